#pragma once

#include "common/button.h"
#include "common/card.h"

namespace tollgate::common {
class TextLabel;
}

namespace tollgate::pages {

class ProofPanel;
class TypedName;

// What a write is about to do, in words.
struct VerbText {
    QString title;
    QString consequence;
    QString verb;
    QString obstacle; // why it is not possible now; empty: it is
    QString typedName; // to be typed first; empty: nothing
    bool canUnlock = false; // and is locked
    bool isBusy = false; // it is on its way
    bool isOffered = true; // else the obstacle stands there alone
};

// The one verb of what is open, with all that stands between it and the gateway, and how it went.
class VerbCard : public common::Card {
    Q_OBJECT

public:
    explicit VerbCard(common::ButtonKind kind, QWidget* parent = nullptr);

    void render(const VerbText& words);
    ProofPanel& proof() { return *m_proof; }

    // The verb, as its button does it; where a name has to be typed first, there.
    void run();

signals:
    void requested(const std::string& typedName);
    void unlockRequested();

private:
    void build();
    void renderVerb();

    VerbText m_words; // shown last
    ProofPanel* m_proof;
    common::TextLabel* m_consequence;
    TypedName* m_typed;
    common::TextLabel* m_obstacle;
    common::Button* m_unlock;
    common::Button* m_verb;
};

} // namespace tollgate::pages
