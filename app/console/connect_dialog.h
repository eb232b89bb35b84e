#pragma once

#include "base/secret.h"

#include <QDialog>
#include <QUrl>

class QLabel;
class QLineEdit;
class QPushButton;

namespace tollgate::console {

// Asks for the admin API of a gateway and a token.
class ConnectDialog : public QDialog {
    Q_OBJECT

public:
    explicit ConnectDialog(const QString& address, QWidget* parent = nullptr);

    const QUrl& admin() const { return m_admin; } // once accepted
    Secret token() const;

private:
    void tryToAccept();

    QLineEdit* m_address;
    QLineEdit* m_token;
    QLabel* m_problem;
    QUrl m_admin;
};

} // namespace tollgate::console
