#include <QCoreApplication>

namespace tollgate::test {
int runAll(int argc, char** argv);
}

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    return tollgate::test::runAll(argc, argv);
}
