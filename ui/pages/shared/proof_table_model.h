#pragma once

#include "workspace/operation_watch.h"

#include <QAbstractTableModel>

#include <vector>

namespace tollgate::pages {

// What each node said to an operation: asked, done within so many milliseconds, and the version
// that a fresh read on it gave.
class ProofTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Node, Answer, Reads, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    // `isOver`: the operation has ended, so that a node without an answer will give none.
    void setProofs(std::vector<ports::NodeProof> proofs, bool isOver);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const ports::NodeProof& proof, int column) const;
    bool isSilent(const ports::NodeProof& proof) const { return m_isOver && !proof.done; }

    std::vector<ports::NodeProof> m_proofs;
    bool m_isOver = false;
};

} // namespace tollgate::pages
