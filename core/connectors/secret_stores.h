#pragma once

#include "ports/secret_store.h"

#include <functional>
#include <map>
#include <memory>

namespace tollgate::connectors {

// The keychain of the desktop, through QtKeychain; never its plain-text fallback. Needs the event
// loop of the calling thread. Unavailable where there is none.
class Keychain final : public ports::SecretStore {
public:
    std::string name() const override { return "keychain"; }
    void read(
        const std::string& key, std::function<void(Result<std::optional<Secret>>)> done) override;
    void write(const std::string& key, const Secret& secret,
        std::function<void(Result<void>)> done) override;
    void remove(const std::string& key, std::function<void(Result<void>)> done) override;
};

// Keeps secrets in memory: gone with the program.
class ThisRunOnly final : public ports::SecretStore {
public:
    std::string name() const override { return "this run only"; }
    void read(
        const std::string& key, std::function<void(Result<std::optional<Secret>>)> done) override;
    void write(const std::string& key, const Secret& secret,
        std::function<void(Result<void>)> done) override;
    void remove(const std::string& key, std::function<void(Result<void>)> done) override;

private:
    std::map<std::string, Secret> m_secrets;
};

// The keychain where this desktop has one that answers, else this run only. `done` comes later,
// on the calling thread.
void findSecretStore(std::function<void(std::shared_ptr<ports::SecretStore>)> done);

} // namespace tollgate::connectors
