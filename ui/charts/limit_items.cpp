#include "charts/limit_items.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace tollgate::charts {

namespace {

constexpr qreal kLineGap = 2; // between the draft's two lines

} // namespace

using common::sized;
using common::TextSize;
using common::Theme;

void LimitAxis::setLook(const QFont& font, const QPalette& palette)
{
    m_font = sized(font, TextSize::Small);
    m_palette = palette;
    update();
}

void LimitAxis::setLabels(const QRectF& area, std::vector<Label> labels)
{
    prepareGeometryChange();
    m_area = area;
    m_labels = std::move(labels);
    update();
}

void LimitAxis::paint(
    QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    const Theme& theme = Theme::of(m_palette);
    painter->fillRect(QRectF(m_area.left(), m_area.top(), m_area.width(), 1), theme.line);
    painter->setFont(m_font);
    const QFontMetricsF metrics(m_font);
    for (const Label& label : m_labels) {
        painter->fillRect(QRectF(std::round(label.x), m_area.top(), 1, 5), theme.line);
        const qreal width = metrics.horizontalAdvance(label.text);
        const qreal left = std::clamp(
            label.x - width / 2, m_area.left(), std::max(m_area.left(), m_area.right() - width));
        painter->setPen(theme.secondary);
        painter->drawText(QPointF(left, m_area.bottom() - metrics.descent()), label.text);
    }
}

void LimitLabels::setLook(const QFont& font, const QPalette& palette)
{
    m_strong = sized(font, TextSize::Subheading, QFont::Bold);
    m_body = sized(font, TextSize::Body);
    m_small = sized(font, TextSize::Small);
    m_palette = palette;
    update();
}

void LimitLabels::setArea(const QRectF& area)
{
    prepareGeometryChange();
    m_area = area;
}

void LimitLabels::setTexts(const Texts& texts)
{
    if (texts == m_texts)
        return;
    m_texts = texts;
    update();
}

void LimitLabels::place(qreal draftX, std::optional<qreal> todayX)
{
    m_places = placeLabels({.band = m_area,
        .draftX = draftX,
        .draftSize = draftSize(),
        .todayX = m_texts.today.isEmpty() ? std::nullopt : todayX,
        .todaySize = todaySize()});
    update();
}

qreal LimitLabels::height() const { return std::ceil(bandHeight(draftSize(), todaySize())); }

QSizeF LimitLabels::draftSize() const
{
    const QFontMetricsF strong(m_strong);
    const QFontMetricsF body(m_body);
    return {
        std::max(strong.horizontalAdvance(m_texts.draft), body.horizontalAdvance(m_texts.count)),
        strong.height() + kLineGap + body.height()};
}

QSizeF LimitLabels::todaySize() const
{
    // As high as the draft's first line, so that both stand on one base line.
    return {
        QFontMetricsF(m_small).horizontalAdvance(m_texts.today), QFontMetricsF(m_strong).height()};
}

void LimitLabels::paint(
    QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    const Theme& theme = Theme::of(m_palette);
    if (!m_places.today.isNull()) {
        painter->fillRect(m_places.today, theme.card);
        painter->setFont(m_small);
        painter->setPen(theme.secondary);
        painter->drawText(
            QPointF(m_places.today.left(), m_places.today.top() + QFontMetricsF(m_strong).ascent()),
            m_texts.today);
    }
    painter->fillRect(m_places.draft, theme.card);
    const Qt::Alignment side = m_places.isDraftLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter->setPen(theme.text);
    painter->setFont(m_strong);
    painter->drawText(m_places.draft, int(side | Qt::AlignTop), m_texts.draft);
    painter->setFont(m_body);
    painter->drawText(m_places.draft, int(side | Qt::AlignBottom), m_texts.count);
}

void LimitLegend::setLook(const QFont& font, const QPalette& palette)
{
    m_font = sized(font, TextSize::Small);
    m_palette = palette;
    update();
}

void LimitLegend::setArea(const QRectF& area)
{
    prepareGeometryChange();
    m_area = area;
}

void LimitLegend::setEntries(std::array<Entry, 3> entries)
{
    m_entries = std::move(entries);
    update();
}

void LimitLegend::paint(
    QPainter* painter, const QStyleOptionGraphicsItem* /*option*/, QWidget* /*widget*/)
{
    constexpr qreal swatch = 12;
    const Theme& theme = Theme::of(m_palette);
    const QFontMetricsF metrics(m_font);
    const qreal baseline = m_area.bottom() - metrics.descent() - 2;
    painter->setFont(m_font);
    qreal x = m_area.left();
    for (const Entry& entry : m_entries) {
        painter->fillRect(
            QRectF(x, std::round(baseline - metrics.capHeight() / 2 - swatch / 2), swatch, swatch),
            entry.fill);
        const qreal words = x + swatch + common::kSnug;
        painter->setPen(theme.secondary);
        painter->drawText(QPointF(words, baseline), entry.words);
        const qreal count
            = words + metrics.horizontalAdvance(entry.words) + metrics.horizontalAdvance(u' ') + 1;
        painter->setPen(theme.text);
        painter->drawText(QPointF(count, baseline), entry.count);
        x = count + metrics.horizontalAdvance(entry.widestCount) + common::kRoomy;
    }
}

} // namespace tollgate::charts
