#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tollgate::test {

// An answer as it came over the wire; field names in lower case.
struct HttpAnswer {
    int status = 0; // 0: the connection ended, or nothing came in time
    std::map<std::string, std::string> fields;
    std::string body;
    bool isComplete = false; // the body came to its announced end

    std::string field(const std::string& name) const
    {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : found->second;
    }
};

// A blocking connection to a server on this machine, for tests: sends bytes as they are.
class LoopbackClient {
public:
    explicit LoopbackClient(std::string address); // "127.0.0.1:8080"
    ~LoopbackClient();

    LoopbackClient(const LoopbackClient&) = delete;
    LoopbackClient& operator=(const LoopbackClient&) = delete;

    bool send(std::string_view bytes); // false: the other side is gone
    HttpAnswer read(bool hasBody = true); // the next answer
    bool isClosed(); // waits for the other side's end

    // One request on this connection: "GET", "/x", "X-API-Key: k\r\n", "body".
    HttpAnswer ask(std::string_view method, std::string_view target, std::string_view fields = {},
        std::string_view body = {});

private:
    bool fill();
    std::optional<std::string> line();
    void readChunks(HttpAnswer& answer);
    void readBytes(HttpAnswer& answer, std::size_t size);

    int m_socket = -1;
    std::string m_address;
    std::string m_buffer;
};

} // namespace tollgate::test
