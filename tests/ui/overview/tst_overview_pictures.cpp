#include "overview/overview_page.h"
#include "overview/overview_view_model.h"

#include "common/english_plurals.h"
#include "support/gallery.h"
#include "support/room_tests.h"
#include "support/widgets.h"
#include "ui/overview/busy_gateway.h"

#include <QLocale>
#include <QSignalSpy>

using namespace tollgate;
using pages::OverviewPage;
using pages::OverviewViewModel;

namespace {

constexpr int kPatience = 60'000;
constexpr workspace::LiveUsage::Pace kQuick{
    .fastest = std::chrono::milliseconds{50}, .slowest = std::chrono::milliseconds{400}};

} // namespace

// The page on a running gateway, from first to last question; its pictures go to the gallery.
// Beside the navigation and under the bar of a window of 1440 by 900, and of one of 1024 by 640.
class TestOverviewPictures : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void busyAndProven();
    void withoutTraffic();

private:
    void save(QWidget& page, const QString& name)
    {
        const QDir gallery(QStringLiteral(TOLLGATE_GALLERY));
        page.resize(1244, 866);
        QVERIFY(test::savePictures(page, name, gallery));
        page.resize(828, 606);
        QVERIFY(test::savePictures(page, name + u"-small"_qs, gallery));
        QCOMPARE(test::namelessWidgets(page), QStringList());
    }

    common::EnglishPlurals m_plurals;
};

void TestOverviewPictures::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::installTranslator(&m_plurals);
}

void TestOverviewPictures::busyAndProven()
{
    test::BusyGateway gateway("production");
    gateway.serve(130);
    workspace::Connection connection(gateway.connect(), {.name = "eu"});
    workspace::LiveUsage live(connection, kQuick);
    OverviewViewModel viewModel(connection, live);
    OverviewPage page(viewModel);
    const pages::OverviewState& state = viewModel.state();
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(state.areNodesKnown && state.figures.seconds == 60, kPatience);
    QCOMPARE(state.nodes.size(), std::size_t{2});
    // The clock was moved: until the gateway has said once more that it lives, both are as old.
    const auto isSilentForLong = [&] {
        viewModel.refresh();
        return state.nodes[1].age > std::chrono::seconds{60};
    };
    QTRY_VERIFY_WITH_TIMEOUT(isSilentForLong(), kPatience);
    save(page, u"overview"_qs);
    viewModel.setWindow(std::chrono::seconds{600});
    viewModel.togglePause();
    save(page, u"overview-paused"_qs);
    viewModel.togglePause();

    viewModel.unlock();
    viewModel.openInvalidation("parcelo");
    QTRY_COMPARE_WITH_TIMEOUT(state.invalidation->plan, std::string("small"), kPatience);
    viewModel.invalidate();
    using State = workspace::InvalidationProgress::State;
    QTRY_COMPARE_WITH_TIMEOUT(state.invalidation->progress.state, State::Partial, kPatience);
    save(page, u"overview-invalidate"_qs);
    viewModel.chooseScope(ports::InvalidationScope::All);
    save(page, u"overview-everything"_qs);
    viewModel.closeInvalidation();

    viewModel.setWindow(std::chrono::seconds{120});
    gateway.fixture().stop();
    QTRY_VERIFY_WITH_TIMEOUT(state.isStale, kPatience);
    save(page, u"overview-lost"_qs);
}

void TestOverviewPictures::withoutTraffic()
{
    test::BusyGateway gateway;
    workspace::Connection connection(gateway.connect(), {.name = "eu", .isReadOnly = true});
    workspace::LiveUsage live(connection, kQuick);
    OverviewViewModel viewModel(connection, live);
    OverviewPage page(viewModel);
    save(page, u"overview-empty"_qs);
    connection.open();
    QTRY_VERIFY_WITH_TIMEOUT(
        viewModel.state().areNodesKnown && viewModel.state().snapshot, kPatience);
    save(page, u"overview-quiet"_qs);
    gateway.fixture().stop();
    connection.open();
    QTRY_COMPARE_WITH_TIMEOUT(viewModel.state().face, pages::OverviewFace::Failed, kPatience);
    save(page, u"overview-failed"_qs);
}

TOLLGATE_TEST(TestOverviewPictures)
#include "tst_overview_pictures.moc"
