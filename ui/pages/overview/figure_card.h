#pragma once

#include "overview/overview_words.h"

#include <QFrame>

namespace tollgate::common {
class TextLabel;
}
namespace tollgate::charts {
class Sparkline;
}

namespace tollgate::pages {

// One of the quiet numbers: what it is, the number, how it got there, and what it rests on.
class FigureCard : public QFrame {
    Q_OBJECT

public:
    explicit FigureCard(QWidget* parent = nullptr);

    void render(const FigureText& figure);
    charts::Sparkline& trend() { return *m_trend; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    common::TextLabel* m_title;
    common::TextLabel* m_value;
    common::TextLabel* m_note;
    charts::Sparkline* m_trend;
};

} // namespace tollgate::pages
