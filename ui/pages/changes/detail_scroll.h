#pragma once

#include <QScrollArea>

class QVBoxLayout;

namespace tollgate::common {
class TextLabel;
}

namespace tollgate::pages {

// What is open, from its sentence downwards; scrolls where the window is low.
class DetailScroll : public QScrollArea {
    Q_OBJECT

public:
    explicit DetailScroll(QWidget* parent = nullptr);

    void setHead(const QString& sentence, const QString& note);
    QVBoxLayout* column() const { return m_column; } // under the head

private:
    common::TextLabel* m_sentence;
    common::TextLabel* m_note;
    QVBoxLayout* m_column;
};

} // namespace tollgate::pages
