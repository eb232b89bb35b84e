#pragma once

#include <QTableView>

namespace tollgate::pages {

class ProofTableModel;

// The proofs of the nodes, one row each; as high as its rows.
class ProofTable : public QTableView {
    Q_OBJECT

public:
    explicit ProofTable(QWidget* parent = nullptr);

    ProofTableModel& proofs() { return *m_model; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    ProofTableModel* m_model;
};

} // namespace tollgate::pages
