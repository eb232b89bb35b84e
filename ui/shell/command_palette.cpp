#include "shell/command_palette.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/text_label.h"
#include "common/theme.h"
#include "shell/command_delegate.h"
#include "shell/palette_model.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace tollgate::shell {

namespace {

constexpr int kWidth = 640;
constexpr int kFromTop = 56; // under the environment, which stays in sight
constexpr int kMostRows = 10; // without scrolling; half a row more says that there are more
constexpr int kInset = 6; // of the rows, from the frame
constexpr int kLongestQuery = 200; // letters

} // namespace

CommandPalette::CommandPalette(QWidget* parent)
    : QFrame(parent), m_field(new QLineEdit),
      m_empty(new common::TextLabel({}, {.tone = common::Tone::Secondary})), m_list(new QListView),
      m_model(new PaletteModel(this))
{
    build();
    connect(m_field, &QLineEdit::textEdited, this, &CommandPalette::ask);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    m_field->installEventFilter(this);
    parent->installEventFilter(this);
    hide();
}

void CommandPalette::addSource(PaletteSource source)
{
    m_sources.push_back({.source = std::move(source), .hits = {}});
}

void CommandPalette::summon()
{
    if (!isVisible())
        m_before = window()->focusWidget();
    m_field->clear();
    for (Asked& asked : m_sources)
        asked.hits.clear();
    ask();
    show();
    place();
    raise();
    m_field->setFocus(Qt::ShortcutFocusReason);
}

void CommandPalette::dismiss()
{
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
    leave();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    if (watched == parentWidget() && event->type() == QEvent::MouseButtonPress && isVisible())
        dismiss();
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return onKey(static_cast<QKeyEvent*>(event)->key());
    if (watched == m_field && event->type() == QEvent::FocusOut) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
            leave();
    }
    return QFrame::eventFilter(watched, event);
}

// No shadow lifts it off the page: its edge is as strong as that of what has the focus.
void CommandPalette::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    const common::Theme& theme = common::Theme::of(palette());
    common::drawBox(
        painter, rect(), {.fill = theme.card, .line = theme.accent, .radius = common::kRadius});
    painter.fillRect(1, m_field->geometry().bottom() + kInset + 1, width() - 2, 1, theme.line);
}

void CommandPalette::build()
{
    setAccessibleName(tr("Search"));
    m_field->setPlaceholderText(tr("Search pages, commands and plans"));
    m_field->setAccessibleName(m_field->placeholderText());
    m_field->setFrame(false);
    m_field->setMaxLength(kLongestQuery);
    m_field->setFont(common::sized(font(), common::TextSize::Subheading));
    m_field->setTextMargins(common::kSnug, common::kTight, common::kSnug, common::kTight);
    m_empty->setContentsMargins(10, common::kSnug, 10, common::kSnug); // as the rows have it
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setAccessibleName(tr("Found"));
    m_list->setFocusPolicy(Qt::NoFocus); // the field keeps it; the arrows work there
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const auto inset = [](const QList<QWidget*>& widgets) { // off the round corners
        auto* box = new QVBoxLayout;
        box->setContentsMargins(kInset, kInset, kInset, kInset);
        for (QWidget* widget : widgets)
            box->addWidget(widget);
        return box;
    };
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(1);
    column->addLayout(inset({m_field}));
    column->addLayout(inset({m_empty, m_list}));
}

// --- the query

void CommandPalette::ask()
{
    m_kept.clear();
    m_isAsking = true;
    ++m_turn;
    for (std::size_t i = 0; i < m_sources.size(); ++i) {
        m_sources[i].isWaiting = true;
        m_sources[i].source(m_field->text(),
            [self = QPointer(this), turn = m_turn, i](std::vector<PaletteHit> hits) {
                if (self && self->m_turn == turn)
                    self->take(i, std::move(hits));
            });
    }
    m_isAsking = false;
    refresh();
}

void CommandPalette::take(std::size_t source, std::vector<PaletteHit> hits)
{
    m_sources[source].hits = std::move(hits);
    m_sources[source].isWaiting = false;
    if (!m_isAsking)
        refresh();
}

// What a slow source gave for the query before stays, as far as it fits, until its answer is there.
void CommandPalette::refresh()
{
    std::vector<PaletteHit> hits;
    for (const Asked& asked : m_sources)
        hits.insert(hits.end(), asked.hits.begin(), asked.hits.end());
    m_model->setHits(ranked(hits, m_field->text()));
    showWhyEmpty();
    choose(qMax(0, m_model->rowOf(m_kept)));
    place();
}

void CommandPalette::showWhyEmpty()
{
    const bool isWaiting = std::any_of(
        m_sources.begin(), m_sources.end(), [](const Asked& asked) { return asked.isWaiting; });
    m_empty->setText(
        isWaiting ? tr("Searching…") : tr("Nothing here is called “%1”").arg(m_field->text()));
    m_empty->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
}

// --- the hits

void CommandPalette::choose(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    if (!index.isValid())
        return;
    m_list->setCurrentIndex(index);
    // Screen readers follow the focus; the chosen row is what it is all about.
    QAccessibleEvent focused(m_list, QAccessible::Focus);
    focused.setChild(row);
    QAccessible::updateAccessibility(&focused);
}

bool CommandPalette::onKey(int key)
{
    const int rows = m_model->rowCount();
    const int row = m_list->currentIndex().row();
    const auto go = [&](int to) {
        if (rows == 0)
            return;
        choose(to);
        m_kept = m_model->hit(to).id;
    };
    switch (key) {
    case Qt::Key_Down: // round and round
        go(row + 1 == rows ? 0 : row + 1);
        return true;
    case Qt::Key_Up:
        go(row == 0 ? rows - 1 : row - 1);
        return true;
    case Qt::Key_PageDown:
        go(qMin(rows - 1, row + kMostRows - 1));
        return true;
    case Qt::Key_PageUp:
        go(qMax(0, row - kMostRows + 1));
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run();
        return true;
    case Qt::Key_Escape:
        dismiss();
        return true;
    default:
        return false;
    }
}

// The focus is back before, as the command may want to give it away.
void CommandPalette::run()
{
    if (m_model->rowCount() == 0)
        return;
    const std::function<void()> command = m_model->hit(m_list->currentIndex().row()).run;
    dismiss();
    command();
}

void CommandPalette::leave()
{
    hide();
    ++m_turn; // nobody waits any more
}

void CommandPalette::place()
{
    if (!isVisible())
        return;
    const QRect room = parentWidget()->rect();
    if (m_model->rowCount() > 0) {
        const int row = m_list->sizeHintForRow(0);
        const int most = (room.height() - kFromTop - m_field->height()) / row - 2;
        const int rows = std::clamp(most, 1, kMostRows);
        m_list->setFixedHeight(qMin(m_model->rowCount() * row, rows * row + row / 2));
    }
    const int width = qMin(kWidth, room.width() - 2 * common::kWide);
    layout()->activate();
    setGeometry((room.width() - width) / 2, kFromTop, width, layout()->sizeHint().height());
}

} // namespace tollgate::shell
