#pragma once

#include <QWidget>

#include <optional>

namespace tollgate::common {
class Button;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::shell {

// A draft in words, and what can be done with it.
struct DraftSummary {
    QStringList edits; // "quota 50,000 → 40,000"
    QString verb; // "Review change…"
    QString obstacle; // why the verb is not possible now; empty: it is

    bool operator==(const DraftSummary&) const = default;
};

// At the foot of the window while there is a draft, and only then.
class ActionBar : public QWidget {
    Q_OBJECT

public:
    explicit ActionBar(QWidget* parent = nullptr);

    void setDraft(const std::optional<DraftSummary>& draft); // nothing: the bar goes

signals:
    void discardRequested();
    void saveRequested();
    void verbTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    common::TextLabel* m_words;
    common::Button* m_discard;
    common::Button* m_save;
    common::Button* m_verb;
};

} // namespace tollgate::shell
