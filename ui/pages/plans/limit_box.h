#pragma once

#include <QAbstractSpinBox>

#include <cstdint>
#include <limits>
#include <optional>

namespace tollgate::pages {

// A limit as a number to type, to step through round numbers, or to leave unlimited: from 0 to the
// maximum, grouped as the operator's language does. Says a value once it is finished.
class LimitBox : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit LimitBox(QWidget* parent = nullptr);

    void setMaximum(std::int64_t maximum); // the top of int64 until set
    void setLimit(std::optional<std::int64_t> limit); // says nothing; does not touch what is typed
    std::optional<std::int64_t> limit() const { return m_limit; }

    void stepBy(int steps) override;
    QValidator::State validate(QString& input, int& position) const override;
    QSize sizeHint() const override;

signals:
    void limitEntered(const std::optional<std::int64_t>& limit);

protected:
    StepEnabled stepEnabled() const override; // not where there is no limit to step from

private:
    std::optional<std::int64_t> typed() const; // what stands there if it is a limit, else the limit
    void finish();
    QString textOf(std::optional<std::int64_t> limit) const;
    bool read(QString text, std::optional<std::int64_t>& limit) const; // false: it is no limit

    std::optional<std::int64_t> m_limit;
    std::int64_t m_maximum = std::numeric_limits<std::int64_t>::max();
};

} // namespace tollgate::pages
