#include "charts/label_layout.h"

#include <algorithm>
#include <array>

namespace tollgate::charts {

namespace {

constexpr double kGap = 10; // between a line and its label, and between labels
constexpr double kRowGap = 2;

enum class Side { Left, Right, Middle };

// Beside the line at x, or in the middle of it; the latter is moved into the band.
QRectF beside(double x, Side side, const QSizeF& size, const QRectF& band)
{
    QRectF place(band.topLeft(), size);
    switch (side) {
    case Side::Left:
        place.moveRight(x - kGap);
        break;
    case Side::Right:
        place.moveLeft(x + kGap);
        break;
    case Side::Middle:
        place.moveLeft(std::clamp(
            x - size.width() / 2, band.left(), std::max(band.left(), band.right() - size.width())));
        break;
    }
    return place;
}

bool isWithin(const QRectF& place, const QRectF& band)
{
    return place.left() >= band.left() && place.right() <= band.right();
}

std::array<Side, 3> sidesFrom(bool leftFirst)
{
    if (leftFirst)
        return {Side::Left, Side::Right, Side::Middle};
    return {Side::Right, Side::Left, Side::Middle};
}

QRectF placeDraft(const LabelRequest& request, bool leftFirst)
{
    for (const Side side : sidesFrom(leftFirst)) {
        const QRectF place = beside(request.draftX, side, request.draftSize, request.band);
        if (isWithin(place, request.band))
            return place;
    }
    return beside(request.draftX, Side::Middle, request.draftSize, request.band);
}

QRectF placeToday(const LabelRequest& request, const QRectF& draft, bool leftFirst)
{
    const double lowerRow = draft.bottom() + kRowGap;
    const auto crossesDraft = [&request](const QRectF& place) {
        return place.left() < request.draftX + kGap / 2
            && place.right() > request.draftX - kGap / 2;
    };
    const QRectF taken = draft.adjusted(-kGap, 0, kGap, 0);
    for (const double top : {request.band.top(), lowerRow}) {
        for (const Side side : sidesFrom(leftFirst)) {
            QRectF place = beside(*request.todayX, side, request.todaySize, request.band);
            place.moveTop(top);
            if (isWithin(place, request.band) && !place.intersects(taken) && !crossesDraft(place))
                return place;
        }
    }
    QRectF place = beside(*request.todayX, Side::Middle, request.todaySize, request.band);
    place.moveTop(lowerRow);
    return place;
}

} // namespace

double bandHeight(const QSizeF& draftSize, const QSizeF& todaySize)
{
    return draftSize.height() + kRowGap + todaySize.height();
}

LabelPlaces placeLabels(const LabelRequest& request)
{
    const bool isDraftLeft = !request.todayX || request.draftX <= *request.todayX;
    LabelPlaces places{.draft = placeDraft(request, isDraftLeft), .today = {}};
    places.isDraftLeft = places.draft.right() < request.draftX;
    if (request.todayX)
        places.today = placeToday(request, places.draft, !isDraftLeft);
    return places;
}

} // namespace tollgate::charts
