#pragma once

#include <QByteArray>

#include <initializer_list>

namespace tollgate::test {

// A consumer with so many requests, one a second from 2018-10-01T00:00:00Z on.
struct UseOf {
    const char* consumer;
    int requests = 1;
};

// A csv of consumer and time, consumer after consumer.
QByteArray usageCsv(std::initializer_list<UseOf> consumers);

// The same for `consumers` of them: "c0" with 1 request, "c1" with 2, and so on up to `most`, then
// from 1 again.
QByteArray manyConsumersCsv(int consumers, int most);

} // namespace tollgate::test
