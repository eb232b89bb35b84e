#pragma once

#include "changes/changes_state.h"

#include <QWidget>

namespace tollgate::common {
class Card;
class InlineMessage;
}

namespace tollgate::pages {

class DetailScroll;
class FieldTable;
class ImpactCard;
class VerbCard;
class WhoCard;

// A draft, as it is read before it is applied.
class ReviewPanel : public QWidget {
    Q_OBJECT

public:
    explicit ReviewPanel(QWidget* parent = nullptr);

    void render(const ChangesState& state); // nothing without a draft
    void apply(); // as its button does

signals:
    void applyRequested(const std::string& typedName);
    void unlockRequested();
    void previewAgainRequested();

private:
    void build();
    void renderStale(const ChangesState& state);

    DetailScroll* m_scroll;
    common::InlineMessage* m_stale;
    ImpactCard* m_impact;
    common::Card* m_changed;
    FieldTable* m_fields;
    WhoCard* m_who;
    VerbCard* m_verb;
    SharedDraft m_draft; // shown last
    QString m_told; // by the message
};

} // namespace tollgate::pages
