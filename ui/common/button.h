#pragma once

#include <QPushButton>

namespace tollgate::common {

enum class ButtonKind {
    Plain, // a box with a hairline
    Primary, // filled with the accent; at most one in sight
    Quiet, // small, in the colour of the writing around it
};

// A button with a verb on it.
class Button : public QPushButton {
    Q_OBJECT

public:
    explicit Button(
        const QString& verb, ButtonKind kind = ButtonKind::Plain, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void drawGround(QPainter& painter) const;
    void drawQuietGround(QPainter& painter) const;
    QColor textColor() const;

    ButtonKind m_kind;
};

} // namespace tollgate::common
