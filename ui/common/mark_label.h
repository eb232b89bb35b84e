#pragma once

#include "common/shapes.h"
#include "common/theme.h"

#include <QWidget>

namespace tollgate::common {

// A drawn sign in a layout. Says nothing to screen readers: a word beside it does.
class MarkLabel : public QWidget {
    Q_OBJECT

public:
    explicit MarkLabel(int side, QWidget* parent = nullptr);

    void setMark(Mark mark, Tone tone);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark = Mark::None;
    Tone m_tone = Tone::Text;
};

} // namespace tollgate::common
