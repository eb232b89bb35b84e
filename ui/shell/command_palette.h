#pragma once

#include "shell/palette_hits.h"

#include <QFrame>
#include <QPointer>

class QLineEdit;
class QListView;

namespace tollgate::common {
class TextLabel;
}

namespace tollgate::shell {

class PaletteModel;

// One field over the window from which everything can be reached: what is typed is searched in all
// sources, Enter runs the chosen hit, Esc goes back to where the focus was.
class CommandPalette : public QFrame {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* parent); // lies over it, and goes when that is clicked

    // Asked in the order they were added, which is also that of hits that are equally good.
    void addSource(PaletteSource source);

    void summon(); // with an empty field
    void dismiss(); // the focus goes back to where it was

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Asked {
        PaletteSource source;
        std::vector<PaletteHit> hits; // of the newest answer
        bool isWaiting = false; // for the answer to the query in the field
    };

    void build();
    void ask();
    void take(std::size_t source, std::vector<PaletteHit> hits);
    void refresh();
    void showWhyEmpty();
    void choose(int row);
    bool onKey(int key);
    void run();
    void leave();
    void place();

    std::vector<Asked> m_sources;
    quint64 m_turn = 0; // of the query: only answers to the newest count
    bool m_isAsking = false;
    QString m_kept; // id of the hit that was chosen by hand; empty: the best is chosen
    QPointer<QWidget> m_before; // had the focus
    QLineEdit* m_field;
    common::TextLabel* m_empty;
    QListView* m_list;
    PaletteModel* m_model;
};

} // namespace tollgate::shell
