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

    // Where content goes: under title and subtitle.
    QVBoxLayout* body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TextLabel* m_title;
    TextLabel* m_subtitle;
    QVBoxLayout* m_body;
};

} // namespace tollgate::common
