#pragma once

#include "shared/ledger_text.h"

#include <QWidget>

#include <vector>

namespace tollgate::pages {

class LedgerRow;

// The lines of a ledger to be read: two beside each other where there is room, else one below the
// other.
class LedgerGrid : public QWidget {
    Q_OBJECT

public:
    explicit LedgerGrid(QWidget* parent = nullptr);

    void setLines(const std::vector<LedgerText>& lines);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    std::vector<LedgerRow*> m_rows;
};

} // namespace tollgate::pages
