#include "shared/proof_table_model.h"

#include "common/formats.h"
#include "common/shapes.h"
#include "common/tables.h"
#include "common/theme.h"
#include "shared/words.h"

#include <algorithm>

namespace tollgate::pages {

using common::Mark;
using common::Tone;

namespace {

bool isSameNodes(const std::vector<ports::NodeProof>& one, const std::vector<ports::NodeProof>& two)
{
    return std::ranges::equal(one, two, {}, &ports::NodeProof::node, &ports::NodeProof::node);
}

} // namespace

void ProofTableModel::setProofs(std::vector<ports::NodeProof> proofs, bool isOver)
{
    const bool isSame = isSameNodes(proofs, m_proofs);
    if (!isSame)
        beginResetModel();
    m_proofs = std::move(proofs);
    m_isOver = isOver;
    if (!isSame)
        return endResetModel();
    if (!m_proofs.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ProofTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_proofs.size());
}

int ProofTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ProofTableModel::text(const ports::NodeProof& proof, int column) const
{
    switch (column) {
    case Node:
        return pages::text(proof.node);
    case Answer:
        if (proof.done)
            return tr("dropped, %1 ms").arg(common::count(proof.millis));
        return isSilent(proof) ? tr("did not answer") : tr("asked…");
    case Reads:
        if (isSilent(proof))
            return proof.error.empty() ? common::unknown() : pages::text(proof.error);
        if (!proof.done)
            return common::unknown();
        return proof.version ? tr("reads v%1").arg(*proof.version) : tr("empty");
    default:
        return {};
    }
}

QVariant ProofTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ports::NodeProof& proof = m_proofs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(proof, index.column());
    case common::MarkRole:
        if (index.column() == Node && isSilent(proof))
            return static_cast<int>(Mark::Exclamation);
        return static_cast<int>(index.column() == Reads && proof.done ? Mark::Tick : Mark::None);
    case common::ToneRole:
        if (isSilent(proof))
            return static_cast<int>(Tone::Refused);
        if (index.column() == Reads && proof.done)
            return static_cast<int>(Tone::Good);
        return static_cast<int>(index.column() == Answer ? Tone::Secondary : Tone::Text);
    default:
        return {};
    }
}

QVariant ProofTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Node:
        return tr("Node");
    case Answer:
        return tr("Answer");
    case Reads:
        return tr("Proof");
    default:
        return {};
    }
}

} // namespace tollgate::pages
