#pragma once

#include <QAbstractButton>
#include <QWidget>

#include <vector>

class QButtonGroup;
class QHBoxLayout;

namespace tollgate::common {

// A few words of which one holds, side by side: what a drop-down would hide.
class Segments : public QWidget {
    Q_OBJECT

public:
    // `name` says to screen readers what is chosen here.
    explicit Segments(const QString& name, QWidget* parent = nullptr);

    void setWords(const QStringList& words); // nothing happens for the same again
    void setCurrent(int index); // -1: none; says nothing
    int current() const;

signals:
    void chosen(int index); // by the operator

private:
    QButtonGroup* m_group;
    QHBoxLayout* m_row;
    QStringList m_words;
};

} // namespace tollgate::common
