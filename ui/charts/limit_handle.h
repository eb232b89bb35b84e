#pragma once

#include <QGraphicsObject>
#include <QPalette>

namespace tollgate::charts {

// The draft's limit: a line over the whole plot with a grip at its foot. Says what the pointer
// does to it; the chart decides where it goes.
class LimitHandle : public QGraphicsObject {
    Q_OBJECT

public:
    explicit LimitHandle(QGraphicsItem* parent = nullptr);

    void setSpan(qreal top, qreal foot); // of the line
    void setFocused(bool focused); // the chart has the keyboard's focus
    void setPalette(const QPalette& palette);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

signals:
    void grabbed();
    void moved(qreal x, Qt::KeyboardModifiers modifiers); // x of the line, in the scene
    void dropped();

protected:
    void mousePressEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseMoveEvent(QGraphicsSceneMouseEvent* event) override;
    void mouseReleaseEvent(QGraphicsSceneMouseEvent* event) override;

private:
    QRectF grip() const;

    qreal m_top = 0;
    qreal m_foot = 0;
    qreal m_grabbedAt = 0; // of the pointer, from the line
    bool m_isFocused = false;
    QPalette m_palette;
};

// How far the grip reaches under the foot of its line.
inline constexpr qreal kGripOverhang = 14;

} // namespace tollgate::charts
