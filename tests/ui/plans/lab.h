#pragma once

#include "plans/plans_view_model.h"
#include "support/temporary_files.h"
#include "support/usage_csv.h"

#include <QString>

#include <initializer_list>
#include <string_view>

// The Plan Lab on small files.
namespace tollgate::test {

struct LabFiles {
    QByteArray usage; // csv
    std::string_view plans; // as support/plan_text.h has them
    QByteArray assign; // csv; empty: all are on the first plan
};

class Lab {
public:
    pages::PlansViewModel vm;
    TemporaryFiles files;

    workspace::StudySource source(const LabFiles& files) const;

    // False where that does not come within a minute.
    bool open(const LabFiles& files); // and wait until all is exact
    bool waitUntilExact();
    bool waitFor(pages::Face face);

    const pages::PlansState& state() const { return vm.state(); }
};

// "affected 1 -> 2, refused 0 -> 5, overage 0 -> 0, bills up 0 -> 0".
QString print(const preview::Ledger& ledger);

// The names of the rows, as the list has them.
QString print(const pages::AffectedRows& rows);

} // namespace tollgate::test
