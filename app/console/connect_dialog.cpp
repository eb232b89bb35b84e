#include "connect_dialog.h"

#include "common/metrics.h"
#include "common/text_label.h"
#include "connectors/admin_address.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tollgate::console {

ConnectDialog::ConnectDialog(const QString& address, QWidget* parent)
    : QDialog(parent), m_address(new QLineEdit(address, this)), m_token(new QLineEdit(this)),
      m_problem(new common::TextLabel({}, {.tone = common::Tone::Refused}, this))
{
    setWindowTitle(tr("Connect to a gateway"));
    m_address->setPlaceholderText(tr("127.0.0.1:8081 or https://gateway.example"));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("tollgated init shows the first one"));
    auto* form = new QFormLayout;
    form->addRow(tr("&Admin API"), m_address);
    form->addRow(tr("&Token"), m_token);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &ConnectDialog::tryToAccept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(common::kRoomy);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    setMinimumWidth(460);
}

Secret ConnectDialog::token() const { return Secret(m_token->text().trimmed().toStdString()); }

void ConnectDialog::tryToAccept()
{
    const auto admin = connectors::adminAddress(m_address->text().trimmed().toStdString());
    if (admin && !token().empty()) {
        m_admin = *admin;
        return accept();
    }
    m_problem->setText(admin ? tr("A token is needed; tollgated init shows the first one.")
                             : QString::fromStdString(describe(admin.error())));
    m_problem->show();
}

} // namespace tollgate::console
