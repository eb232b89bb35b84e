#pragma once

#include "ctl/ctl_process.h"
#include "preview/ledger.h"

#include <QStringList>

#include <map>

// What `tollgatectl preview` answers, read as the Plan Lab shows it.
namespace tollgate::test {

// A consumer's figures on both sides, as the program prints them.
struct PrintedConsumer {
    Json before;
    Json after;
};

// Those consumers of one plan of whom there is anything to tell.
struct PrintedPlan {
    QString failure; // empty: there was none
    std::map<std::string, PrintedConsumer> consumers;

    preview::Ledger ledger() const;
};

// The program on files that stay the same.
class PreviewProgram {
public:
    // `arguments` name usage and plans.
    PreviewProgram(QStringList arguments, const QString& plan);

    const PrintedPlan& today() const { return m_today; }
    PrintedPlan with(const QString& draft) const;

private:
    Json answer(const QStringList& more, QString& failure) const;

    QStringList m_arguments;
    std::string m_plan;
    PrintedPlan m_today;
};

std::int64_t refusedIn(const Json& figures);
std::int64_t minorUnits(const Json& amount); // of "12.34"

} // namespace tollgate::test
