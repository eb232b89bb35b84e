#include "support/program.h"

#include "support/print.h"

#include <QStringList>

#include <csignal>

namespace tollgate::test {

namespace {

constexpr int kPatience = 30'000; // ms; a bound for a broken program, no more

} // namespace

Program::Program(const char* path, const std::vector<std::string>& words)
{
    QStringList arguments;
    for (const std::string& word : words)
        arguments << text(word);
    m_process.start(text(path), arguments);
    m_process.waitForStarted(kPatience);
}

Program::~Program()
{
    m_process.kill();
    m_process.waitForFinished(kPatience);
}

Json Program::greeting()
{
    while (!m_process.canReadLine() && m_process.waitForReadyRead(kPatience)) { }
    return parseJson(m_process.readLine().toStdString(), "greeting").value_or(Json());
}

Json Program::say(const std::string& line)
{
    m_process.write(QByteArray::fromStdString(line + '\n'));
    m_process.waitForBytesWritten(kPatience);
    return greeting();
}

void Program::signal(int number) { kill(static_cast<pid_t>(m_process.processId()), number); }

int Program::exitCode()
{
    m_process.waitForFinished(kPatience);
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

std::string Program::output() { return m_process.readAllStandardOutput().trimmed().toStdString(); }

std::string Program::errors() { return m_process.readAllStandardError().trimmed().toStdString(); }

} // namespace tollgate::test
