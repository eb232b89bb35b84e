#pragma once

#include <QTableView>

namespace tollgate::pages {

class FieldTableModel;

// The fields of a change, one row each; as high as its rows.
class FieldTable : public QTableView {
    Q_OBJECT

public:
    explicit FieldTable(QWidget* parent = nullptr);

    FieldTableModel& fields() { return *m_model; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    FieldTableModel* m_model;
};

} // namespace tollgate::pages
