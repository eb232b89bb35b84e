#pragma once

#include <QBrush>
#include <QWidget>

#include <vector>

namespace tollgate::charts {

// Kinds of bars in words, each with its fill and a figure; in as many lines as they need.
class Legend : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QBrush fill;
        QString figure;
        QString words;

        bool operator==(const Entry&) const = default;
    };

    explicit Legend(QWidget* parent = nullptr);

    void setEntries(std::vector<Entry> entries);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Place {
        QPoint at; // of the swatch
        const Entry* entry = nullptr;
    };

    int lineHeight() const;
    std::vector<Place> placesIn(int width) const;

    std::vector<Entry> m_entries;
};

} // namespace tollgate::charts
