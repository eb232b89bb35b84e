#include "changes/ledger_grid.h"

#include "common/metrics.h"
#include "shared/ledger_row.h"

namespace tollgate::pages {

namespace {

constexpr int kLines = 4;
constexpr int kGap = common::kRoomy; // between two beside each other
constexpr int kWideEnough = 700; // for two of them with amounts of money

int columnsFor(int width) { return width < kWideEnough ? 1 : 2; }

} // namespace

LedgerGrid::LedgerGrid(QWidget* parent) : QWidget(parent)
{
    for (int i = 0; i < kLines; ++i) {
        m_rows.push_back(new LedgerRow(this));
        m_rows.back()->makeReadOnly();
    }
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void LedgerGrid::setLines(const std::vector<LedgerText>& lines)
{
    for (std::size_t i = 0; i < m_rows.size() && i < lines.size(); ++i)
        m_rows[i]->setLine(lines[i], false);
}

int LedgerGrid::heightForWidth(int width) const
{
    return kLines / columnsFor(width) * m_rows.front()->sizeHint().height();
}

QSize LedgerGrid::sizeHint() const { return {kWideEnough, heightForWidth(kWideEnough)}; }

QSize LedgerGrid::minimumSizeHint() const
{
    return {m_rows.front()->minimumSizeHint().width(), heightForWidth(kWideEnough)};
}

void LedgerGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const int columns = columnsFor(width());
    const int column = (width() - (columns - 1) * kGap) / columns;
    const int height = m_rows.front()->sizeHint().height();
    for (int i = 0; i < kLines; ++i)
        m_rows[static_cast<std::size_t>(i)]->setGeometry(
            i % columns * (column + kGap), i / columns * height, column, height);
}

} // namespace tollgate::pages
