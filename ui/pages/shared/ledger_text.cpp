#include "shared/ledger_text.h"

#include "shared/words.h"

namespace tollgate::pages {

namespace {

using common::beforeAfter;
using common::count;
using preview::LedgerLine;

QString titleOf(LedgerLine line)
{
    switch (line) {
    case LedgerLine::Affected:
        return Words::tr("Consumers refused or beyond a quota");
    case LedgerLine::Refused:
        return Words::tr("Requests refused");
    case LedgerLine::Overage:
        return Words::tr("Overage revenue");
    case LedgerLine::BillsUp:
        return Words::tr("Bills that rise by more than 25 %");
    }
    return {};
}

LedgerText countLine(LedgerLine line, const preview::BeforeAfter& figure)
{
    return {.title = titleOf(line),
        .figures = beforeAfter(count(figure.before), count(figure.after)),
        .difference = common::countDifference(figure.before, figure.after)};
}

} // namespace

std::vector<LedgerText> unknownLedger()
{
    std::vector<LedgerText> texts;
    for (const LedgerLine line :
        {LedgerLine::Affected, LedgerLine::Refused, LedgerLine::Overage, LedgerLine::BillsUp})
        texts.push_back({.title = titleOf(line),
            .figures = common::unknown(),
            .difference = {.words = Words::tr("not known yet")}});
    return texts;
}

std::vector<LedgerText> ledgerTexts(const preview::Ledger& ledger, const Currency& currency)
{
    const Money before{.minorUnits = ledger.overageMinorUnits.before, .currency = currency};
    const Money after{.minorUnits = ledger.overageMinorUnits.after, .currency = currency};
    LedgerText overage{.title = titleOf(LedgerLine::Overage),
        .figures = beforeAfter(common::money(before), common::money(after)),
        .difference = common::moneyDifference(before, after),
        .riseIsGood = true};
    return {countLine(LedgerLine::Affected, ledger.consumersAffected),
        countLine(LedgerLine::Refused, ledger.requestsRefused), std::move(overage),
        countLine(LedgerLine::BillsUp, ledger.billsUp)};
}

} // namespace tollgate::pages
