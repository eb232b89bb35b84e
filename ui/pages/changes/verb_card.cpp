#include "changes/verb_card.h"

#include "changes/proof_panel.h"
#include "common/metrics.h"
#include "common/text_label.h"
#include "shared/typed_name.h"

#include <QHBoxLayout>

namespace tollgate::pages {

using common::Button;
using common::ButtonKind;
using common::TextLabel;
using common::TextSize;
using common::Tone;

namespace {

constexpr int kTypedWidth = 300;

} // namespace

VerbCard::VerbCard(ButtonKind kind, QWidget* parent)
    : common::Card({}, {}, parent), m_proof(new ProofPanel(this)),
      m_consequence(new TextLabel({}, {.size = TextSize::Small, .tone = Tone::Secondary}, this)),
      m_typed(new TypedName(this)),
      m_obstacle(new TextLabel({}, {.size = TextSize::Small, .weight = QFont::DemiBold}, this)),
      m_unlock(new Button(tr("Unlock editing for 30 min"), ButtonKind::Quiet, this)),
      m_verb(new Button({}, kind, this))
{
    build();
    connect(m_typed, &TypedName::edited, this, &VerbCard::renderVerb);
    connect(m_typed, &TypedName::confirmed, this, &VerbCard::run);
    connect(m_verb, &Button::clicked, this, &VerbCard::run);
    connect(m_unlock, &Button::clicked, this, &VerbCard::unlockRequested);
}

void VerbCard::build()
{
    for (TextLabel* label : {m_consequence, m_obstacle}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_typed->setMaximumWidth(kTypedWidth);
    m_proof->hide();
    auto* words = new QVBoxLayout;
    words->setSpacing(common::kSnug);
    words->addWidget(m_consequence);
    words->addWidget(m_typed);
    words->addWidget(m_obstacle);
    words->addWidget(m_unlock, 0, Qt::AlignLeft);
    auto* row = new QHBoxLayout;
    row->setSpacing(common::kRoomy);
    row->addLayout(words, 1);
    row->addWidget(m_verb, 0, Qt::AlignBottom);
    body()->addLayout(row);
    addWide(m_proof);
}

void VerbCard::render(const VerbText& words)
{
    // A name that was typed for one thing does not stand for the next.
    if (words.verb != m_words.verb || words.consequence != m_words.consequence || words.isBusy)
        m_typed->clear();
    m_words = words;
    setTitle(words.title);
    m_consequence->setText(words.consequence);
    const bool isPossible = words.isOffered && words.obstacle.isEmpty() && !words.isBusy;
    m_typed->setWanted(isPossible ? words.typedName : QString());
    m_unlock->setVisible(words.canUnlock);
    m_verb->setVisible(words.isOffered && !words.isBusy);
    m_verb->setText(words.verb);
    m_verb->updateGeometry();
    renderVerb();
}

// A name that is missing is asked for where it is typed; all else is said.
void VerbCard::renderVerb()
{
    const QString& obstacle = m_words.obstacle;
    m_verb->setEnabled(obstacle.isEmpty() && m_typed->isTyped());
    m_verb->setToolTip(obstacle.isEmpty() && !m_typed->isTyped()
            ? tr("Type the name of the gateway first")
            : obstacle);
    m_obstacle->setText(m_words.isOffered ? tr("Not possible now: %1.").arg(obstacle)
                                          : tr("Looking only: %1.").arg(obstacle));
    m_obstacle->setVisible(!obstacle.isEmpty() && !m_words.isBusy);
}

void VerbCard::run()
{
    if (m_verb->isVisible() && m_verb->isEnabled())
        emit requested(m_typed->typed().toStdString());
    else if (!m_typed->isTyped())
        m_typed->setFocus(Qt::ShortcutFocusReason);
}

} // namespace tollgate::pages
