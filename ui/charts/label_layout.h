#pragma once

#include <QRectF>
#include <QSizeF>

#include <optional>

namespace tollgate::charts {

// Two lines across a plot, each with a label in the band over the bars.
struct LabelRequest {
    QRectF band;
    double draftX = 0;
    QSizeF draftSize;
    std::optional<double> todayX; // none: only the draft has a label
    QSizeF todaySize;
};

struct LabelPlaces {
    QRectF draft;
    QRectF today; // null without a label
    bool isDraftLeft = false; // of its line: then its words end at the line
};

// How high a band has to be for labels of these sizes.
double bandHeight(const QSizeF& draftSize, const QSizeF& todaySize);

// Each label stands beside its line, on the side away from the other line, where there is room. No
// label leaves the band (which is at least as wide as either) or touches the other; today's stays
// clear of the draft's line too, or goes one row down.
LabelPlaces placeLabels(const LabelRequest& request);

} // namespace tollgate::charts
