#include "charts/limit_chart.h"
#include "common/card.h"
#include "common/english_plurals.h"
#include "common/inline_message.h"
#include "common/shapes.h"
#include "common/state_view.h"
#include "common/tables.h"
#include "common/text_label.h"
#include "shell/action_bar.h"
#include "shell/appearance.h"
#include "shell/environment_bar.h"
#include "shell/main_window.h"
#include "shell/navigation.h"
#include "shell/toast.h"
#include "support/log_normal.h"
#include "support/room_tests.h"
#include "support/widgets.h"

#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>

using namespace tollgate;
using namespace tollgate::common;

namespace {

charts::LimitWords quotaWords()
{
    return {.title = u"Usage this period per consumer"_qs,
        .handle = u"Monthly quota, draft"_qs,
        .inside = u"inside the allowance"_qs,
        .newlyBeyond = u"newly beyond (draft)"_qs,
        .alreadyBeyond = u"already beyond"_qs};
}

struct ChartCase {
    charts::LimitPair limits{.today = 50'000, .draft = 40'000};
    charts::AxisKind axis = charts::AxisKind::Log;
    charts::BarKind bars = charts::BarKind::PerBin;
    std::size_t consumers = 412;
    double spread = 0.95;
};

charts::LimitChart* chartOf(const ChartCase& c)
{
    const auto use = test::logNormalUse(c.consumers, 20'000, c.spread);
    const charts::Histogram histogram(
        use, charts::Scale(charts::axisFor(use, c.limits.today, c.axis)));
    auto* chart = new charts::LimitChart;
    chart->setData(charts::limitChartData(histogram, c.limits, quotaWords(), c.bars));
    return chart;
}

QStandardItem* figure(const QString& text, Tone tone = Tone::Text, Mark mark = Mark::None)
{
    auto* item = new QStandardItem(text);
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    item->setData(int(tone), ToneRole);
    item->setData(int(mark), MarkRole);
    return item;
}

QTableView* affectedTable()
{
    auto* model = new QStandardItemModel;
    model->setHorizontalHeaderLabels({u"Consumer"_qs, u"Used in October"_qs, u"Allowance"_qs,
        u"Beyond"_qs, u"Bill now"_qs, u"Bill with draft"_qs, u"Change"_qs});
    for (int column = 1; column < model->columnCount(); ++column)
        model->setHeaderData(
            column, Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    const struct {
        const char16_t* name;
        const char16_t* used;
        const char16_t* beyond;
        const char16_t* now;
        const char16_t* draft;
        const char16_t* change;
        Tone tone;
    } rows[] = {
        {u"Nordlicht Maps", u"50,111", u"+10,111", u"€49.22", u"€69.22", u"€20.00", Tone::Refused},
        {u"Parcelo · cust_8f3a2b", u"50,523", u"+10,523", u"€50.05", u"€70.05", u"€20.00",
            Tone::Refused},
        {u"Blau & Söhne", u"49,839", u"+9,839", u"€49.00", u"€68.68", u"€19.68", Tone::Changed},
        {u"Tidewater Labs", u"49,315", u"+9,315", u"€49.00", u"€67.63", u"€18.63", Tone::Changed},
    };
    const auto text = [](const char16_t* words) { return QString::fromUtf16(words); };
    for (const auto& row : rows)
        model->appendRow({new QStandardItem(text(row.name)), figure(text(row.used)),
            figure(u"50,000 → 40,000"_qs, Tone::Secondary), figure(text(row.beyond), row.tone),
            figure(text(row.now)), figure(text(row.draft)),
            figure(text(row.change), row.tone, Mark::Up)});
    auto* table = new QTableView;
    model->setParent(table);
    table->setModel(model);
    setUpTable(*table);
    table->setAccessibleName(u"Who is affected"_qs);
    table->horizontalHeader()->setStretchLastSection(false);
    table->horizontalHeader()->setDefaultSectionSize(128);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->setColumnWidth(2, 140);
    table->selectRow(1);
    return table;
}

QWidget* labPage(QWidget* parent)
{
    auto* page = new QWidget(parent);
    auto* title = new QHBoxLayout;
    title->addWidget(new TextLabel(u"Pro"_qs, {.size = TextSize::Title, .weight = QFont::Bold}), 0,
        Qt::AlignBottom);
    title->addWidget(new TextLabel(u"412 consumers · monthly quota, overage billed"_qs,
                         {.size = TextSize::Subheading, .tone = Tone::Secondary}),
        1, Qt::AlignBottom);
    title->addWidget(
        new TextLabel(u"Draft: 2 edits   ·   Undo Ctrl+Z"_qs, {.tone = Tone::Secondary}), 0,
        Qt::AlignBottom);
    auto* lab = new Card(u"Usage this period per consumer — drag the handle"_qs,
        u"412 consumers, last full period (October), log scale. Dashed = today, solid = draft."_qs);
    lab->body()->addWidget(chartOf({}));
    auto* affected = new Card(u"Who is affected"_qs,
        u"71 already beyond pay exactly €20.00 more · 26 newly beyond pay less than that"_qs);
    affected->addWide(affectedTable());
    auto* all = new QVBoxLayout(page);
    all->setContentsMargins(kWide, kRoomy, 20, 14);
    all->setSpacing(kRoomy);
    all->addLayout(title);
    all->addWidget(lab, 2);
    all->addWidget(affected, 1);
    return page;
}

} // namespace

// Renders the parts to pictures, and asks of each that it is not blank.
class TestGallery : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { test::failOnAnyWarning(); }
    void cleanup();
    void window_data() { themes(); }
    void window();
    void bars_data() { themes(); }
    void bars();
    void faces_data() { themes(); }
    void faces();
    void messages_data() { themes(); }
    void messages();
    void chartModes_data() { themes(); }
    void chartModes();

private:
    static void themes();
    void useTheme();
    void save(QWidget& widget, const QString& name) const;

    QDir m_folder{QStringLiteral(TOLLGATE_GALLERY)};
    shell::Appearance m_appearance;
    EnglishPlurals m_plurals;
    QString m_suffix;
};

void TestGallery::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    QVERIFY(QCoreApplication::installTranslator(&m_plurals));
    QVERIFY(m_folder.mkpath(QStringLiteral(".")));
}

void TestGallery::cleanup() { m_appearance.setMode(shell::AppearanceMode::Light); }

void TestGallery::themes()
{
    QTest::addColumn<bool>("isDark");
    QTest::addRow("light") << false;
    QTest::addRow("dark") << true;
}

void TestGallery::useTheme()
{
    QFETCH(bool, isDark);
    m_appearance.setMode(isDark ? shell::AppearanceMode::Dark : shell::AppearanceMode::Light);
    m_suffix = isDark ? u"-dark"_qs : u"-light"_qs;
}

void TestGallery::save(QWidget& widget, const QString& name) const
{
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    QCoreApplication::processEvents();
    const QImage picture = widget.grab().toImage();
    const QColor corner = picture.pixelColor(0, 0);
    bool isBlank = true;
    for (int x = 0; x < picture.width() && isBlank; ++x)
        isBlank = picture.pixelColor(x, picture.height() / 2) == corner
            && picture.pixelColor(x, picture.height() / 3) == corner;
    QVERIFY2(!isBlank, qPrintable(name));
    const QString scale = picture.devicePixelRatio() > 1.5 ? u"@2x"_qs : QString();
    QVERIFY(picture.save(m_folder.filePath(name + m_suffix + scale + u".png"_qs)));
}

void TestGallery::window()
{
    useTheme();
    const QTemporaryDir settings;
    const auto page = [](const char16_t* id, const char16_t* title, const char* key) {
        return shell::PageEntry{.id = QString::fromUtf16(id),
            .title = QString::fromUtf16(title),
            .icon = {},
            .shortcut = QKeySequence(QLatin1String(key)),
            .factory = [](QWidget* parent) { return shell::Page{.widget = labPage(parent)}; }};
    };
    shell::MainWindow window(
        {page(u"overview", u"Overview", "Ctrl+1"), page(u"consumers", u"Consumers", "Ctrl+2"),
            page(u"plans", u"Plans", "Ctrl+3"), page(u"changes", u"Changes", "Ctrl+4"),
            page(u"billing", u"Billing", "Ctrl+5")},
        {.settingsFile = settings.filePath(u"console.ini"_qs), .appearance = &m_appearance});
    window.environmentBar().setEnvironment({.kind = shell::EnvironmentKind::Production,
        .gateway = u"gateway-eu"_qs,
        .status = u"3 of 3 nodes up"_qs,
        .notes = {u"Live · 2 s ago"_qs, u"Editing unlocked until 18:40"_qs},
        .verb = u"Pause (Space)"_qs});
    window.navigation().setBadge(u"changes"_qs, 2);
    window.actionBar().setDraft(shell::DraftSummary{
        .edits = {u"quota 50,000 → 40,000"_qs, u"overage €0.002 / request (unchanged)"_qs},
        .verb = u"Review change…"_qs});
    window.showPage(u"plans"_qs);
    window.resize(1440, 900);
    save(window, u"window"_qs);
    window.toast().showMessage(u"Applied to 412 consumers"_qs, u"Undo"_qs);
    window.resize(1024, 640);
    save(window, u"window-smallest"_qs);
}

void TestGallery::bars()
{
    useTheme();
    QWidget all;
    auto* column = new QVBoxLayout(&all);
    for (const auto kind : {shell::EnvironmentKind::Production, shell::EnvironmentKind::Staging,
             shell::EnvironmentKind::Development, shell::EnvironmentKind::Sample}) {
        auto* bar = new shell::EnvironmentBar;
        bar->setEnvironment({.kind = kind,
            .gateway = u"gateway-eu"_qs,
            .status = u"3 of 3 nodes up"_qs,
            .notes = {u"Live · 2 s ago"_qs, u"Read-only"_qs},
            .verb = u"Unlock editing"_qs});
        column->addWidget(bar);
    }
    auto* action = new shell::ActionBar;
    action->setDraft(shell::DraftSummary{.edits = {u"quota 50,000 → 40,000"_qs},
        .verb = u"Review change…"_qs,
        .obstacle = u"needs the last 3 days of use"_qs});
    column->addWidget(action);
    all.resize(1100, 280);
    save(all, u"bars"_qs);
}

void TestGallery::faces()
{
    useTheme();
    QWidget all;
    auto* row = new QHBoxLayout(&all);
    row->setContentsMargins(kRoomy, kRoomy, kRoomy, kRoomy);
    const Face faces[] = {Loading{},
        Empty{.title = u"No consumer matches plan:pro state:limited"_qs,
            .text = u"Consumers appear here once their key has been used."_qs,
            .verb = u"Clear filter"_qs},
        Failed{.error = {.code = ErrorCode::Refused,
                   .what = "gateway-eu did not accept the token (401)",
                   .where = "at the admin API",
                   .remedy = "it may have been rotated"},
            .verb = u"Enter new token"_qs},
        Ready{}};
    for (const Face& face : faces) {
        auto* card = new Card(u"Who needs me"_qs, u"Ranked, one verb each"_qs);
        auto* view = new StateView(new TextLabel(u"Content"_qs), nullptr,
            {.skeleton = std::chrono::milliseconds(0), .step = std::chrono::minutes(1)});
        view->setFace(face);
        card->body()->addWidget(view);
        row->addWidget(card);
    }
    all.resize(2000, 360);
    save(all, u"faces"_qs);
}

void TestGallery::messages()
{
    useTheme();
    QWidget all;
    auto* column = new QVBoxLayout(&all);
    const std::pair<MessageTone, const char16_t*> texts[]
        = {{MessageTone::Info, u"Ana changed the overage price (v14 → v15) 3 min ago."},
            {MessageTone::Good, u"All 3 nodes read back version 15."},
            {MessageTone::Warning, u"Use is known for 409 of 412 consumers; 3 are new."},
            {MessageTone::Error,
                u"eu-3 did not answer; it serves version 14 until its cache expires, at the latest "
                u"14:09. Nothing was lost; the other two nodes have read back version 15."}};
    for (const auto& [tone, text] : texts) {
        auto* message = new InlineMessage;
        message->showMessage({.tone = tone, .text = QString::fromUtf16(text), .verb = u"Show"_qs});
        column->addWidget(message);
    }
    auto* table = affectedTable();
    table->setSortingEnabled(true);
    table->sortByColumn(3, Qt::DescendingOrder);
    column->addWidget(table);
    all.resize(900, 420);
    save(all, u"messages"_qs);
}

void TestGallery::chartModes()
{
    useTheme();
    using charts::AxisKind;
    using charts::BarKind;
    const std::pair<const char16_t*, ChartCase> cases[]
        = {{u"Linear axis", {.axis = AxisKind::Linear, .spread = 0.6}},
            {u"Cumulative", {.bars = BarKind::Cumulative}},
            {u"No draft", {.limits = {.today = 50'000, .draft = 50'000}}},
            {u"Raised", {.limits = {.today = 50'000, .draft = 80'000}}},
            {u"At the right edge", {.limits = {.today = 400'000, .draft = 380'000}}},
            {u"At the left edge", {.limits = {.today = 1'000, .draft = 1'200}}},
            {u"No limit today", {.limits = {.today = {}, .draft = 40'000}}},
            {u"A million, with zeros",
                {.limits = {.today = 5'000, .draft = 300}, .consumers = 1'000'000, .spread = 2.4}}};
    QWidget all;
    auto* grid = new QGridLayout(&all);
    int cell = 0;
    for (const auto& [title, c] : cases) {
        auto* card = new Card(QString::fromUtf16(title));
        card->body()->addWidget(chartOf(c));
        grid->addWidget(card, cell / 2, cell % 2);
        ++cell;
    }
    all.resize(1500, 1400);
    save(all, u"charts"_qs);
}

TOLLGATE_TEST(TestGallery)
#include "tst_gallery.moc"
