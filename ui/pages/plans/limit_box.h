#pragma once

#include <QAbstractSpinBox>

#include <cstdint>
#include <optional>

namespace tollgate::pages {

// A limit as a number to type, to step through round numbers, or to leave unlimited: 0 to the top
// of int64, grouped as the operator's language does. Says a value once it is finished.
class LimitBox : public QAbstractSpinBox {
    Q_OBJECT

public:
    explicit LimitBox(QWidget* parent = nullptr);

    void setLimit(std::optional<std::int64_t> limit); // says nothing; does not touch what is typed
    std::optional<std::int64_t> limit() const { return m_limit; }

    void stepBy(int steps) override;
    QValidator::State validate(QString& input, int& position) const override;
    QSize sizeHint() const override;

signals:
    void limitEntered(const std::optional<std::int64_t>& limit);

protected:
    StepEnabled stepEnabled() const override { return StepUpEnabled | StepDownEnabled; }

private:
    void finish();
    QString textOf(std::optional<std::int64_t> limit) const;
    bool read(QString text, std::optional<std::int64_t>& limit) const;

    std::optional<std::int64_t> m_limit;
};

} // namespace tollgate::pages
