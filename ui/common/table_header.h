#pragma once

#include <QHeaderView>

namespace tollgate::common {

// Quiet words over a table's columns, a hairline under them, an arrow at the sorted one.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(QWidget* parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
};

} // namespace tollgate::common
