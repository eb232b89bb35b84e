#pragma once

#include <QFrame>

class QVBoxLayout;

namespace tollgate::common {

class TextLabel;

// A rounded ground with a hairline, a title, a quieter line under it, and content.
class Card : public QFrame {
    Q_OBJECT

public:
    explicit Card(const QString& title, const QString& subtitle = {}, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setSubtitle(const QString& subtitle); // empty: takes no room

    // Where content goes: under title and subtitle, flush with them.
    QVBoxLayout* body() const { return m_body; }

    // Under all that, for what has a margin of its own, as the cells of a table have: their words
    // are then flush with the title.
    void addWide(QWidget* content);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_subtitle;
    QVBoxLayout* m_body;
    QVBoxLayout* m_all;
};

} // namespace tollgate::common
