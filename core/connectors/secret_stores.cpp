#include "connectors/secret_stores.h"

#include <qt6keychain/keychain.h>

namespace tollgate::connectors {

namespace {

const QString kService = QStringLiteral("tollgate");

Error problemOf(const QKeychain::Job& job)
{
    const bool isMissing
        = job.error() == QKeychain::NoBackendAvailable || job.error() == QKeychain::NotImplemented;
    return {.code = isMissing ? ErrorCode::Unavailable : ErrorCode::Refused,
        .what = isMissing ? "this desktop has no keychain that answers"
                          : "the keychain refused: " + job.errorString().toStdString(),
        .where = {},
        .remedy = isMissing ? "keep the token for this run only" : "unlock the keychain"};
}

// Jobs delete themselves when they are done.
template <class Done> void run(QKeychain::Job* job, const std::string& key, Done done)
{
    job->setInsecureFallback(false);
    job->setKey(QString::fromStdString(key));
    QObject::connect(job, &QKeychain::Job::finished, job,
        [done = std::move(done)](auto* finished) { done(*finished); });
    job->start();
}

Result<void> resultOf(const QKeychain::Job& job)
{
    if (job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound)
        return {};
    return fail(problemOf(job));
}

} // namespace

void Keychain::read(const std::string& key, std::function<void(Result<std::optional<Secret>>)> done)
{
    auto* job = new QKeychain::ReadPasswordJob(kService);
    run(job, key, [job, done = std::move(done)](const QKeychain::Job& finished) {
        if (finished.error() == QKeychain::NoError)
            done(std::optional(Secret(job->textData().toStdString())));
        else
            done(resultOf(finished).map([] { return std::optional<Secret>(); }));
    });
}

void Keychain::write(
    const std::string& key, const Secret& secret, std::function<void(Result<void>)> done)
{
    auto* job = new QKeychain::WritePasswordJob(kService);
    job->setTextData(QString::fromStdString(secret.reveal()));
    run(job, key,
        [done = std::move(done)](const QKeychain::Job& finished) { done(resultOf(finished)); });
}

void Keychain::remove(const std::string& key, std::function<void(Result<void>)> done)
{
    run(new QKeychain::DeletePasswordJob(kService), key,
        [done = std::move(done)](const QKeychain::Job& finished) { done(resultOf(finished)); });
}

void ThisRunOnly::read(
    const std::string& key, std::function<void(Result<std::optional<Secret>>)> done)
{
    const auto found = m_secrets.find(key);
    done(found == m_secrets.end() ? std::nullopt : std::optional(found->second));
}

void ThisRunOnly::write(
    const std::string& key, const Secret& secret, std::function<void(Result<void>)> done)
{
    m_secrets.insert_or_assign(key, secret);
    done({});
}

void ThisRunOnly::remove(const std::string& key, std::function<void(Result<void>)> done)
{
    m_secrets.erase(key);
    done({});
}

void findSecretStore(std::function<void(std::shared_ptr<ports::SecretStore>)> done)
{
    const auto keychain = std::make_shared<Keychain>();
    keychain->read("probe", [keychain, done = std::move(done)](const auto& answer) {
        if (answer)
            done(keychain);
        else
            done(std::make_shared<ThisRunOnly>());
    });
}

} // namespace tollgate::connectors
