#pragma once

#include "charts/label_layout.h"

#include <QBrush>
#include <QFont>
#include <QGraphicsItem>
#include <QPalette>
#include <QString>

#include <array>
#include <vector>

// What surrounds the bars of a limit chart. Items of our own and not axes and a legend of Qt
// Charts: those leave no room for the grip under the base line, cut labels short with dots, and
// cannot show a hatch beside a word.
namespace tollgate::charts {

// The base line of the bars and round values under it.
class LimitAxis : public QGraphicsItem {
public:
    struct Label {
        qreal x = 0;
        QString text;
    };

    void setLook(const QFont& font, const QPalette& palette);
    void setLabels(const QRectF& area, std::vector<Label> labels); // the base line is its top

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QFont m_font;
    QPalette m_palette;
    QRectF m_area;
    std::vector<Label> m_labels;
};

// The words beside the two lines, on the ground of the card, so that no line runs through a word.
class LimitLabels : public QGraphicsItem {
public:
    struct Texts {
        QString draft; // "draft 40,000"
        QString count; // "97 beyond (was 71)"
        QString today; // "today 50,000"; empty: no label

        bool operator==(const Texts&) const = default;
    };

    void setLook(const QFont& font, const QPalette& palette);
    void setArea(const QRectF& area);
    void setTexts(const Texts& texts);
    void place(qreal draftX, std::optional<qreal> todayX);

    qreal height() const; // that the area needs
    const LabelPlaces& places() const { return m_places; }

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QSizeF draftSize() const;
    QSizeF todaySize() const;

    QFont m_strong;
    QFont m_body;
    QFont m_small;
    QPalette m_palette;
    QRectF m_area;
    Texts m_texts;
    LabelPlaces m_places;
};

// The kinds of bars in words, each with its fill and its count.
class LimitLegend : public QGraphicsItem {
public:
    struct Entry {
        QBrush fill;
        QString count;
        QString widestCount; // what it may become during a drag: nothing moves then
        QString words;
    };

    void setLook(const QFont& font, const QPalette& palette);
    void setArea(const QRectF& area);
    void setEntries(std::array<Entry, 3> entries);

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    QFont m_font;
    QPalette m_palette;
    QRectF m_area;
    std::array<Entry, 3> m_entries;
};

} // namespace tollgate::charts
