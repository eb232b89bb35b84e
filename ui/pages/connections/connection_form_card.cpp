#include "connections/connection_form_card.h"

#include "common/button.h"
#include "common/metrics.h"
#include "common/text_label.h"
#include "shared/words.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace tollgate::pages {

using common::Button;
using common::ButtonKind;
using common::TextLabel;
using common::TextSize;
using common::Tone;

namespace {

QString keepingNote(const std::string& keptIn)
{
    if (keptIn.empty())
        return ConnectionFormCard::tr("Asking the keychain of this desktop …");
    return keptIn == "keychain"
        ? ConnectionFormCard::tr("The token is kept in the keychain of this desktop.")
        : ConnectionFormCard::tr("There is no keychain here: the token is kept for this run only.");
}

} // namespace

ConnectionFormCard::ConnectionFormCard(QWidget* parent)
    : common::Card(tr("New connection"), {}, parent), m_name(addLine(tr("&Name"))),
      m_address(addLine(tr("&Admin API"))), m_token(addLine(tr("&Token"))),
      m_readOnly(new QCheckBox(tr("&Read-only: never write to it"), this)),
      m_keeping(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_problem(new TextLabel({}, {.tone = Tone::Refused}, this)),
      m_connect(new Button(tr("Connect"), ButtonKind::Primary, this)),
      m_new(new Button(tr("New connection"), ButtonKind::Quiet, this))
{
    m_name->setPlaceholderText(tr("eu, staging, …"));
    m_address->setPlaceholderText(tr("127.0.0.1:8081 or https://gateway.example"));
    m_token->setEchoMode(QLineEdit::Password);
    m_keeping->setWordWrap(true);
    m_problem->setWordWrap(true);
    auto* verbs = new QHBoxLayout;
    verbs->setSpacing(common::kSnug);
    verbs->addWidget(m_new);
    verbs->addStretch(1);
    verbs->addWidget(m_connect);
    body()->addWidget(m_readOnly);
    body()->addWidget(m_keeping);
    body()->addWidget(m_problem);
    body()->addLayout(verbs);
    for (QLineEdit* line : {m_name, m_address, m_token})
        connect(line, &QLineEdit::returnPressed, this, &ConnectionFormCard::submit);
    connect(m_connect, &Button::clicked, this, &ConnectionFormCard::submit);
    connect(m_new, &Button::clicked, this, &ConnectionFormCard::newRequested);
}

QLineEdit* ConnectionFormCard::addLine(const QString& label)
{
    auto* line = new QLineEdit(this);
    auto* words = new TextLabel(label, {.size = TextSize::Small, .tone = Tone::Secondary}, this);
    words->setBuddy(line);
    line->setAccessibleName(QString(label).remove(u'&'));
    body()->addWidget(words);
    body()->addWidget(line);
    return line;
}

void ConnectionFormCard::render(const ConnectionsState& state)
{
    // What is being typed stays: only another form replaces it.
    if (m_form != state.form) {
        m_form = state.form;
        m_name->setText(text(m_form.name));
        m_address->setText(text(m_form.address));
        m_readOnly->setChecked(m_form.isReadOnly);
        m_token->clear();
    }
    setTitle(m_form.isNew ? tr("New connection") : tr("Edit %1").arg(text(m_form.name)));
    m_name->setReadOnly(!m_form.isNew);
    m_new->setVisible(!m_form.isNew);
    m_token->setPlaceholderText(
        m_form.hasToken ? tr("kept; type another to replace it") : tr("tollgated init shows one"));
    m_keeping->setText(keepingNote(state.secretsKeptIn));
    m_problem->setText(state.problem ? text(describe(*state.problem)) : QString());
    m_problem->setVisible(state.problem.has_value());
}

void ConnectionFormCard::takeFocus()
{
    QLineEdit* first = m_form.isNew ? m_name : m_form.hasToken ? m_address : m_token;
    first->setFocus(Qt::OtherFocusReason);
}

void ConnectionFormCard::submit()
{
    ConnectionForm form = m_form;
    form.name = m_name->text().trimmed().toStdString();
    form.address = m_address->text().trimmed().toStdString();
    form.isReadOnly = m_readOnly->isChecked();
    const Secret token(m_token->text().trimmed().toStdString());
    m_form = form; // it is what the fields say
    emit submitted(form, token);
}

} // namespace tollgate::pages
