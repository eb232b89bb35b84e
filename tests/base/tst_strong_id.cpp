#include "support/print.h"
#include "support/room_tests.h"

// Not first: moc 6.4 cannot read libstdc++'s <compare> before another standard header.
#include "base/strong_id.h"

#include <type_traits>
#include <unordered_set>

using namespace tollgate;

namespace {

using ApplePie = StrongId<struct ApplePieTag>;
using PearPie = StrongId<struct PearPieTag>;

} // namespace

class TestStrongId : public QObject {
    Q_OBJECT

private slots:
    void kindsDoNotMix();
    void isOrderedByItsText();
    void canBeLookedUp();
};

void TestStrongId::kindsDoNotMix()
{
    QVERIFY((!std::is_convertible_v<ApplePie, PearPie>));
    QVERIFY((!std::is_convertible_v<std::string, ApplePie>));
}

void TestStrongId::isOrderedByItsText()
{
    QVERIFY(ApplePie{"a"} < ApplePie{"b"});
    QVERIFY(ApplePie{}.empty());
    QVERIFY(!ApplePie{"a"}.empty());
}

void TestStrongId::canBeLookedUp()
{
    const std::unordered_set<ApplePie> pies{{"a"}, {"b"}, {"a"}};
    QCOMPARE(pies.size(), 2U);
    QVERIFY(pies.contains({"a"}));
    QVERIFY(!pies.contains({"c"}));
}

TOLLGATE_TEST(TestStrongId)
#include "tst_strong_id.moc"
