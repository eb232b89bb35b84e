#pragma once

#include <QWidget>

namespace tollgate::common {
class Button;
}

namespace tollgate::shell {

// File and Offline are no gateway at all: a history from a file, or nothing yet.
enum class EnvironmentKind { Production, Staging, Development, Sample, File, Offline };

// The gateway that the window is connected to.
struct Environment {
    EnvironmentKind kind = EnvironmentKind::Development;
    QString gateway; // "gateway-eu"
    QString status; // "3 of 3 nodes up"
    QStringList notes; // at the right end: "Live · 2 s ago"
    QString verb; // the last of them, to be clicked: "Unlock editing"; empty: none

    bool operator==(const Environment&) const = default;
};

// Which environment this is, over the whole width of the window: a word, a sign and a colour.
class EnvironmentBar : public QWidget {
    Q_OBJECT

public:
    explicit EnvironmentBar(QWidget* parent = nullptr);

    void setEnvironment(const Environment& environment);

    QSize sizeHint() const override;

signals:
    void verbTriggered();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void recolor();
    void drawLeft(QPainter& painter, QRect room) const;

    Environment m_environment;
    common::Button* m_verb;
};

// "PRODUCTION": the word that no setting takes away.
QString wordFor(EnvironmentKind kind);

} // namespace tollgate::shell
