#include "changes/change_list_model.h"
#include "changes/field_table_model.h"
#include "changes/who_table_model.h"

#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/changes/english.h"
#include "ui/changes/reviewed.h"

#include <QAbstractItemModelTester>

using namespace tollgate;

namespace {

// A table as text: cells by bars, rows by lines.
QString print(const QAbstractItemModel& model)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells << model.index(row, column).data().toString();
        rows << cells.join(u'|');
    }
    return rows.join(u'\n');
}

} // namespace

class TestChangeModels : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }

    void whoIsByEffect();
    void fieldsAreBeforeAndAfter();
    void theListHasGroups();
    void groupsAreNotChosen();

private:
    test::English m_english;
};

void TestChangeModels::whoIsByEffect()
{
    pages::WhoTableModel model;
    const QAbstractItemModelTester tester(&model);
    QCOMPARE(model.rowCount(), 0);
    test::Reviewed lowered = test::lowered();
    model.setDraft(pages::reviewedDraft(std::move(lowered.review), std::move(lowered.answer)));
    QCOMPARE(print(model),
        QStringLiteral("bob|newly|0|$5.00|$6.00|▲ +$1.00\n"
                       "cyd|already|0|$7.00|$9.00|▲ +$2.00\n"
                       "dan|already|0|$15.00|$17.00|▲ +$2.00"));
    QCOMPARE(model.headerData(pages::WhoTableModel::BillAfter, Qt::Horizontal, Qt::DisplayRole),
        QVariant(QStringLiteral("Bill after")));
    model.setDraft(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestChangeModels::fieldsAreBeforeAndAfter()
{
    pages::FieldTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setFields({{u"Price"_qs, u"$5.00"_qs, u"$9.00"_qs}}, u"Field"_qs);
    QCOMPARE(print(model), QStringLiteral("Price|$5.00|$9.00"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setFields({{u"Price"_qs, u"$5.00"_qs, u"$9.00"_qs}}, u"Field"_qs);
    QCOMPARE(reset.count(), 0);
    model.setFields({}, u"Consumer"_qs);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.headerData(0, Qt::Horizontal, Qt::DisplayRole), QVariant(u"Consumer"_qs));
}

void TestChangeModels::theListHasGroups()
{
    test::ChangesDesk desk;
    ports::Change undone = test::priceChange(13, "6.00");
    ports::Change undo = test::priceChange(14, "5.00");
    undone.undoneBy = undo.id;
    undo.undoes = undone.id;
    desk.gateway->changesAnswer = std::vector{undo, undone, test::priceChange(12, "5.00")};
    QVERIFY(desk.open());
    desk.review(test::lowered());
    pages::ChangeListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(pages::listRows(desk.state()));
    QCOMPARE(print(model),
        QStringLiteral("Draft\n"
                       "Pro: monthly quota 100 → 80\n"
                       "Applied\n"
                       "Pro: price $6.00 → $5.00\n"
                       "Pro: price $5.00\n"
                       "Undone\n"
                       "Pro: price $5.00 → $6.00"));
    QCOMPARE(model.rowOf({}), 1);
    QCOMPARE(model.rowOf("ch_13"), 6);
    QCOMPARE(model.rowOf("ch_none"), -1);
    desk.vm.dropReview();
    model.setRows(pages::listRows(desk.state()));
    QCOMPARE(model.rowOf({}), -1);
    QCOMPARE(model.rowCount(), 5);
}

void TestChangeModels::groupsAreNotChosen()
{
    pages::ChangeListModel model;
    model.setRows({{.title = u"Applied"_qs},
        {.kind = pages::ChangeListRow::Kind::Applied, .title = u"Pro"_qs, .id = "ch_1"}});
    QCOMPARE(model.flags(model.index(0)), Qt::ItemFlags(Qt::NoItemFlags));
    QVERIFY(model.flags(model.index(1)) & Qt::ItemIsSelectable);
}

TOLLGATE_TEST(TestChangeModels)
#include "tst_change_models.moc"
