#pragma once

#include <QListView>

class QStandardItemModel;

namespace tollgate::shell {

// The pages of the console, one under the other, with their shortcuts and what waits on them.
class Navigation : public QListView {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QString title;
        QIcon icon; // may be null
        QString shortcut; // as written on screen
    };

    explicit Navigation(QWidget* parent = nullptr);

    void setEntries(const std::vector<Entry>& entries);
    void setBadge(const QString& id, int count); // 0: none
    void setCurrent(const QString& id);
    QString current() const; // empty: none

    QSize sizeHint() const override { return {kWidth, 320}; }

    static constexpr int kWidth = 196;

signals:
    void pageChosen(const QString& id);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    QStandardItemModel* m_entries;
};

} // namespace tollgate::shell
