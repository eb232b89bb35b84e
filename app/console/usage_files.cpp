#include "usage_files.h"

#include "map_dialog.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>

namespace tollgate::console {

namespace {

// The first local file of a drag; empty: none.
QString droppedFile(const QMimeData& data)
{
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

} // namespace

UsageFiles::UsageFiles(pages::PlansViewModel& plans, QObject* parent)
    : QObject(parent), m_plans(plans)
{
}

void UsageFiles::attachTo(QWidget* window)
{
    m_window = window;
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void UsageFiles::askForUsage()
{
    const QString path = QFileDialog::getOpenFileName(m_window, tr("Open usage"), {},
        tr("Usage (*.log *.csv *.jsonl *.ndjson *.gz);;All files (*)"));
    if (!path.isEmpty())
        openUsage(path);
}

void UsageFiles::openUsage(const QString& path)
{
    workspace::StudySource source{.usage = path.toStdString(), .plans = m_plansFile};
    // A log of a known kind opens as it is; columns have to be told apart by somebody who knows.
    const auto glance = workspace::glanceAt(source.usage);
    if (glance && !glance->columns.empty()) {
        MapDialog dialog(QFileInfo(path).fileName(), *glance, m_window);
        if (dialog.exec() != QDialog::Accepted)
            return;
        source.format = glance->format;
        source.map = dialog.map().toStdString();
    }
    m_plans.open(source);
}

void UsageFiles::askForDraft()
{
    const QString path
        = QFileDialog::getOpenFileName(m_window, tr("Open draft"), {}, tr("Plans (*.json)"));
    if (!path.isEmpty())
        openDraft(path);
}

void UsageFiles::openDraft(const QString& path)
{
    if (const auto opened = m_plans.openDraft(path.toStdString()); !opened)
        tell(tr("The draft was not opened"), opened.error());
}

void UsageFiles::saveDraft()
{
    const QString path = QFileDialog::getSaveFileName(
        m_window, tr("Save draft"), QStringLiteral("draft.json"), tr("Plans (*.json)"));
    if (path.isEmpty())
        return;
    const auto saved = m_plans.saveDraft(path.toStdString());
    if (saved)
        emit told(tr("Draft saved to %1").arg(QFileInfo(path).fileName()));
    else
        tell(tr("The draft was not saved"), saved.error());
}

void UsageFiles::tell(const QString& what, const Error& error)
{
    emit told(what + QStringLiteral(": ") + QString::fromStdString(describe(error)));
}

bool UsageFiles::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (!droppedFile(*drag->mimeData()).isEmpty())
            drag->acceptProposedAction();
        return true;
    }
    if (event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        // Not from within the drop: a dialog may follow.
        const QString path = droppedFile(*drop->mimeData());
        QMetaObject::invokeMethod(
            this, [this, path] { openUsage(path); }, Qt::QueuedConnection);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace tollgate::console
