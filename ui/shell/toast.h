#pragma once

#include <QFrame>
#include <QTimer>

#include <chrono>

namespace tollgate::common {
class Button;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::shell {

// Tells for a moment what has been done, with one verb to take it back. Lies over the foot of its
// parent; stays while the pointer or the keyboard's focus is on it; told to screen readers.
class Toast : public QFrame {
    Q_OBJECT

public:
    explicit Toast(QWidget* parent, std::chrono::milliseconds duration = std::chrono::seconds(8));

    void showMessage(const QString& text, const QString& verb = {});

signals:
    void verbTriggered();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void invertColors();
    void place();
    void triggerVerb();
    void hideUnlessWatched();

    common::TextLabel* m_text;
    common::Button* m_verb;
    QTimer m_timer;
};

} // namespace tollgate::shell
