#pragma once

#include "charts/limit_handle.h"
#include "charts/limit_keys.h"
#include "charts/limit_scene.h"

#include <QChartView>

#include <limits>

namespace tollgate::charts {

// How many consumers a limit would hit: a histogram of their use with today's limit as a dashed
// line and the draft as a handle to drag. It shows what it is given and says where the handle goes;
// whoever listens gives it the bars for that limit within the same frame.
//
// Pointer: drag the handle (it snaps to round numbers, with Alt it does not, Esc puts it back),
// click a bar. Keyboard: arrows one round number, with Ctrl ten, Page Up/Down the next consumer,
// Home and End, Esc back to today's limit.
class LimitChart : public QChartView {
    Q_OBJECT

public:
    // What limitDragged and limitReleased say where there is no limit.
    static constexpr qint64 kNoLimit = std::numeric_limits<qint64>::max();

    explicit LimitChart(QWidget* parent = nullptr);

    void setData(LimitChartData data);
    const LimitChartData& data() const { return m_scene.data(); }

    // Moves the draft and commits it, as a key does; outside the axis it comes to the axis' end.
    void moveLimit(std::int64_t limit);

    bool isDragging() const { return m_dragOrigin.has_value(); }

    // Where things are in the widget, for accessibility and tests.
    QObject* handleObject() { return &m_scene.handle(); }
    QRectF handleRect() const;
    QRectF binRect(std::size_t bin) const { return m_scene.columnOf(bin); }
    qreal xOf(std::int64_t limit) const;

    QString describeBin(std::size_t bin) const; // "33,001 to 36,000: 18 consumers, ..."

    QSize sizeHint() const override { return {760, 380}; }
    QSize minimumSizeHint() const override { return {420, 240}; }

signals:
    void limitDragged(qint64 limit); // continuously, and for every key
    void limitReleased(qint64 limit); // the one that holds: let go, set by keys, or drag cancelled
    void binClicked(qint64 from, qint64 to); // both included

protected:
    bool event(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void restyle();
    void beginDrag();
    void dragTo(qreal x, Qt::KeyboardModifiers modifiers);
    void endDrag();
    void cancelDrag();
    void changeLimit(Limit limit);
    void commit();
    std::int64_t snapped(qreal x) const;
    std::optional<std::size_t> barAt(const QPointF& position) const;

    LimitScene m_scene;
    std::optional<Limit> m_dragOrigin; // while the pointer holds the handle
    bool m_hasDragged = false; // and has said so
    bool m_isUncommitted = false; // keys that moved the limit are still down
    std::optional<QPointF> m_pressedAt; // not on the handle
};

} // namespace tollgate::charts
