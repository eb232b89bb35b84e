#pragma once

#include <QWidget>

class QLineEdit;

namespace tollgate::common {
class TextLabel;
}

namespace tollgate::pages {

// The gateway's name, to be typed before something reaches every consumer of production. Takes no
// room where nothing has to be typed.
class TypedName : public QWidget {
    Q_OBJECT

public:
    explicit TypedName(QWidget* parent = nullptr);

    void setWanted(const QString& name); // empty: nothing has to be typed
    void clear();

    QString typed() const;
    bool isTyped() const { return typed() == m_wanted; } // also where nothing has to be

signals:
    void edited();
    void confirmed(); // Return, with the right name

private:
    QString m_wanted;
    common::TextLabel* m_label;
    QLineEdit* m_name;
};

} // namespace tollgate::pages
