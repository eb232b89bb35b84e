#pragma once

#include <QWidget>

namespace tollgate::common {

// Grey bars where rows of content will be. They do not move.
class Skeleton : public QWidget {
    Q_OBJECT

public:
    explicit Skeleton(QWidget* parent = nullptr);

    void setRevealed(bool revealed); // else it is blank
    bool isRevealed() const { return m_isRevealed; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    bool m_isRevealed = false;
};

} // namespace tollgate::common
