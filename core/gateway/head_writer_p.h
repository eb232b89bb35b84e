#pragma once

#include "gateway/relay_parser_p.h"

#include <string>
#include <string_view>
#include <vector>

namespace tollgate::gateway {

bool isSameName(std::string_view a, std::string_view b); // letters of either case

// Fields that concern one connection only (RFC 9110 section 7.6.1): the known ones, and those that
// the message's own Connection field names.
class HopByHop {
public:
    explicit HopByHop(const std::vector<HeadField>& fields);
    bool concerns(const HeadField& field) const;

private:
    std::vector<std::string_view> m_named;
};

// Where a client sent its key; those fields are not forwarded.
bool isKeyField(const HeadField& field);
std::string_view keyIn(const std::vector<HeadField>& fields);

// The fields of a request that the upstream sees: none that concern the connection, carry the
// key, or claim to know the consumer.
void appendRequestFields(std::string& out, const std::vector<HeadField>& fields);

// The fields of an answer that the client sees: the limits are ours to tell.
void appendAnswerFields(std::string& out, const std::vector<HeadField>& fields);

void appendField(std::string& out, std::string_view name, std::string_view value);

} // namespace tollgate::gateway
