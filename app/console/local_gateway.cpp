#include "local_gateway.h"

#include "base/json.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace tollgate::console {

namespace {

// Beside the console, as it is installed, or where the build puts it.
QString gatewayProgram()
{
    const QString here = QCoreApplication::applicationDirPath();
    for (const char* place : {"/tollgated", "/../gateway/tollgated"}) {
        QString path = here + QLatin1StringView(place);
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return QStringLiteral("tollgated"); // of the PATH, if it has one
}

// A member of a line of JSON that a program printed; empty: it is not there.
QString memberOf(const QByteArray& line, const char* name)
{
    const auto json = parseJson(line.toStdString(), "tollgated");
    if (!json || !json->is_object() || !json->contains(name) || !json->at(name).is_string())
        return {};
    return QString::fromStdString(json->at(name).get<std::string>());
}

QUrl loopback(const QString& address) { return QUrl(QStringLiteral("http://") + address); }

} // namespace

LocalGateway::LocalGateway(QObject* parent) : QObject(parent) { }

LocalGateway::~LocalGateway()
{
    stop(m_init);
    stop(m_gateway);
    stop(m_echo);
}

void LocalGateway::start()
{
    if (!m_folder.isValid())
        return fail(tr("No folder could be made for it: %1").arg(m_folder.errorString()), nullptr);
    makeStore();
}

void LocalGateway::makeStore()
{
    emit stepped(tr("Generating a month of traffic"));
    m_init = run({QStringLiteral("init"), QStringLiteral("--data"), m_folder.path(),
        QStringLiteral("--name"), QStringLiteral("sample"), QStringLiteral("--sample"),
        QStringLiteral("--json")});
    connect(m_init.get(), &QProcess::finished, this, [this](int code) {
        if (code == 0)
            onStoreMade(m_init->readAllStandardOutput());
        else
            fail(tr("The sample could not be generated"), m_init.get());
    });
}

void LocalGateway::onStoreMade(const QByteArray& output)
{
    m_token = Secret(memberOf(output, "token").toStdString());
    emit stepped(tr("Starting the gateway"));
    serve(m_echo,
        {QStringLiteral("echo"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")},
        &LocalGateway::onEchoUp);
}

void LocalGateway::onEchoUp(const QByteArray& line)
{
    serve(m_gateway,
        {QStringLiteral("serve"), QStringLiteral("--data"), m_folder.path(),
            QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--admin"),
            QStringLiteral("127.0.0.1:0"), QStringLiteral("--upstream"),
            loopback(memberOf(line, "listen")).toString(), QStringLiteral("--node"),
            QStringLiteral("sample-1")},
        &LocalGateway::onServing);
}

void LocalGateway::onServing(const QByteArray& line)
{
    m_admin = loopback(memberOf(line, "admin"));
    m_dataPlane = loopback(memberOf(line, "listen"));
    emit started();
}

std::unique_ptr<QProcess> LocalGateway::run(const QStringList& arguments)
{
    auto program = std::make_unique<QProcess>();
    connect(program.get(), &QProcess::errorOccurred, this,
        [this, raw = program.get()](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                fail(tr("tollgated could not be started"), raw);
        });
    program->start(gatewayProgram(), arguments);
    return program;
}

// A program that prints one line once it is up, and stays.
void LocalGateway::serve(
    std::unique_ptr<QProcess>& program, const QStringList& arguments, Next next)
{
    program = run(arguments);
    QProcess* raw = program.get();
    connect(raw, &QProcess::readyReadStandardOutput, this, [this, raw, next] {
        if (!raw->canReadLine())
            return;
        disconnect(raw, &QProcess::readyReadStandardOutput, this, nullptr);
        (this->*next)(raw->readLine());
    });
    connect(raw, &QProcess::finished, this,
        [this, raw] { fail(tr("The gateway of the sample has ended"), raw); });
}

void LocalGateway::stop(std::unique_ptr<QProcess>& program)
{
    if (!program)
        return;
    constexpr int kPatience = 3'000;
    program->disconnect(this);
    program->terminate();
    if (!program->waitForFinished(kPatience))
        program->kill();
    program->waitForFinished(kPatience);
}

void LocalGateway::fail(const QString& what, QProcess* program)
{
    // What the program said last is the reason.
    QString why;
    if (program) {
        why = QString::fromUtf8(program->readAllStandardError()).trimmed().section(u'\n', -1);
        if (why.isEmpty())
            why = program->errorString();
    }
    emit failed({.code = ErrorCode::Unavailable,
        .what = what.toStdString() + (why.isEmpty() ? std::string() : ": " + why.toStdString()),
        .where = {},
        .remedy = tr("Open a usage file instead, or connect to a gateway").toStdString()});
}

} // namespace tollgate::console
