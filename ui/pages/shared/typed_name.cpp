#include "shared/typed_name.h"

#include "common/metrics.h"
#include "common/text_label.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace tollgate::pages {

TypedName::TypedName(QWidget* parent)
    : QWidget(parent),
      m_label(new common::TextLabel(
          {}, {.size = common::TextSize::Small, .tone = common::Tone::Secondary}, this)),
      m_name(new QLineEdit(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(common::kTight);
    column->addWidget(m_label);
    column->addWidget(m_name);
    m_name->setMinimumHeight(common::kTarget);
    m_label->setBuddy(m_name);
    setFocusProxy(m_name);
    m_label->setWordWrap(true);
    connect(m_name, &QLineEdit::textChanged, this, &TypedName::edited);
    connect(m_name, &QLineEdit::returnPressed, this, [this] {
        if (isTyped())
            emit confirmed();
    });
    hide();
}

void TypedName::setWanted(const QString& name)
{
    m_wanted = name;
    setVisible(!name.isEmpty());
    m_label->setText(tr("This is production. Type %1 to confirm.").arg(name));
    m_name->setAccessibleName(tr("Name of the gateway"));
    m_name->setPlaceholderText(name);
}

void TypedName::clear() { m_name->clear(); }

QString TypedName::typed() const { return m_wanted.isEmpty() ? QString() : m_name->text(); }

} // namespace tollgate::pages
