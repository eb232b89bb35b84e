#include "shared/proof_table.h"

#include "common/shapes.h"
#include "common/tables.h"
#include "common/theme.h"
#include "shared/proof_table_model.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>

using namespace tollgate;
using pages::ProofTable;
using pages::ProofTableModel;

namespace {

ports::NodeProof proven(const std::string& node, std::int64_t millis = 38)
{
    return {.node = node, .done = Instant{}, .millis = millis, .version = 15};
}

QString row(const ProofTableModel& model, int row)
{
    QStringList cells;
    for (int column = 0; column < ProofTableModel::ColumnCount; ++column)
        cells << model.index(row, column).data().toString();
    return cells.join(u'|');
}

} // namespace

// What each node said to an operation.
class TestProofTable : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void answersInWords_data();
    void answersInWords();
    void answersComeOneByOne();
    void isAsHighAsItsRows();
};

void TestProofTable::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
}

void TestProofTable::answersInWords_data()
{
    QTest::addColumn<ports::NodeProof>("proof");
    QTest::addColumn<bool>("isOver");
    QTest::addColumn<QString>("words");
    QTest::addColumn<common::Mark>("mark"); // of the node
    using common::Mark;
    const ports::NodeProof empty{.node = "eu-1", .done = Instant{}, .millis = 0};
    const ports::NodeProof refused{.node = "eu-1", .error = "cannot be reached"};
    QTest::addRow("asked") << ports::NodeProof{.node = "eu-1"} << false << u"eu-1|asked…|—"_qs
                           << Mark::None;
    QTest::addRow("proven") << proven("eu-1", 1'200) << true
                            << u"eu-1|dropped, 1,200 ms|reads v15"_qs << Mark::None;
    QTest::addRow("nothing is left to read")
        << empty << true << u"eu-1|dropped, 0 ms|empty"_qs << Mark::None;
    QTest::addRow("over without an answer") << ports::NodeProof{.node = "eu-1"} << true
                                            << u"eu-1|did not answer|—"_qs << Mark::Exclamation;
    QTest::addRow("over, and why")
        << refused << true << u"eu-1|did not answer|cannot be reached"_qs << Mark::Exclamation;
}

void TestProofTable::answersInWords()
{
    QFETCH(ports::NodeProof, proof);
    QFETCH(bool, isOver);
    QFETCH(common::Mark, mark);
    ProofTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setProofs({proof}, isOver);
    QTEST(row(model, 0), "words");
    QCOMPARE(model.index(0, ProofTableModel::Node).data(common::MarkRole).toInt(),
        static_cast<int>(mark));
}

void TestProofTable::answersComeOneByOne()
{
    ProofTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setProofs({{.node = "eu-1"}, {.node = "eu-2"}}, false);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setProofs({{.node = "eu-1"}, proven("eu-2")}, false);
    QCOMPARE(row(model, 1), u"eu-2|dropped, 38 ms|reads v15"_qs);
    model.setProofs({{.node = "eu-1"}, proven("eu-2")}, true);
    QCOMPARE(row(model, 0), u"eu-1|did not answer|—"_qs);
    QCOMPARE(resets.size(), 0);
    model.setProofs({}, false);
    QCOMPARE(model.rowCount(), 0);
}

void TestProofTable::isAsHighAsItsRows()
{
    ProofTable table;
    const auto heightOf = [&](int rows) {
        std::vector<ports::NodeProof> proofs;
        for (int i = 0; i < rows; ++i)
            proofs.push_back(proven("eu-" + std::to_string(i)));
        table.proofs().setProofs(proofs, true);
        return table.sizeHint().height();
    };
    const int one = heightOf(1);
    const int rowHeight = heightOf(2) - one;
    QVERIFY(rowHeight > 0);
    QCOMPARE(heightOf(0), one);
    QCOMPARE(heightOf(6), one + 5 * rowHeight);
    QCOMPARE(heightOf(7), heightOf(6)); // then it is scrolled
    QCOMPARE(table.accessibleName(), u"Proof of each node"_qs);
}

TOLLGATE_TEST(TestProofTable)
#include "tst_proof_table.moc"
