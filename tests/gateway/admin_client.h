#pragma once

#include "base/json.h"
#include "support/gateway_fixture.h"
#include "support/loopback_client.h"

#include <QString>

#include <string>

// The admin plane of a fixture, asked with its admin token.
class AdminClient {
public:
    struct Answer {
        int status = 0;
        tollgate::Json body;
        std::string etag;

        QString text(const char* member) const // as JSON
        {
            return QString::fromStdString(
                body.contains(member) ? body[member].dump() : std::string("absent"));
        }
    };

    explicit AdminClient(
        const std::string& address, std::string token = tollgate::test::GatewayFixture::kAdminToken)
        : m_client(address), m_token(std::move(token))
    {
    }

    Answer ask(const char* method, const std::string& path, const std::string& body = {},
        const std::string& fields = {})
    {
        const auto answer = m_client.ask(method, "/admin/v1/" + path,
            "Authorization: Bearer " + m_token + "\r\n" + fields, body);
        return {answer.status, tollgate::parseJson(answer.body, "body").value_or(tollgate::Json()),
            answer.field("etag")};
    }
    Answer get(const std::string& path) { return ask("GET", path); }
    Answer post(
        const std::string& path, const std::string& body = "{}", const std::string& fields = {})
    {
        return ask("POST", path, body, fields);
    }

private:
    tollgate::test::LoopbackClient m_client;
    std::string m_token;
};
