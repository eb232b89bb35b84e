#pragma once

#include <QObject>

namespace tollgate::shell {

enum class AppearanceMode { System, Light, Dark };

// The word in settings files: "system", "light", "dark". Any other word means System.
QString nameOf(AppearanceMode mode);
AppearanceMode appearanceNamed(const QString& name);

// Puts the console's style and colours on the application, and follows the system's choice of light
// or dark while it is not overruled. Qt 6.4 has no word for that choice, so it is told by how light
// the system's windows are.
class Appearance : public QObject {
    Q_OBJECT

public:
    explicit Appearance(QObject* parent = nullptr);

    void setMode(AppearanceMode mode);
    AppearanceMode mode() const { return m_mode; }

signals:
    void modeChanged(tollgate::shell::AppearanceMode mode);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    AppearanceMode m_mode = AppearanceMode::System;
    bool m_isApplying = false;
};

} // namespace tollgate::shell
