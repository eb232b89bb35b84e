#include "support/dialog_answer.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>

namespace tollgate::test {

DialogAnswer::DialogAnswer(std::function<void(QDialog&)> answer) : m_answer(std::move(answer))
{
    connect(&m_timer, &QTimer::timeout, this, &DialogAnswer::look);
    m_timer.start(0);
}

void DialogAnswer::look()
{
    auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
    if (!dialog || !dialog->isVisible())
        return;
    m_timer.stop();
    m_isGiven = true;
    m_answer(*dialog);
}

void chooseFile(QDialog& dialog, const QString& path)
{
    auto* name = dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    if (!name)
        qFatal("'%s' asks for no file", qPrintable(dialog.windowTitle()));
    name->setText(path);
    dialog.accept();
}

} // namespace tollgate::test
