#include "workspace/history_copy.h"

namespace tollgate::workspace {

HistoryCopy::HistoryCopy(Connection& connection, QObject* parent)
    : QObject(parent), m_connection(connection), m_log(std::make_shared<LogCopy>())
{
}

void HistoryCopy::refresh()
{
    if (isBusy())
        return;
    m_run = std::make_unique<QObject>();
    readLog();
}

void HistoryCopy::clear()
{
    m_run.reset();
    m_log = std::make_shared<LogCopy>();
    m_cursor.clear();
    m_study.reset();
}

void HistoryCopy::readLog()
{
    m_connection.ask<ports::HistorySlice>(
        m_run.get(),
        [this](ports::Gateway& gateway, ports::Completion<ports::HistorySlice> done) {
            gateway.usageHistory(m_cursor, std::move(done));
        },
        [this](Result<ports::HistorySlice> slice) {
            if (!slice)
                return fail(slice.error());
            addBlocks(*std::move(slice));
        });
}

void HistoryCopy::addBlocks(ports::HistorySlice slice)
{
    const bool isMore = slice.isMore;
    const std::string cursor = slice.cursor;
    const auto add = [log = m_log, blocks = std::move(slice.blocks)]() -> Result<quint64> {
        for (const ports::LogBlock& block : blocks) {
            if (auto added = log->add(block); !added)
                return tollgate::fail(added.error());
        }
        return quint64{log->eventCount()};
    };
    runAside<quint64>(m_run.get(), add, [this, isMore, cursor](const Result<quint64>& events) {
        if (!events)
            return fail(events.error());
        m_cursor = cursor;
        emit progressed(*events);
        if (isMore)
            readLog();
        else
            readPlans();
    });
}

void HistoryCopy::readPlans()
{
    m_serving = std::make_shared<Serving>();
    m_connection.ask<PlanSet>(
        m_run.get(),
        [](ports::Gateway& gateway, ports::Completion<PlanSet> done) {
            gateway.plans(std::move(done));
        },
        [this](Result<PlanSet> plans) {
            if (!plans)
                return fail(plans.error());
            m_serving->plans = *std::move(plans);
            readConsumers({});
        });
}

void HistoryCopy::readConsumers(const std::string& cursor)
{
    constexpr std::size_t kPage = 1'000;
    m_connection.ask<ports::Page<Consumer>>(
        m_run.get(),
        [&](ports::Gateway& gateway, ports::Completion<ports::Page<Consumer>> done) {
            gateway.consumers({.cursor = cursor, .limit = kPage}, std::move(done));
        },
        [this](Result<ports::Page<Consumer>> page) {
            if (!page)
                return fail(page.error());
            for (Consumer& consumer : page->items)
                m_serving->consumers.insert_or_assign(consumer.id.value, std::move(consumer));
            if (page->next.empty())
                makeStudy();
            else
                readConsumers(page->next);
        });
}

void HistoryCopy::makeStudy()
{
    const auto make = [log = m_log, serving = m_serving, title = m_connection.options().name] {
        return log->study(*serving, title);
    };
    runAside<SharedStudy>(m_run.get(), make, [this](const Result<SharedStudy>& study) {
        if (!study)
            return fail(study.error());
        m_run.release()->deleteLater(); // this is called on its behalf
        m_study = *study;
        emit ready(m_study);
    });
}

void HistoryCopy::fail(const Error& error)
{
    m_run.release()->deleteLater();
    emit failed(error);
}

} // namespace tollgate::workspace
