#include "plans/limit_box.h"

#include "base/whole_number.h"
#include "charts/snap.h"
#include "shared/plan_words.h"

#include <QLineEdit>
#include <QLocale>

#include <algorithm>
#include <cstdlib>

namespace tollgate::pages {

LimitBox::LimitBox(QWidget* parent) : QAbstractSpinBox(parent)
{
    setAlignment(Qt::AlignRight);
    setAccelerated(true);
    setSpecialValueText(tr("unlimited"));
    setKeyboardTracking(false);
    connect(this, &QAbstractSpinBox::editingFinished, this, &LimitBox::finish);
    lineEdit()->setText(textOf(m_limit));
}

void LimitBox::setLimit(std::optional<std::int64_t> limit)
{
    if (limit == m_limit)
        return;
    m_limit = limit;
    lineEdit()->setText(textOf(limit));
}

void LimitBox::setMaximum(std::int64_t maximum) { m_maximum = maximum; }

QString LimitBox::textOf(std::optional<std::int64_t> limit) const { return limitText(limit); }

// Nothing typed, or the word itself, is "unlimited".
bool LimitBox::read(QString text, std::optional<std::int64_t>& limit) const
{
    text = text.simplified();
    limit.reset();
    if (text.isEmpty() || text.compare(specialValueText(), Qt::CaseInsensitive) == 0)
        return true;
    text.remove(QLocale().groupSeparator()).remove(u' ');
    limit = parseWholeNumber(text.toStdString());
    return limit && *limit <= m_maximum;
}

QValidator::State LimitBox::validate(QString& input, int& /*position*/) const
{
    std::optional<std::int64_t> limit;
    if (read(input, limit))
        return QValidator::Acceptable;
    return specialValueText().startsWith(input.trimmed(), Qt::CaseInsensitive)
        ? QValidator::Intermediate
        : QValidator::Invalid;
}

std::optional<std::int64_t> LimitBox::typed() const
{
    std::optional<std::int64_t> limit;
    return read(lineEdit()->text(), limit) ? limit : m_limit;
}

QAbstractSpinBox::StepEnabled LimitBox::stepEnabled() const
{
    const auto limit = typed();
    StepEnabled enabled;
    enabled.setFlag(StepUpEnabled, limit && *limit < m_maximum);
    enabled.setFlag(StepDownEnabled, limit && *limit > 0);
    return enabled;
}

void LimitBox::stepBy(int steps)
{
    auto value = typed();
    if (!value)
        return;
    for (int i = 0; i < std::abs(steps); ++i)
        value = steps > 0 ? charts::nextStep(*value, charts::Ladder::Fine)
                          : charts::previousStep(*value, charts::Ladder::Fine);
    lineEdit()->setText(textOf(std::min(*value, m_maximum)));
    finish();
}

void LimitBox::finish()
{
    std::optional<std::int64_t> limit;
    const bool understood = read(lineEdit()->text(), limit);
    lineEdit()->setModified(false);
    if (!understood || limit == m_limit) {
        lineEdit()->setText(textOf(m_limit));
        return;
    }
    m_limit = limit;
    lineEdit()->setText(textOf(limit));
    emit limitEntered(limit);
}

QSize LimitBox::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("9,000,000,000")) + 48,
        QAbstractSpinBox::sizeHint().height()};
}

} // namespace tollgate::pages
