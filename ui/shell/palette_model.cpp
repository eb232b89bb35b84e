#include "shell/palette_model.h"

#include "shell/command_delegate.h"

#include <algorithm>

namespace tollgate::shell {

namespace {

// "Plan · 412 consumers"
QString detailOf(const PaletteHit& hit)
{
    return hit.note.isEmpty() ? hit.kind : hit.kind + QStringLiteral(" · ") + hit.note;
}

// What is drawn, as one sentence.
QString spoken(const PaletteHit& hit)
{
    QStringList parts{hit.title, hit.kind, hit.note, hit.shortcut};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace

// Each query orders all of them anew: nothing is gained by telling which rows have moved.
void PaletteModel::setHits(std::vector<RankedHit> hits)
{
    beginResetModel();
    m_hits = std::move(hits);
    endResetModel();
}

int PaletteModel::rowOf(const QString& id) const
{
    const auto row = std::find_if(m_hits.begin(), m_hits.end(),
        [&id](const RankedHit& ranked) { return ranked.hit.id == id; });
    return row == m_hits.end() ? -1 : static_cast<int>(row - m_hits.begin());
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RankedHit& row = m_hits[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return row.hit.title;
    case Qt::AccessibleTextRole:
        return spoken(row.hit);
    case DetailRole:
        return detailOf(row.hit);
    case KeysRole:
        return row.hit.shortcut.isEmpty() ? QStringList() : QStringList(row.hit.shortcut);
    case LettersRole:
        return QVariant::fromValue(QList<int>(row.letters.begin(), row.letters.end()));
    default:
        return {};
    }
}

} // namespace tollgate::shell
