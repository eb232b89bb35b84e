#include "charts/limit_chart_accessible.h"

#include "charts/limit_chart.h"
#include "charts/limit_handle.h"
#include "common/formats.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QAccessibleWidget>
#include <QCoreApplication>
#include <QGraphicsScene>

namespace tollgate::charts {

namespace {

class Texts {
    Q_DECLARE_TR_FUNCTIONS(tollgate::charts::LimitChart)
};

LimitChart* chartOf(const LimitHandle& handle)
{
    const auto views = handle.scene()->views();
    return views.isEmpty() ? nullptr : qobject_cast<LimitChart*>(views.first());
}

QRect onScreen(const QWidget& widget, const QRectF& rect)
{
    const QRect place = rect.toAlignedRect();
    return {widget.mapToGlobal(place.topLeft()), place.size()};
}

// The draft's limit as a slider.
class HandleInterface : public QAccessibleObject,
                        public QAccessibleValueInterface,
                        public QAccessibleActionInterface {
public:
    explicit HandleInterface(LimitHandle& handle) : QAccessibleObject(&handle), m_handle(handle) { }

    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(chartOf(m_handle));
    }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QRect rect() const override { return onScreen(chart(), chart().handleRect()); }
    QAccessible::Role role() const override { return QAccessible::Slider; }
    QAccessible::State state() const override;
    QString text(QAccessible::Text kind) const override;
    void* interface_cast(QAccessible::InterfaceType type) override;

    QVariant currentValue() const override { return limit(); }
    void setCurrentValue(const QVariant& value) override { chart().moveLimit(value.toLongLong()); }
    QVariant minimumValue() const override { return qlonglong(data().scale.first() - 1); }
    QVariant maximumValue() const override { return qlonglong(data().scale.last()); }
    QVariant minimumStepSize() const override { return 1; }

    QStringList actionNames() const override { return {increaseAction(), decreaseAction()}; }
    void doAction(const QString& name) override;
    QStringList keyBindingsForAction(const QString& name) const override;

private:
    LimitChart& chart() const { return *chartOf(m_handle); }
    const LimitChartData& data() const { return chart().data(); }
    qlonglong limit() const { return data().limits.draft.value_or(data().scale.last()); }

    LimitHandle& m_handle;
};

QAccessible::State HandleInterface::state() const
{
    QAccessible::State state;
    state.focusable = true;
    state.focused = chart().hasFocus();
    state.disabled = !chart().isEnabled();
    state.invisible = !chart().isVisible();
    return state;
}

QString HandleInterface::text(QAccessible::Text kind) const
{
    switch (kind) {
    case QAccessible::Name:
        return data().words.handle;
    case QAccessible::Value:
        return limitValueText(data());
    default:
        return {};
    }
}

void* HandleInterface::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ValueInterface)
        return static_cast<QAccessibleValueInterface*>(this);
    if (type == QAccessible::ActionInterface)
        return static_cast<QAccessibleActionInterface*>(this);
    return QAccessibleObject::interface_cast(type);
}

void HandleInterface::doAction(const QString& name)
{
    const auto move = name == increaseAction() ? LimitMove::StepUp : LimitMove::StepDown;
    if (const auto limit = moved(data(), move))
        chart().moveLimit(*limit);
}

QStringList HandleInterface::keyBindingsForAction(const QString& name) const
{
    const auto key = name == increaseAction() ? Qt::Key_Right : Qt::Key_Left;
    return {QKeySequence(key).toString(QKeySequence::NativeText)};
}

// One bar, to be read.
class BarInterface : public QAccessibleInterface {
public:
    BarInterface(LimitChart& chart, std::size_t bin) : m_chart(chart), m_bin(bin) { }

    std::size_t bin() const { return m_bin; }

    bool isValid() const override { return m_bin < m_chart.data().bars.size(); }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
    QAccessibleInterface* parent() const override
    {
        return QAccessible::queryAccessibleInterface(&m_chart);
    }
    QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? m_chart.describeBin(m_bin) : QString();
    }
    void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override { }
    QRect rect() const override { return onScreen(m_chart, m_chart.binRect(m_bin)); }
    QAccessible::Role role() const override { return QAccessible::StaticText; }
    QAccessible::State state() const override { return {}; }

private:
    LimitChart& m_chart;
    std::size_t m_bin;
};

class ChartInterface : public QAccessibleWidget {
public:
    explicit ChartInterface(LimitChart& chart)
        : QAccessibleWidget(&chart, QAccessible::Chart), m_chart(chart)
    {
    }
    ~ChartInterface() override { forgetBars(); }

    int childCount() const override { return 1 + static_cast<int>(m_chart.data().bars.size()); }
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface* child) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override
    {
        return m_chart.hasFocus() ? child(0) : nullptr;
    }
    QString text(QAccessible::Text kind) const override;

private:
    void forgetBars() const;

    LimitChart& m_chart;
    mutable std::vector<QAccessible::Id> m_bars; // made when they are asked for
};

QAccessibleInterface* ChartInterface::child(int index) const
{
    if (index == 0)
        return QAccessible::queryAccessibleInterface(m_chart.handleObject());
    const std::size_t bars = m_chart.data().bars.size();
    if (index < 0 || static_cast<std::size_t>(index) > bars)
        return nullptr;
    if (m_bars.size() != bars) {
        forgetBars();
        for (std::size_t bin = 0; bin < bars; ++bin) {
            auto* bar = new BarInterface(m_chart, bin);
            // Qt's registry owns it until forgetBars(). NOLINTNEXTLINE(*-cplusplus.NewDeleteLeaks)
            m_bars.push_back(QAccessible::registerAccessibleInterface(bar));
        }
    }
    return QAccessible::accessibleInterface(m_bars[static_cast<std::size_t>(index) - 1]);
}

int ChartInterface::indexOfChild(const QAccessibleInterface* child) const
{
    if (child->object() == m_chart.handleObject())
        return 0;
    const auto* bar = dynamic_cast<const BarInterface*>(child);
    return bar == nullptr ? -1 : static_cast<int>(bar->bin()) + 1;
}

QAccessibleInterface* ChartInterface::childAt(int x, int y) const
{
    for (int i = 0; i < childCount(); ++i) {
        QAccessibleInterface* place = child(i);
        if (place->rect().contains(x, y))
            return place;
    }
    return nullptr;
}

QString ChartInterface::text(QAccessible::Text kind) const
{
    const LimitChartData& data = m_chart.data();
    switch (kind) {
    case QAccessible::Name:
        return data.words.title;
    case QAccessible::Description:
        return Texts::tr("%1; %2 beyond the draft, %3 beyond today's limit")
            .arg(common::consumers(data.total), common::count(data.beyondDraft),
                common::count(data.beyondToday));
    default:
        return QAccessibleWidget::text(kind);
    }
}

void ChartInterface::forgetBars() const
{
    for (const QAccessible::Id bar : m_bars)
        QAccessible::deleteAccessibleInterface(bar);
    m_bars.clear();
}

QAccessibleInterface* makeInterface(const QString& /*className*/, QObject* object)
{
    if (auto* chart = qobject_cast<LimitChart*>(object))
        return new ChartInterface(*chart);
    if (auto* handle = qobject_cast<LimitHandle*>(object))
        return new HandleInterface(*handle);
    return nullptr;
}

} // namespace

void installLimitChartAccessibility()
{
    QAccessible::installFactory(makeInterface); // Qt keeps each factory once
}

QString limitValueText(const LimitChartData& data)
{
    const QString limit
        = data.limits.draft ? common::count(*data.limits.draft) : Texts::tr("unlimited");
    return Texts::tr("%1; %2 of %3 beyond")
        .arg(limit, common::count(data.beyondDraft), common::count(data.total));
}

void announceLimit(LimitHandle& handle, const LimitChartData& data)
{
    QAccessibleValueChangeEvent event(&handle, limitValueText(data));
    QAccessible::updateAccessibility(&event);
}

} // namespace tollgate::charts
