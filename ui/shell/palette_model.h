#pragma once

#include "shell/palette_hits.h"

#include <QAbstractListModel>

namespace tollgate::shell {

// What the palette lists, the best first; looks by the roles of CommandDelegate.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setHits(std::vector<RankedHit> hits);

    const PaletteHit& hit(int row) const { return m_hits[static_cast<std::size_t>(row)].hit; }
    int rowOf(const QString& id) const; // −1: not there

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<RankedHit> m_hits;
};

} // namespace tollgate::shell
