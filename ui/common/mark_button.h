#pragma once

#include "common/shapes.h"

#include <QAbstractButton>

namespace tollgate::common {

// A button that is only a sign; its name is its tool tip and what screen readers say.
class MarkButton : public QAbstractButton {
    Q_OBJECT

public:
    MarkButton(Mark mark, const QString& name, QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark;
};

} // namespace tollgate::common
