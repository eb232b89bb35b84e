#include "charts/limit_scene.h"

#include "charts/hatch.h"
#include "charts/limit_grid.h"
#include "charts/limit_handle.h"
#include "charts/limit_items.h"
#include "common/formats.h"
#include "common/metrics.h"
#include "common/theme.h"

#include <QChart>
#include <QCoreApplication>
#include <QFontMetricsF>
#include <QGraphicsLineItem>
#include <QGraphicsScene>

#include <algorithm>
#include <cmath>

namespace tollgate::charts {

namespace {

constexpr qreal kSideRoom = 12; // the grip at either end of the axis
constexpr qreal kTodayTop = 6; // today's line is shorter than the draft's
constexpr qreal kTickGap = 18; // between the words under the axis

class Texts {
    Q_DECLARE_TR_FUNCTIONS(tollgate::charts::LimitChart)
};

QString limitText(Limit limit) { return limit ? common::count(*limit) : Texts::tr("unlimited"); }

LimitLabels::Texts textsOf(const LimitChartData& data)
{
    const QString draft = limitText(data.limits.draft);
    const QString beyond = common::count(data.beyondDraft);
    if (data.limits.draft == data.limits.today)
        return {.draft = Texts::tr("today %1").arg(draft),
            .count = Texts::tr("%1 beyond").arg(beyond),
            .today = {}};
    return {.draft = Texts::tr("draft %1").arg(draft),
        .count = Texts::tr("%1 beyond (was %2)").arg(beyond, common::count(data.beyondToday)),
        .today = Texts::tr("today %1").arg(limitText(data.limits.today))};
}

double positionOf(Limit limit, const Scale& scale)
{
    return limit ? scale.positionOf(*limit) : static_cast<double>(scale.binCount());
}

} // namespace

LimitScene::LimitScene(QChart& chart, QGraphicsScene& scene)
    : m_bars(chart), m_grid(new LimitGrid), m_axis(new LimitAxis), m_labels(new LimitLabels),
      m_legend(new LimitLegend), m_handle(new LimitHandle), m_todayLine(new QGraphicsLineItem)
{
    const std::initializer_list<QGraphicsItem*> fromTheBack
        = {m_grid, &chart, m_axis, m_legend, m_todayLine, m_handle, m_labels};
    qreal z = 0;
    for (QGraphicsItem* item : fromTheBack) {
        item->setZValue(++z);
        if (item != &chart)
            scene.addItem(item);
    }
}

void LimitScene::setLook(const Look& look)
{
    m_look = look;
    m_bars.restyle(look.palette, look.devicePixelRatio);
    m_grid->setLook(look.font, look.palette);
    m_axis->setLook(look.font, look.palette);
    m_labels->setLook(look.font, look.palette);
    m_legend->setLook(look.font, look.palette);
    m_handle->setPalette(look.palette);
    QPen dashes(common::Theme::of(look.palette).secondary, 1.4);
    dashes.setDashPattern({4, 2.5});
    dashes.setCapStyle(Qt::FlatCap);
    m_todayLine->setPen(dashes);
    arrange();
}

void LimitScene::setSize(const QSizeF& size)
{
    m_size = size;
    arrange();
}

void LimitScene::show(LimitChartData data)
{
    const bool isSameAxis = data.scale == m_data.scale;
    m_data = std::move(data);
    m_bars.setBars(m_data.bars);
    m_grid->setBars(m_data.bars);
    if (!isSameAxis)
        return arrange();
    showLimits();
    showLegend();
}

qreal LimitScene::xAt(double position) const
{
    const auto bins = static_cast<double>(m_data.scale.binCount());
    return std::round(m_plot.left() + m_plot.width() * position / bins);
}

double LimitScene::positionAt(qreal x) const
{
    const auto bins = static_cast<double>(m_data.scale.binCount());
    return (x - m_plot.left()) / m_plot.width() * bins;
}

QRectF LimitScene::columnOf(std::size_t bin) const
{
    const qreal pitch = m_plot.width() / static_cast<double>(m_data.scale.binCount());
    return {m_plot.left() + pitch * static_cast<double>(bin), m_plot.top(), pitch, m_plot.height()};
}

// From top to bottom: labels, bars, the words under the axis below the grip, the legend.
void LimitScene::arrange()
{
    if (m_size.isEmpty())
        return;
    const qreal line
        = std::ceil(QFontMetricsF(sized(m_look.font, common::TextSize::Small)).height());
    const qreal labels = m_labels->height();
    const QRectF legend(
        0, m_size.height() - line - common::kTight, m_size.width(), line + common::kTight);
    const qreal axisHeight = kGripOverhang + line + 2;
    const qreal foot = std::max(labels, legend.top() - common::kSnug - axisHeight);
    m_labels->setArea({kSideRoom, 0, m_size.width() - 2 * kSideRoom, labels});
    m_plot = m_bars.fit({kSideRoom, labels + common::kTight, m_size.width() - 2 * kSideRoom,
        std::max(1.0, foot - labels - common::kTight)});
    m_grid->setArea({0, m_plot.top(), m_size.width(), m_plot.height()});
    m_handle->setSpan(0, foot);
    m_legend->setArea(legend);
    showTicks({0, foot, m_size.width(), axisHeight});
    showLimits();
    showLegend();
}

void LimitScene::showTicks(const QRectF& area)
{
    const Scale& scale = m_data.scale;
    const QFontMetricsF metrics(sized(m_look.font, common::TextSize::Small));
    const qreal widest
        = metrics.horizontalAdvance(common::axisCount(scale.last(), scale.last())) + kTickGap;
    const qreal pitch = m_plot.width() / static_cast<double>(scale.binCount());
    std::vector<LimitAxis::Label> labels;
    for (const Tick& tick : ticksOf(scale, widest / pitch))
        labels.push_back({xAt(tick.position), common::axisCount(tick.value, scale.last())});
    m_axis->setLabels(area, std::move(labels));
}

void LimitScene::showLimits()
{
    const LimitPair& limits = m_data.limits;
    const qreal draftX = xAt(positionOf(limits.draft, m_data.scale));
    const qreal todayX = xAt(positionOf(limits.today, m_data.scale));
    m_labels->setTexts(textsOf(m_data));
    m_labels->place(draftX, todayX);
    m_handle->setPos(draftX, 0);
    const QRectF label = m_labels->places().today;
    const bool isUnderLabel = label.left() <= todayX && label.right() >= todayX;
    m_todayLine->setLine(
        todayX, isUnderLabel ? label.bottom() : kTodayTop, todayX, m_plot.bottom());
    m_todayLine->setVisible(limits.today && limits.today != limits.draft);
}

void LimitScene::showLegend()
{
    const std::int64_t alreadyBeyond = std::min(m_data.beyondDraft, m_data.beyondToday);
    const std::array<std::int64_t, 3> counts{
        m_data.total - m_data.beyondDraft, m_data.beyondDraft - alreadyBeyond, alreadyBeyond};
    const std::array<QString, 3> words{
        m_data.words.inside, m_data.words.newlyBeyond, m_data.words.alreadyBeyond};
    std::array<LimitLegend::Entry, 3> entries;
    for (std::size_t kind = 0; kind < entries.size(); ++kind)
        entries[kind] = {.fill = m_bars.fill(kind),
            .count = common::count(counts[kind]),
            .widestCount = common::count(m_data.total),
            .words = words[kind]};
    m_legend->setEntries(std::move(entries));
}

} // namespace tollgate::charts
