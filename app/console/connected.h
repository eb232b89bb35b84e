#pragma once

#include "changes/changes_view_model.h"
#include "gateway_session.h"
#include "overview/overview_view_model.h"
#include "review_desk.h"

#include <QUrl>

namespace tollgate::console {

// A gateway that the window is connected to, with what only its pages show. Comes and goes as a
// whole.
struct Connected {
    Connected(const QUrl& admin, const Secret& token, workspace::ConnectionOptions options,
        pages::PlansViewModel& plans)
        : session(admin, token, std::move(options)), overview(session.connection(), session.live()),
          changes(session.connection()), review(plans, changes)
    {
    }

    GatewaySession session;
    pages::OverviewViewModel overview;
    pages::ChangesViewModel changes;
    ReviewDesk review;
};

} // namespace tollgate::console
