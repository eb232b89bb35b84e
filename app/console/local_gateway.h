#pragma once

#include "base/error.h"
#include "base/secret.h"

#include <QObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace tollgate::console {

// A gateway of the console's own for the sample: the real tollgated with a generated history and
// its echo upstream, on free loopback ports, in a folder that goes with it. All of it stops when
// this dies.
class LocalGateway : public QObject {
    Q_OBJECT

public:
    explicit LocalGateway(QObject* parent = nullptr);
    ~LocalGateway() override;

    void start(); // once

    // Once started.
    const QUrl& admin() const { return m_admin; }
    const QUrl& dataPlane() const { return m_dataPlane; }
    const Secret& token() const { return m_token; }

signals:
    void stepped(const QString& step); // "Generating a month of traffic"
    void started();
    void failed(const tollgate::Error& error); // at a step, or when a program ends later on

private:
    using Next = void (LocalGateway::*)(const QByteArray& output);

    void makeStore();
    void onStoreMade(const QByteArray& output);
    void onEchoUp(const QByteArray& line);
    void onServing(const QByteArray& line);
    std::unique_ptr<QProcess> run(const QStringList& arguments);
    void serve(std::unique_ptr<QProcess>& program, const QStringList& arguments, Next next);
    void stop(std::unique_ptr<QProcess>& program);
    void fail(const QString& what, QProcess* program);

    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_init;
    std::unique_ptr<QProcess> m_echo;
    std::unique_ptr<QProcess> m_gateway;
    QUrl m_admin;
    QUrl m_dataPlane;
    Secret m_token;
};

} // namespace tollgate::console
