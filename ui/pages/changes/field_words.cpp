#include "changes/field_words.h"

#include "changes/words.h"
#include "common/formats.h"
#include "shared/plan_words.h"

#include <QLocale>

#include <charconv>
#include <map>
#include <optional>

namespace tollgate::pages {

namespace {

// "quotas[0].overage.unit_price" in its parts.
struct Place {
    std::string_view member;
    std::optional<std::size_t> index;
    std::string_view rest;
};

Place placeOf(std::string_view field)
{
    const auto end = field.find_first_of(".[");
    Place place{.member = field.substr(0, end)};
    if (end == std::string_view::npos)
        return place;
    field.remove_prefix(end);
    if (field.front() == '[') {
        const auto close = field.find(']');
        std::size_t index = 0;
        std::from_chars(field.data() + 1, field.data() + close, index);
        place.index = index;
        field.remove_prefix(close + 1);
    }
    place.rest = field.starts_with('.') ? field.substr(1) : field;
    return place;
}

template <class T>
const T* elementOf(const std::vector<T>& list, const std::optional<std::size_t>& index)
{
    return index && *index < list.size() ? &list[*index] : nullptr;
}

QString quotaName(Meter meter, Cycle cycle)
{
    const QString quota = cycle == Cycle::Daily ? ChangesWords::tr("daily quota")
                                                : ChangesWords::tr("monthly quota");
    return meter == Meter::Requests ? quota
                                    : ChangesWords::tr("%1 of %2").arg(quota, meterName(meter));
}

QString nameWithinQuota(std::string_view rest, const Quota& quota, Cycle cycle)
{
    const QString name = quotaName(quota.meter, cycle);
    if (rest == "included")
        return name;
    if (rest == "when_exhausted")
        return ChangesWords::tr("%1, once used up").arg(name);
    if (rest == "overage.unit_price" || rest == "overage")
        return ChangesWords::tr("overage price");
    if (rest.starts_with("notify_at"))
        return ChangesWords::tr("notice thresholds of the %1").arg(name);
    return name + u'.' + text(rest);
}

// As it stands in a sentence; a member that we do not know stands as in the JSON.
QString nameOf(const std::string& field, const Plan& plan)
{
    const Place place = placeOf(field);
    if (const Quota* quota = elementOf(plan.quotas, place.index); quota && place.member == "quotas")
        return nameWithinQuota(place.rest, *quota, plan.cycle);
    if (const RateLimit* limit = elementOf(plan.rateLimits, place.index);
        limit && place.member == "rate_limits" && place.rest == "limit")
        return limitName(limit->window, plan.cycle).toLower();
    if (place.member == "quotas" && place.rest.empty())
        return ChangesWords::tr("quotas");
    if (place.member == "rate_limits" && place.rest.empty())
        return ChangesWords::tr("rate limits");
    if (place.member == "features")
        return ChangesWords::tr("features");
    if (field == "price")
        return ChangesWords::tr("price");
    if (field == "name")
        return ChangesWords::tr("name");
    if (field == "cycle")
        return ChangesWords::tr("billing cycle");
    if (field == "currency")
        return ChangesWords::tr("currency");
    return text(field);
}

bool isAmount(const Place& place) { return place.rest == "included" || place.rest == "limit"; }

QString amountText(const std::string& amount, const Place& place, const Currency& currency)
{
    if (place.member == "price") {
        const auto price = parseMoney(amount, currency);
        return price ? common::money(*price) : text(amount);
    }
    const auto price = parseUnitPrice(amount);
    return price ? common::unitPrice(*price, currency) : text(amount);
}

QString wordText(const std::string& word)
{
    for (const auto mode :
        {WhenExhausted::Refuse, WhenExhausted::BillOverage, WhenExhausted::Notify}) {
        if (tollgate::nameOf(mode) == word)
            return modeName(mode);
    }
    return text(word);
}

QString memberText(const Json& json, const char* name)
{
    const auto found = json.find(name);
    return found == json.end() || !found->is_string() ? QString()
                                                      : text(found->get_ref<const std::string&>());
}

QString limitOf(const Json& json, const char* name)
{
    const auto found = json.find(name);
    return limitText(found != json.end() && found->is_number_integer()
            ? std::optional(found->get<std::int64_t>())
            : std::nullopt);
}

QString elementText(const Json& element)
{
    if (element.is_string())
        return text(element.get_ref<const std::string&>());
    if (element.is_number())
        return ChangesWords::tr("%1 %").arg(QLocale().toString(element.get<double>() * 100));
    if (element.contains("window"))
        return limitOf(element, "limit") + u'/' + memberText(element, "window");
    if (element.contains("meter")) {
        QString meter = memberText(element, "meter");
        return limitOf(element, "included") + u' ' + meter.replace(u'_', u' ')
            + QStringLiteral(", ") + wordText(element.value("when_exhausted", "refuse"));
    }
    return text(element.dump());
}

QString listText(const Json& list)
{
    QStringList texts;
    for (const Json& element : list)
        texts << elementText(element);
    return texts.isEmpty() ? ChangesWords::tr("none") : texts.join(QStringLiteral("; "));
}

QString valueText(const Json& value, const Place& place, const Plan& plan)
{
    if (value.is_null())
        return isAmount(place) ? limitText(std::nullopt) : ChangesWords::tr("none");
    if (value.is_array())
        return listText(value);
    if (value.is_number_integer())
        return common::count(value.get<std::int64_t>());
    if (value.is_string()) {
        const auto& word = value.get_ref<const std::string&>();
        const bool isPrice = place.member == "price" || place.rest == "overage.unit_price";
        return isPrice ? amountText(word, place, plan.price.currency) : wordText(word);
    }
    if (value.is_object() && value.contains("unit_price"))
        return amountText(value.value("unit_price", ""), place, plan.price.currency);
    return elementText(value);
}

// An amount as a number that can be compared; nothing for what is no amount.
std::optional<std::int64_t> rankOf(const Json& value, const Place& place, const Currency& currency)
{
    if (isAmount(place))
        return value.is_null()          ? kUnlimited
            : value.is_number_integer() ? std::optional(value.get<std::int64_t>())
                                        : std::nullopt;
    if (!value.is_string())
        return std::nullopt;
    const auto& word = value.get_ref<const std::string&>();
    if (place.member == "price") {
        const auto price = parseMoney(word, currency);
        return price ? std::optional(price->minorUnits) : std::nullopt;
    }
    const auto price = place.rest == "overage.unit_price" ? parseUnitPrice(word) : UnitPrice{};
    return place.rest == "overage.unit_price" && price ? std::optional(price->picoUnits)
                                                       : std::nullopt;
}

// Whichever side has the element that the field is of.
const Plan& sideOf(const workspace::FieldChange& field, const Plan& before, const Plan& after)
{
    return field.after.is_null() ? before : after;
}

QString capitalized(QString words)
{
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

QString versionText(const QString& plan, std::int64_t version)
{
    return ChangesWords::tr("%1 v%2").arg(plan, QString::number(version));
}

} // namespace

QString fieldName(const ShownField& field, const Plan& before, const Plan& after)
{
    return nameOf(field.field.field, sideOf(field.field, before, after));
}

FieldText fieldText(const ShownField& field, const Plan& before, const Plan& after)
{
    const workspace::FieldChange& change = field.field;
    const Place place = placeOf(change.field);
    return {.name = capitalized(fieldName(field, before, after)),
        .before = field.isBeforeKnown ? valueText(change.before, place, before) : common::unknown(),
        .after = valueText(change.after, place, after)};
}

std::vector<FieldText> fieldTexts(const ShownChange& change)
{
    std::vector<FieldText> texts;
    for (const ports::Moved& moved : change.change.moved)
        texts.push_back({.name = text(moved.consumer.value),
            .before = versionText(text(moved.from.value), moved.fromVersion),
            .after = versionText(text(change.after.name), change.change.version)});
    for (const ShownField& field : change.fields)
        texts.push_back(fieldText(field, change.before, change.after));
    return texts;
}

std::vector<FieldText> fieldTexts(const ReviewedDraft& draft)
{
    std::vector<FieldText> texts;
    for (const ShownField& field : draft.fields)
        texts.push_back(fieldText(field, draft.before, draft.after));
    const workspace::Study& study = *draft.answer->question.study;
    std::map<std::string_view, std::string_view> planOf; // of those with usage
    for (const std::uint32_t consumer : draft.answer->question.moving)
        planOf[study.usage.consumerName(consumer)] = study.today.plans[study.planOf[consumer]].name;
    for (const ConsumerId& consumer : draft.review.moving) {
        const auto before = planOf.find(consumer.value);
        texts.push_back({.name = text(consumer.value),
            .before = before == planOf.end() ? common::unknown() : text(before->second),
            .after = text(draft.after.name)});
    }
    return texts;
}

common::Trend trendOf(const ShownField& field, const Currency& currency)
{
    const Place place = placeOf(field.field.field);
    const auto before = rankOf(field.field.before, place, currency);
    const auto after = rankOf(field.field.after, place, currency);
    if (!field.isBeforeKnown || !before || !after || *before == *after)
        return common::Trend::Level;
    return *after > *before ? common::Trend::Up : common::Trend::Down;
}

} // namespace tollgate::pages
