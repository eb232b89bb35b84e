#pragma once

#include "plans/plans_view_model.h"

#include <QObject>

namespace tollgate::console {

// Asks for files and opens them: usage histories by menu or drop, drafts from and to plans files.
class UsageFiles : public QObject {
    Q_OBJECT

public:
    // `plans` outlives it.
    explicit UsageFiles(pages::PlansViewModel& plans, QObject* parent = nullptr);

    // Takes what is dropped on a window, and is asked over it. Once for each window.
    void attachTo(QWidget* window);
    // Plans that usage files are seen under; none: the shipped ones.
    void setPlansFile(std::optional<std::filesystem::path> file) { m_plansFile = std::move(file); }

    void askForUsage();
    void openUsage(const QString& path);
    void askForDraft();
    void openDraft(const QString& path);
    void saveDraft();

signals:
    void told(const QString& message); // what was done, or why not

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tell(const QString& what, const Error& error);

    pages::PlansViewModel& m_plans;
    QWidget* m_window = nullptr;
    std::optional<std::filesystem::path> m_plansFile;
};

} // namespace tollgate::console
