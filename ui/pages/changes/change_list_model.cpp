#include "changes/change_list_model.h"

#include "changes/changes_words.h"
#include "changes/edit_words.h"
#include "changes/words.h"

#include <algorithm>

namespace tollgate::pages {

namespace {

using Kind = ChangeListRow::Kind;

ChangeListRow draftRow(const ReviewedDraft& draft, const ChangesState& state)
{
    return {.kind = Kind::Draft,
        .title = titleOf(draft),
        .note = state.stale                              ? ChangesWords::tr("its plan has moved")
            : state.isBusy() && state.progressOf.empty() ? ChangesWords::tr("on its way")
                                                         : ChangesWords::tr("not applied yet")};
}

ChangeListRow changeRow(const ShownChange& change)
{
    return {.kind = change.isUndone() ? Kind::Undone : Kind::Applied,
        .title = titleOf(change),
        .note = (change.change.undoes.empty() ? ChangesWords::tr("%1 · %2")
                                              : ChangesWords::tr("undo · %1 · %2"))
                    .arg(momentOf(change.change.submitted), text(change.change.author)),
        .id = change.change.id};
}

void addGroup(
    std::vector<ChangeListRow>& rows, const QString& title, std::vector<ChangeListRow> changes)
{
    if (changes.empty())
        return;
    rows.push_back({.title = title});
    std::ranges::move(changes, std::back_inserter(rows));
}

} // namespace

std::vector<ChangeListRow> listRows(const ChangesState& state)
{
    std::vector<ChangeListRow> rows;
    std::vector<ChangeListRow> applied;
    std::vector<ChangeListRow> undone;
    if (state.changes) {
        for (const ShownChange& change : *state.changes)
            (change.isUndone() ? undone : applied).push_back(changeRow(change));
    }
    if (state.draft)
        addGroup(rows, ChangesWords::tr("Draft"), {draftRow(*state.draft, state)});
    addGroup(rows, ChangesWords::tr("Applied"), std::move(applied));
    addGroup(rows, ChangesWords::tr("Undone"), std::move(undone));
    return rows;
}

void ChangeListModel::setRows(std::vector<ChangeListRow> rows)
{
    if (rows == m_rows)
        return;
    const bool isSame = std::ranges::equal(rows, m_rows,
        [](const auto& one, const auto& two) { return one.id == two.id && one.kind == two.kind; });
    if (!isSame)
        beginResetModel();
    m_rows = std::move(rows);
    if (!isSame)
        return endResetModel();
    emit dataChanged(index(0), index(rowCount() - 1));
}

int ChangeListModel::rowOf(const std::string& id) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](const ChangeListRow& row) { return row.kind != Kind::Group && row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int ChangeListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ChangeListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ChangeListRow& row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.title;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return row.note.isEmpty() ? row.title : row.title + QStringLiteral(", ") + row.note;
    case NoteRole:
        return row.note;
    case KindRole:
        return static_cast<int>(row.kind);
    default:
        return {};
    }
}

// Groups are read, not chosen.
Qt::ItemFlags ChangeListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || rowAt(index.row()).kind == Kind::Group)
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

} // namespace tollgate::pages
