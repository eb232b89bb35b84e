#include "support/loopback_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>

namespace tollgate::test {

LoopbackClient::LoopbackClient(std::string address) : m_address(std::move(address))
{
    const auto colon = m_address.rfind(':');
    sockaddr_in target{};
    target.sin_family = AF_INET;
    target.sin_port = htons(static_cast<std::uint16_t>(std::stoul(m_address.substr(colon + 1))));
    inet_pton(AF_INET, m_address.substr(0, colon).c_str(), &target.sin_addr);
    m_socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{.tv_sec = 20, .tv_usec = 0}; // a bound for a broken server, no more
    setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    if (connect(m_socket, reinterpret_cast<const sockaddr*>(&target), sizeof target) != 0) {
        close(m_socket);
        m_socket = -1;
    }
}

LoopbackClient::~LoopbackClient()
{
    if (m_socket >= 0)
        close(m_socket);
}

bool LoopbackClient::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool LoopbackClient::fill()
{
    char bytes[16 * 1024];
    const auto size = recv(m_socket, bytes, sizeof bytes, 0);
    if (size <= 0)
        return false;
    m_buffer.append(bytes, static_cast<std::size_t>(size));
    return true;
}

bool LoopbackClient::isClosed()
{
    char byte = 0;
    return m_buffer.empty() && recv(m_socket, &byte, 1, 0) == 0;
}

std::optional<std::string> LoopbackClient::line()
{
    auto end = m_buffer.find("\r\n");
    while (end == std::string::npos) {
        if (!fill())
            return std::nullopt;
        end = m_buffer.find("\r\n");
    }
    const std::string text = m_buffer.substr(0, end);
    m_buffer.erase(0, end + 2);
    return text;
}

void LoopbackClient::readBytes(HttpAnswer& answer, std::size_t size)
{
    while (m_buffer.size() < size && fill()) { }
    const std::size_t got = std::min(size, m_buffer.size());
    answer.body.append(m_buffer, 0, got);
    m_buffer.erase(0, got);
    answer.isComplete = got == size;
}

void LoopbackClient::readChunks(HttpAnswer& answer)
{
    for (;;) {
        const auto head = line();
        if (!head || head->empty())
            return;
        const std::size_t size = std::stoul(*head, nullptr, 16);
        readBytes(answer, size);
        if (!line())
            answer.isComplete = false;
        if (size == 0 || !answer.isComplete)
            return;
    }
}

HttpAnswer LoopbackClient::read(bool hasBody)
{
    HttpAnswer answer;
    const auto status = line();
    if (!status || status->size() < 12)
        return answer;
    answer.status = std::stoi(status->substr(9, 3));
    for (auto field = line(); field && !field->empty(); field = line()) {
        const auto colon = field->find(':');
        std::string name = field->substr(0, colon);
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
        answer.fields[name] = field->substr(std::min(colon + 2, field->size()));
    }
    if (!hasBody || answer.status == 204 || answer.status == 304)
        answer.isComplete = true;
    else if (answer.field("transfer-encoding") == "chunked")
        readChunks(answer);
    else if (!answer.field("content-length").empty())
        readBytes(answer, std::stoul(answer.field("content-length")));
    else
        while (fill() || (answer.body.swap(m_buffer), false)) { }
    return answer;
}

HttpAnswer LoopbackClient::ask(std::string_view method, std::string_view target,
    std::string_view fields, std::string_view body)
{
    std::string request(method);
    request.append(1, ' ').append(target).append(" HTTP/1.1\r\nHost: ").append(m_address);
    request.append("\r\n").append(fields);
    if (!body.empty())
        request.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
    request.append("\r\n").append(body);
    if (!send(request))
        return {};
    return read(method != "HEAD");
}

} // namespace tollgate::test
