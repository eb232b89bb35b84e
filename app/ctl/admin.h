#pragma once

#include "base/secret.h"
#include "ports/gateway.h"

#include <QCommandLineParser>

#include <future>
#include <memory>
#include <string>
#include <vector>

namespace tollgate::ctl {

// What every verb that speaks to a gateway is given.
struct AdminOptions {
    std::string address; // of the admin API
    Secret token; // from $TOLLGATE_TOKEN
    ports::Consent consent; // --confirm NAME
    bool json = false;
    std::vector<std::string> words; // that are no options
};

// Reads the command line of such a verb: `parser` has the verb's own options, this adds --admin,
// --confirm, --json and --help. Nothing where --help was asked for and printed.
Result<std::optional<AdminOptions>> parseAdmin(
    QCommandLineParser& parser, const QStringList& arguments, const char* synopsis);

// A gateway whose answers this thread waits for: a command line has nothing else to do.
class Admin {
public:
    static Result<Admin> connect(const AdminOptions& options);

    // `start(gateway, done)`; waits for the answer.
    template <class T, class Start> Result<T> ask(Start start) const
    {
        std::promise<Result<T>> promise;
        auto answer = promise.get_future();
        start(*m_gateway,
            ports::Completion<T>([&](Result<T> result) { promise.set_value(std::move(result)); }));
        return answer.get();
    }

    // Follows an operation to its end.
    Result<ports::Operation> await(const std::string& operation) const;

private:
    explicit Admin(std::shared_ptr<ports::Gateway> gateway) : m_gateway(std::move(gateway)) { }

    std::shared_ptr<ports::Gateway> m_gateway;
};

// Runs a verb: what it gives is the exit code, what it fails with goes to stderr.
int finish(const char* verb, const Result<int>& done);

// Proofs as JSON, and as lines for a person; the exit code that they come to.
Json toJson(const ports::Operation& operation);
int printProofs(const ports::Operation& operation);

// The failure to read a file, whatever its kind: bad input, unless somebody called it off.
Failure badFile(Error error);

Failure badUse(std::string what, const char* verb);

} // namespace tollgate::ctl
