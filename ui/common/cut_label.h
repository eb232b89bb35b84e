#pragma once

#include "common/text_label.h"

namespace tollgate::common {

// A line that takes the room it is given: cut with an ellipsis where that is too little, and whole
// in its tool tip.
class CutLabel : public TextLabel {
    Q_OBJECT

public:
    explicit CutLabel(const QString& text, TextStyle style = {}, QWidget* parent = nullptr);

    bool isCut() const;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

} // namespace tollgate::common
