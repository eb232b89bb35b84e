#include "charts/legend.h"

#include "common/metrics.h"
#include "common/theme.h"

#include <QPainter>

namespace tollgate::charts {

namespace {

constexpr int kSwatch = 12;

QFont figureFont(const QFont& base)
{
    return common::sized(base, common::TextSize::Small, QFont::DemiBold);
}

} // namespace

Legend::Legend(QWidget* parent) : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void Legend::setEntries(std::vector<Entry> entries)
{
    if (entries == m_entries)
        return;
    m_entries = std::move(entries);
    QStringList words;
    for (const Entry& entry : m_entries)
        words << entry.figure + u' ' + entry.words;
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int Legend::lineHeight() const { return fontMetrics().height() + common::kTight; }

std::vector<Legend::Place> Legend::placesIn(int width) const
{
    const QFontMetrics figures(figureFont(font()));
    const QFontMetrics words(common::sized(font(), common::TextSize::Small));
    std::vector<Place> places;
    QPoint at(0, 0);
    for (const Entry& entry : m_entries) {
        const int wide = kSwatch + 6 + figures.horizontalAdvance(entry.figure) + 5
            + words.horizontalAdvance(entry.words);
        if (at.x() > 0 && at.x() + wide > width)
            at = {0, at.y() + lineHeight()};
        places.push_back({at, &entry});
        at.rx() += wide + common::kRoomy;
    }
    return places;
}

int Legend::heightForWidth(int width) const
{
    const auto places = placesIn(width);
    return (places.empty() ? 0 : places.back().at.y()) + lineHeight();
}

QSize Legend::sizeHint() const { return {320, heightForWidth(std::max(width(), 320))}; }

void Legend::paintEvent(QPaintEvent* /*event*/)
{
    const common::Theme& theme = common::Theme::of(palette());
    QPainter painter(this);
    for (const Place& place : placesIn(width())) {
        QRect line(place.at, QSize(width(), lineHeight()));
        const QRect swatch(line.left(), line.center().y() - kSwatch / 2 + 1, kSwatch, kSwatch);
        painter.fillRect(swatch, place.entry->fill);
        line.setLeft(line.left() + kSwatch + 6);
        painter.setFont(figureFont(font()));
        painter.setPen(theme.text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, place.entry->figure);
        line.setLeft(
            line.left() + painter.fontMetrics().horizontalAdvance(place.entry->figure) + 5);
        painter.setFont(common::sized(font(), common::TextSize::Small));
        painter.setPen(theme.secondary);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, place.entry->words);
    }
}

} // namespace tollgate::charts
