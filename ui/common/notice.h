#pragma once

#include "common/shapes.h"

#include <QWidget>

namespace tollgate::common {

class Button;
class MarkLabel;
class TextLabel;

// What stands in the middle of a place that has nothing to show: a title, why, and one verb.
class Notice : public QWidget {
    Q_OBJECT

public:
    struct Content { // what is empty takes no room
        Mark mark = Mark::None;
        QString title;
        QString text;
        QString verb;
    };

    explicit Notice(QWidget* parent = nullptr);

    void setContent(const Content& content);
    void announce(); // to screen readers

signals:
    void verbTriggered();

private:
    MarkLabel* m_mark;
    TextLabel* m_title;
    TextLabel* m_text;
    Button* m_verb;
};

} // namespace tollgate::common
