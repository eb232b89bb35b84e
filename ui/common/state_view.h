#pragma once

#include "base/error.h"

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <variant>

class QStackedLayout;

namespace tollgate::common {

class Notice;
class Skeleton;

// The four faces of whatever is shown. An empty verb: no button.
struct Loading {
    QString step; // "Reading day 3 of 12": told only when it takes long
    QString verb; // "Cancel": offered with the step

    bool operator==(const Loading&) const = default;
};
struct Empty {
    QString title; // what would be here
    QString text;
    QString verb;

    bool operator==(const Empty&) const = default;
};
struct Failed {
    Error error;
    QString verb; // what mends it, or "Try again"

    bool operator==(const Failed&) const = default;
};
struct Ready {
    bool operator==(const Ready&) const = default;
};
using Face = std::variant<Loading, Empty, Failed, Ready>;

// How long loading stays unseen, and how long it stays unnamed.
struct LoadingDelays {
    std::chrono::milliseconds skeleton{150};
    std::chrono::milliseconds step{2000};
};

// Shows content when it is ready, and otherwise says in plain words why it is not.
class StateView : public QWidget {
    Q_OBJECT

public:
    explicit StateView(QWidget* content, QWidget* parent = nullptr, LoadingDelays delays = {});

    // Nothing happens when the face is the one already shown.
    void setFace(const Face& face);
    const Face& face() const { return m_face; }

signals:
    void verbTriggered(); // the one button of the face

private:
    void enter(const Loading& loading);
    void enter(const Empty& empty);
    void enter(const Failed& failed);
    void enter(const Ready& ready);
    void revealSkeleton();
    void nameStep();

    Face m_face = Ready{};
    LoadingDelays m_delays;
    QTimer m_skeletonTimer;
    QTimer m_stepTimer;
    QStackedLayout* m_pages;
    QWidget* m_content;
    Skeleton* m_skeleton;
    Notice* m_notice;
};

} // namespace tollgate::common
