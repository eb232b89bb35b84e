#include "changes/who_card.h"

#include "changes/changes_words.h"
#include "changes/who_table_model.h"
#include "common/metrics.h"
#include "common/state_view.h"
#include "common/tables.h"

#include <QHeaderView>
#include <QTableView>

namespace tollgate::pages {

namespace {

constexpr int kLeastRows = 4; // in sight
constexpr int kWideEnough = 640; // for both bills beside their difference

} // namespace

WhoCard::WhoCard(QWidget* parent)
    : common::Card(tr("Who is affected"), {}, parent), m_model(new WhoTableModel(this)),
      m_table(new QTableView(this)), m_view(new common::StateView(m_table, this))
{
    build();
}

void WhoCard::build()
{
    common::setUpTable(*m_table);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Affected consumers"));
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QHeaderView* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setSectionResizeMode(WhoTableModel::Consumer, QHeaderView::Stretch);
    // Widths for figures of seven digits; measuring the cells would touch every row.
    const QFontMetrics metrics(m_table->font());
    const auto fit = [&](int column, const char* widest) {
        header->resizeSection(
            column, metrics.horizontalAdvance(QLatin1StringView(widest)) + 2 * common::kRoomy);
    };
    fit(WhoTableModel::Affected, "no longer");
    fit(WhoTableModel::Refused, "10,000 > 10,000");
    fit(WhoTableModel::BillNow, "$10,000.00");
    fit(WhoTableModel::BillAfter, "$10,000.00");
    fit(WhoTableModel::Change, "^ +$10,000.00");
    m_view->setMinimumHeight(header->sizeHint().height()
        + kLeastRows * m_table->verticalHeader()->defaultSectionSize() + 2);
    // It takes what is left; its own wish would make all of it scroll.
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    addWide(m_view);
}

void WhoCard::render(const SharedDraft& draft)
{
    m_model->setDraft(draft);
    if (!draft)
        return;
    setSubtitle(whoNote(*draft));
    if (draft->who.empty())
        m_view->setFace(common::Empty{.title = tr("Nobody is affected"),
            .text = tr("In the usage that was previewed no consumer of this plan is refused more "
                       "or less, and no bill changes."),
            .verb = {}});
    else
        m_view->setFace(common::Ready{});
}

void WhoCard::resizeEvent(QResizeEvent* event)
{
    common::Card::resizeEvent(event);
    m_table->setColumnHidden(WhoTableModel::BillNow, width() < kWideEnough);
}

} // namespace tollgate::pages
