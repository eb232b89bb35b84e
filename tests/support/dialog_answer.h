#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

#include <functional>

class QDialog;

namespace tollgate::test {

// Answers the next modal dialog as soon as it is there. Lives until then.
class DialogAnswer : public QObject {
public:
    explicit DialogAnswer(std::function<void(QDialog&)> answer);

    bool isGiven() const { return m_isGiven; }

private:
    void look();

    std::function<void(QDialog&)> m_answer;
    QTimer m_timer;
    bool m_isGiven = false;
};

// Types a path into a dialog that asks for a file, and takes it.
void chooseFile(QDialog& dialog, const QString& path);

} // namespace tollgate::test
