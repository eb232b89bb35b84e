#pragma once

#include "workspace/study.h"

#include <QDialog>
#include <QHash>

class QComboBox;
class QLineEdit;

namespace tollgate::console {

// Asks which column of a csv or jsonl file gives what, beside its first lines.
class MapDialog : public QDialog {
    Q_OBJECT

public:
    MapDialog(
        const QString& fileName, const workspace::StudyGlance& glance, QWidget* parent = nullptr);

    QString map() const; // as --map takes it

private:
    QWidget* buildForm(const workspace::StudyGlance& glance);
    QWidget* buildLines(const workspace::StudyGlance& glance);
    void propose(const QString& map);
    void onChanged();

    QHash<QString, QComboBox*> m_fields; // by the name that a map has for it
    QLineEdit* m_units;
    QPushButton* m_open = nullptr;
};

} // namespace tollgate::console
