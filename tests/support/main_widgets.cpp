#include <QApplication>
#include <QFont>
#include <QStyle>

namespace tollgate::test {
int runAll(int argc, char** argv);
}

// Style and font as the console sets them, so that sizes do not hang on the machine's settings.
int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    return tollgate::test::runAll(argc, argv);
}
