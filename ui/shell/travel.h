#pragma once

#include "shell/link_history.h"

#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace tollgate::shell {

class Menus;

// Going from place to place in one window, and back and forward again: by menu, keys and the
// thumb's mouse buttons. Also copies the link to where one is.
class Travel : public QObject {
    Q_OBJECT

public:
    struct Places {
        std::function<Result<void>(const Link& link)> show;
        std::function<Link()> seen; // where one is
    };

    Travel(Places places, QWidget& window); // belongs to the window

    void addTo(Menus& menus); // the actions, to the Go menu

    void go(const Link& link);
    void goTo(const QString& link); // as somebody has pasted it
    void note(); // what is seen has changed, perhaps into another place

public slots:
    void back();
    void forward();
    void copyLink();

signals:
    void told(const QString& message); // for the operator

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(const Link& link);
    void refuse(const Error& error);
    void refresh();

    Places m_places;
    QWidget& m_window;
    LinkHistory m_history;
    bool m_isGoing = false; // what is seen on the way counts for nothing
    QAction* m_back;
    QAction* m_forward;
};

} // namespace tollgate::shell
