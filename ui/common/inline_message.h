#pragma once

#include <QFrame>

namespace tollgate::common {

class Button;
class MarkButton;
class MarkLabel;
class TextLabel;

enum class MessageTone { Info, Good, Warning, Error };

// A message that stands where its cause is: hidden and without room until it is shown, then part
// of the layout. At most one verb.
class InlineMessage : public QFrame {
    Q_OBJECT

public:
    struct Content {
        MessageTone tone = MessageTone::Info;
        QString text;
        QString verb; // empty: no button
        bool canBeClosed = true;
    };

    explicit InlineMessage(QWidget* parent = nullptr);

    // Also told to screen readers.
    void showMessage(const Content& content);

signals:
    void verbTriggered();
    void closed(); // by the operator

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void close();

    MessageTone m_tone = MessageTone::Info;
    MarkLabel* m_mark;
    TextLabel* m_text;
    Button* m_verb;
    MarkButton* m_close;
};

} // namespace tollgate::common
