#include "shell/page_stack.h"

#include "shell/menus.h"

#include <algorithm>

namespace tollgate::shell {

namespace {

Error noPlacesWithin(const Link& link, const PageEntry& entry)
{
    return {.code = ErrorCode::NotFound,
        .what = entry.title.toStdString() + " has nothing to open within it",
        .where = inQuotes(textOf(link).toStdString()),
        .remedy = "open tollgate://" + link.page.toStdString()};
}

} // namespace

PageStack::PageStack(std::vector<PageEntry> pages, Menus& menus)
    : m_pages(std::move(pages)), m_menus(menus)
{
}

Result<void> PageStack::show(const Link& link)
{
    const PageEntry* wanted = entry(link.page);
    if (wanted == nullptr)
        return fail(noSuchPage(link));
    makeCurrent(*wanted);
    const Page page = m_opened[link.page].page;
    if (link.isWholePage())
        return {};
    if (!page.open)
        return fail(noPlacesWithin(link, *wanted));
    return page.open(link).map_error([&link](const Error& error) {
        return within(inQuotes(textOf(link).toStdString()), error);
    });
}

const PageEntry* PageStack::entry(const QString& id) const
{
    const auto entry = std::find_if(
        m_pages.begin(), m_pages.end(), [&id](const PageEntry& page) { return page.id == id; });
    return entry == m_pages.end() ? nullptr : &*entry;
}

Link PageStack::currentLink() const
{
    const Page page = m_opened.value(m_current).page;
    return page.currentLink ? page.currentLink() : Link{.page = m_current};
}

void PageStack::makeCurrent(const PageEntry& entry)
{
    if (entry.id == m_current)
        return;
    if (!m_opened.contains(entry.id)) {
        const Page page = entry.factory(this);
        addWidget(page.widget);
        m_opened.insert(entry.id, {page, m_menus.addPageActions(page.actions)});
    }
    const Opened& opened = m_opened[entry.id];
    m_current = entry.id;
    setCurrentWidget(opened.page.widget);
    m_menus.show(opened.actions);
    emit pageShown(entry.id);
}

Error PageStack::noSuchPage(const Link& link) const
{
    std::string known;
    for (const PageEntry& page : m_pages)
        known += (known.empty() ? "" : ", ") + page.id.toStdString();
    return {.code = ErrorCode::NotFound,
        .what = "no page " + inQuotes(link.page.toStdString()) + " here",
        .where = inQuotes(textOf(link).toStdString()),
        .remedy = known.empty() ? std::string() : "the pages are " + known};
}

} // namespace tollgate::shell
