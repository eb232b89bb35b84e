#include "shell/focus_regions.h"

#include <QApplication>

#include <algorithm>

namespace tollgate::shell {

namespace {

bool canTakeFocus(const QWidget& widget)
{
    return (widget.focusPolicy() & Qt::TabFocus) && widget.isVisible() && widget.isEnabled();
}

// Nothing in the region takes the focus: null.
QWidget* targetIn(QWidget& region)
{
    if (QWidget* last = region.focusWidget(); last != nullptr && canTakeFocus(*last))
        return last;
    if (canTakeFocus(region))
        return &region;
    const auto children = region.findChildren<QWidget*>();
    const auto first = std::find_if(
        children.begin(), children.end(), [](QWidget* child) { return canTakeFocus(*child); });
    return first == children.end() ? nullptr : *first;
}

bool holdsFocus(const QWidget& region)
{
    const QWidget* focused = QApplication::focusWidget();
    return focused == &region || region.isAncestorOf(focused);
}

} // namespace

void focusNextRegion(const std::vector<QWidget*>& regions, bool backwards)
{
    const auto count = static_cast<int>(regions.size());
    const auto current = std::find_if(
        regions.begin(), regions.end(), [](QWidget* region) { return holdsFocus(*region); });
    const int begin = current == regions.end() ? (backwards ? count : -1)
                                               : static_cast<int>(current - regions.begin());
    for (int i = 1; i <= count; ++i) {
        const int at = ((begin + (backwards ? -i : i)) % count + count) % count;
        QWidget* target = targetIn(*regions[static_cast<std::size_t>(at)]);
        if (target == nullptr)
            continue;
        target->setFocus(backwards ? Qt::BacktabFocusReason : Qt::TabFocusReason);
        return;
    }
}

} // namespace tollgate::shell
