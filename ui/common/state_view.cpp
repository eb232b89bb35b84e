#include "common/state_view.h"

#include "common/notice.h"
#include "common/skeleton.h"

#include <QStackedLayout>

#include <algorithm>

namespace tollgate::common {

namespace {

QString textOf(const std::string& text) { return QString::fromStdString(text); }

// A fragment as a sentence. A first word that is a name, such as gateway-eu or plans[0], stays.
QString sentence(QString fragment)
{
    const qsizetype end = fragment.indexOf(u' ');
    const QString word = fragment.left(end < 0 ? fragment.size() : end);
    if (std::all_of(word.begin(), word.end(), [](QChar c) { return c.isLower(); }))
        fragment[0] = fragment[0].toUpper();
    return fragment + u'.';
}

} // namespace

StateView::StateView(QWidget* content, QWidget* parent, LoadingDelays delays)
    : QWidget(parent), m_delays(delays), m_pages(new QStackedLayout(this)), m_content(content),
      m_skeleton(new Skeleton), m_notice(new Notice)
{
    for (QWidget* page :
        {m_content, static_cast<QWidget*>(m_skeleton), static_cast<QWidget*>(m_notice)})
        m_pages->addWidget(page);
    m_skeletonTimer.setSingleShot(true);
    m_stepTimer.setSingleShot(true);
    connect(&m_skeletonTimer, &QTimer::timeout, this, &StateView::revealSkeleton);
    connect(&m_stepTimer, &QTimer::timeout, this, &StateView::nameStep);
    connect(m_notice, &Notice::verbTriggered, this, &StateView::verbTriggered);
}

void StateView::setFace(const Face& face)
{
    if (face == m_face)
        return;
    const bool wasLoading = std::holds_alternative<Loading>(m_face);
    m_face = face;
    if (wasLoading && std::holds_alternative<Loading>(face)) {
        if (m_pages->currentWidget() == m_notice) // the next step of something slow
            nameStep();
        return;
    }
    m_skeletonTimer.stop();
    m_stepTimer.stop();
    std::visit([this](const auto& entered) { enter(entered); }, m_face);
}

void StateView::enter(const Loading& /*loading*/)
{
    m_skeleton->setRevealed(false);
    m_pages->setCurrentWidget(m_skeleton);
    m_skeletonTimer.start(m_delays.skeleton);
    m_stepTimer.start(m_delays.step);
}

void StateView::enter(const Empty& empty)
{
    m_notice->setContent({.title = empty.title, .text = empty.text, .verb = empty.verb});
    m_pages->setCurrentWidget(m_notice);
}

void StateView::enter(const Failed& failed)
{
    QStringList lines;
    for (const std::string& line : {failed.error.where, failed.error.remedy}) {
        if (!line.empty())
            lines << sentence(textOf(line));
    }
    m_notice->setContent({.mark = Mark::Exclamation,
        .title = sentence(textOf(failed.error.what)),
        .text = lines.join(u'\n'),
        .verb = failed.verb});
    m_pages->setCurrentWidget(m_notice);
    m_notice->announce();
}

void StateView::enter(const Ready& /*ready*/) { m_pages->setCurrentWidget(m_content); }

void StateView::revealSkeleton() { m_skeleton->setRevealed(true); }

void StateView::nameStep()
{
    const auto& loading = std::get<Loading>(m_face);
    if (loading.step.isEmpty())
        return;
    m_notice->setContent({.title = loading.step, .verb = loading.verb});
    m_pages->setCurrentWidget(m_notice);
}

} // namespace tollgate::common
