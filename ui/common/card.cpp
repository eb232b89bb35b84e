#include "common/card.h"

#include "common/shapes.h"
#include "common/text_label.h"

#include <QPainter>
#include <QVBoxLayout>

namespace tollgate::common {

Card::Card(const QString& title, const QString& subtitle, QWidget* parent)
    : QFrame(parent),
      m_title(new TextLabel(title, {.size = TextSize::Subheading, .weight = QFont::Bold})),
      m_subtitle(new TextLabel(subtitle, {.size = TextSize::Small, .tone = Tone::Secondary})),
      m_body(new QVBoxLayout), m_all(new QVBoxLayout(this))
{
    m_body->setContentsMargins(0, kTight, 0, 0);
    m_body->setSpacing(kSnug);
    auto* flush = new QVBoxLayout;
    flush->setContentsMargins(kSnug, 0, kSnug, 0);
    flush->setSpacing(kTight);
    flush->addWidget(m_title);
    flush->addWidget(m_subtitle);
    flush->addLayout(m_body, 1);
    m_all->setContentsMargins(12, 14, 12, kRoomy);
    m_all->setSpacing(kTight);
    m_all->addLayout(flush, 1);
    m_subtitle->setWordWrap(true);
    setTitle(title);
    setSubtitle(subtitle);
}

void Card::addWide(QWidget* content) { m_all->addWidget(content, 100); }

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::setSubtitle(const QString& subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void Card::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(palette());
    drawBox(painter, rect(), {.fill = theme.card, .line = theme.line, .radius = kRadius});
}

} // namespace tollgate::common
