#pragma once

#include "gateway/net_p.h"
#include "gateway/read_buffer_p.h"

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace tollgate::gateway {

// One field of a head, as views into the read buffer.
struct HeadField {
    http::field id;
    std::string_view name;
    std::string_view value;
};

// How a body leaves again.
enum class Framing : std::uint8_t { AsIs, Chunked };

// Reads one message from a ReadBuffer: keeps its head as views, and appends its body, framed anew,
// to a sink. The framing of the sender never reaches the other side.
template <bool isRequest> class RelayParser : public http::basic_parser<isRequest> {
public:
    static constexpr std::size_t kMostFields = 100;
    static constexpr std::size_t kUsualFields = 16;

    explicit RelayParser(const ReadBuffer& buffer) : m_buffer(buffer)
    {
        this->header_limit(ReadBuffer::kSize);
        m_fields.reserve(kUsualFields);
    }

    // Before the first byte of the body is parsed.
    void sendBodyTo(std::string& sink, Framing framing)
    {
        m_sink = &sink;
        m_framing = framing;
    }

    void dropBody() { m_sink = nullptr; }

    // Views into the buffer: good until the body is parsed.
    const std::vector<HeadField>& fields() const { return m_fields; }
    // Of a request; the target is a view like the fields.
    const std::string& method() const { return m_method; }
    std::string_view target() const { return m_target; }
    // Of a response.
    int status() const { return m_status; }
    std::string_view statusText() const { return m_statusText; }

    bool isVersion11() const { return m_version >= 11; }
    std::uint64_t bodyBytes() const { return m_bodyBytes; }
    bool namesTransferEncoding() const { return m_namesTransferEncoding; }

private:
    using View = boost::beast::string_view;

    void on_request_impl(http::verb, View method, View target, int version, error_code& ec) override
    {
        m_method.assign(method.data(), method.size());
        m_version = version;
        m_target = {target.data(), target.size()};
        ec = {};
    }
    void on_response_impl(int status, View reason, int version, error_code& ec) override
    {
        m_status = status;
        m_version = version;
        m_statusText = {reason.data(), reason.size()};
        ec = {};
    }
    void on_field_impl(http::field id, View name, View value, error_code& ec) override
    {
        ec = {};
        if (m_isHeadDone)
            return; // a trailer: it could smuggle what a head may not hold
        if (m_fields.size() == kMostFields)
            ec = http::error::header_limit;
        else if (!m_buffer.holds({value.data(), value.size()}))
            ec = http::error::bad_value; // folded over lines: RFC 9112 section 5.2
        m_namesTransferEncoding = m_namesTransferEncoding || id == http::field::transfer_encoding;
        m_fields.push_back({id, {name.data(), name.size()}, {value.data(), value.size()}});
    }
    void on_header_impl(error_code& ec) override
    {
        m_isHeadDone = true;
        ec = {};
    }
    void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code& ec) override
    {
        ec = {};
    }
    std::size_t on_body_impl(View body, error_code& ec) override
    {
        ec = {};
        return append(body);
    }
    void on_chunk_header_impl(std::uint64_t, View, error_code& ec) override { ec = {}; }
    std::size_t on_chunk_body_impl(std::uint64_t, View body, error_code& ec) override
    {
        ec = {};
        return append(body);
    }
    void on_finish_impl(error_code& ec) override
    {
        ec = {};
        if (m_sink && m_framing == Framing::Chunked)
            m_sink->append("0\r\n\r\n");
    }

    std::size_t append(View body)
    {
        m_bodyBytes += body.size();
        if (m_sink && m_framing == Framing::Chunked && !body.empty()) {
            char size[16];
            const auto end = std::to_chars(size, size + sizeof size, body.size(), 16);
            m_sink->append(size, end.ptr).append("\r\n");
            m_sink->append(body.data(), body.size()).append("\r\n");
        } else if (m_sink) {
            m_sink->append(body.data(), body.size());
        }
        return body.size();
    }

    const ReadBuffer& m_buffer;
    std::vector<HeadField> m_fields;
    std::string m_method;
    std::string_view m_target;
    int m_status = 0;
    int m_version = 11;
    std::string_view m_statusText;
    std::string* m_sink = nullptr;
    Framing m_framing = Framing::AsIs;
    std::uint64_t m_bodyBytes = 0;
    bool m_isHeadDone = false;
    bool m_namesTransferEncoding = false;
};

using RequestParser = RelayParser<true>;
using ResponseParser = RelayParser<false>;

// Gives the parser what the buffer holds until its head is done; true then.
template <class Parser> bool parseHead(Parser& parser, ReadBuffer& buffer, error_code& ec)
{
    ec = {};
    while (!parser.is_header_done() && !buffer.isEmpty()) {
        buffer.used(parser.put(buffer.unread(), ec));
        if (ec == http::error::need_more) {
            ec = buffer.isFull() ? error_code(http::error::header_limit) : error_code();
            return false;
        }
        if (ec)
            return false;
    }
    return parser.is_header_done();
}

// The same for the body: until the message is done or the buffer is used up.
template <class Parser> void parseBody(Parser& parser, ReadBuffer& buffer, error_code& ec)
{
    ec = {};
    while (!parser.is_done() && !buffer.isEmpty()) {
        buffer.used(parser.put(buffer.unread(), ec));
        if (ec == http::error::need_more) {
            ec = {};
            break;
        }
        if (ec)
            return;
    }
    buffer.compact();
}

} // namespace tollgate::gateway
