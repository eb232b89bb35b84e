#pragma once

#include "overview/overview_words.h"

#include <QWidget>

namespace tollgate::common {
class Button;
class MarkLabel;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

// Something that wants a person: what, how bad, and the one verb.
class AttentionRow : public QWidget {
    Q_OBJECT

public:
    explicit AttentionRow(QWidget* parent = nullptr);

    void render(const AttentionItem& item, const OverviewState& state);
    const AttentionItem& item() const { return m_item; }

signals:
    void verbTriggered(const tollgate::pages::AttentionItem& item);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    AttentionItem m_item;
    common::MarkLabel* m_mark;
    common::TextLabel* m_title;
    common::TextLabel* m_text;
    common::Button* m_verb;
};

} // namespace tollgate::pages
