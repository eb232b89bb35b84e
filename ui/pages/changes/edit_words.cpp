#include "changes/edit_words.h"

#include "changes/field_words.h"
#include "changes/words.h"

namespace tollgate::pages {

using common::Trend;

namespace {

QStringList namesOf(const PlanEditText& edit)
{
    QStringList names;
    for (const ShownField& field : edit.fields)
        names << fieldName(field, edit.before, edit.after);
    names.removeDuplicates();
    return names;
}

QString fieldCount(const PlanEditText& edit)
{
    return ChangesWords::tr("%n field(s)", nullptr, static_cast<int>(edit.fields.size()));
}

// The one field of an edit, and which way it goes.
struct OneField {
    QString plan;
    QString name;
    FieldText words;
    Trend trend;
};

OneField oneField(const PlanEditText& edit)
{
    const ShownField& field = edit.fields.front();
    return {.plan = text(edit.before.name),
        .name = fieldName(field, edit.before, edit.after),
        .words = fieldText(field, edit.before, edit.after),
        .trend = trendOf(field, edit.after.price.currency)};
}

} // namespace

QString headlineOf(const PlanEditText& edit, const QString& scope)
{
    if (edit.fields.size() != 1)
        return ChangesWords::tr("Change %1 of %2 for %3, now: %4.")
            .arg(fieldCount(edit), text(edit.before.name), scope,
                namesOf(edit).join(QStringLiteral(", ")));
    const OneField one = oneField(edit);
    const QString sentence = one.trend == Trend::Down
        ? ChangesWords::tr("Lower %1’s %2 from %3 to %4 for %5, now.")
        : one.trend == Trend::Up ? ChangesWords::tr("Raise %1’s %2 from %3 to %4 for %5, now.")
                                 : ChangesWords::tr("Change %1’s %2 from %3 to %4 for %5, now.");
    return sentence.arg(one.plan, one.name, one.words.before, one.words.after, scope);
}

QString sentenceOf(const PlanEditText& edit)
{
    if (edit.fields.size() != 1)
        return ChangesWords::tr("Changed %1 of %2: %3.")
            .arg(
                fieldCount(edit), text(edit.before.name), namesOf(edit).join(QStringLiteral(", ")));
    const OneField one = oneField(edit);
    if (!edit.fields.front().isBeforeKnown)
        return ChangesWords::tr("Set %1’s %2 to %3.").arg(one.plan, one.name, one.words.after);
    const QString sentence = one.trend == Trend::Down
        ? ChangesWords::tr("Lowered %1’s %2 from %3 to %4.")
        : one.trend == Trend::Up ? ChangesWords::tr("Raised %1’s %2 from %3 to %4.")
                                 : ChangesWords::tr("Changed %1’s %2 from %3 to %4.");
    return sentence.arg(one.plan, one.name, one.words.before, one.words.after);
}

QString shortTitleOf(const PlanEditText& edit)
{
    if (edit.fields.size() != 1)
        return ChangesWords::tr("%1: %2").arg(
            text(edit.before.name), namesOf(edit).join(QStringLiteral(", ")));
    const OneField one = oneField(edit);
    const QString values = edit.fields.front().isBeforeKnown
        ? common::beforeAfter(one.words.before, one.words.after)
        : one.words.after;
    return ChangesWords::tr("%1: %2 %3").arg(one.plan, one.name, values);
}

} // namespace tollgate::pages
