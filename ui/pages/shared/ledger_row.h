#pragma once

#include "shared/ledger_text.h"

#include <QAbstractButton>

namespace tollgate::pages {

// One line of the ledger: its name, before → after, and the difference. A button, as it filters,
// unless it is only read.
class LedgerRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit LedgerRow(QWidget* parent = nullptr);

    void makeReadOnly();
    void setLine(const LedgerText& line, bool isEstimate);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QColor differenceColor() const;
    int drawDifference(QPainter& painter, const QRect& room) const; // the width it took

    LedgerText m_line;
    bool m_isEstimate = false;
};

} // namespace tollgate::pages
