#include "connectors/answer_reader.h"

#include "support/room_tests.h"

using tollgate::connectors::AnswerReader;

// Where one answer ends and the next begins.
class TestAnswerReader : public QObject {
    Q_OBJECT

private slots:
    void findsTheEnd_data();
    void findsTheEnd();
    void findsTheEndByteForByte_data() { findsTheEnd_data(); }
    void findsTheEndByteForByte();
    void refusesWhatIsNoHttp_data();
    void refusesWhatIsNoHttp();
    void anEndThatIsNotAnnouncedIsTheConnections();
};

void TestAnswerReader::findsTheEnd_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char* claim, const char* bytes, int status) {
        QTest::addRow("%s", claim) << QByteArray(bytes) << status;
    };
    row("a length", "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc", 200);
    row("a length of 0", "HTTP/1.1 429 No\r\ncontent-length:0\r\n\r\n", 429);
    row("no body by its status", "HTTP/1.1 204 None\r\n\r\n", 204);
    row("chunks",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: "
        "chunked\r\n\r\n3\r\nabc\r\nA;x=1\r\n0123456789\r\n0\r\n\r\n",
        200);
    row("chunks with a trailer",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: y\r\n\r\n", 200);
    row("100 Continue before it",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 OK\r\nContent-Length: 0\r\n\r\n", 201);
}

void TestAnswerReader::findsTheEnd()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    AnswerReader reader;
    QVERIFY(reader.take(bytes + bytes));
    QCOMPARE(reader.status(), status);
    QVERIFY(reader.take({})); // the second was there already
    QVERIFY(!reader.take({}));
    QVERIFY(!reader.isBroken());
}

void TestAnswerReader::findsTheEndByteForByte()
{
    QFETCH(QByteArray, bytes);
    AnswerReader reader;
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i)
        QVERIFY(!reader.take(bytes.mid(i, 1)));
    QVERIFY(reader.take(bytes.right(1)));
}

void TestAnswerReader::refusesWhatIsNoHttp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("another protocol") << QByteArray("SSH-2.0-x\r\n\r\n");
    QTest::addRow("no status") << QByteArray("HTTP/1.1 abc\r\n\r\n");
    QTest::addRow("a chunk of no size")
        << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n");
    QTest::addRow("a head without an end") << QByteArray(70'000, 'a');
}

void TestAnswerReader::refusesWhatIsNoHttp()
{
    QFETCH(QByteArray, bytes);
    AnswerReader reader;
    QVERIFY(!reader.take(bytes));
    QVERIFY(reader.isBroken());
}

void TestAnswerReader::anEndThatIsNotAnnouncedIsTheConnections()
{
    AnswerReader reader;
    QVERIFY(!reader.take("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nabc"));
    QVERIFY(reader.closesAfterwards());
    QVERIFY(reader.close());
    QCOMPARE(reader.status(), 200);
    QVERIFY(!reader.close());
}

TOLLGATE_TEST(TestAnswerReader)
#include "tst_answer_reader.moc"
