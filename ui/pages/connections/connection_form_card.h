#pragma once

#include "common/card.h"
#include "connections/connections_state.h"

class QCheckBox;
class QLineEdit;

namespace tollgate::common {
class Button;
class TextLabel;
} // namespace tollgate::common

namespace tollgate::pages {

// Describes one gateway: name, address, token, and whether it may be written to.
class ConnectionFormCard : public common::Card {
    Q_OBJECT

public:
    explicit ConnectionFormCard(QWidget* parent = nullptr);

    void render(const ConnectionsState& state);
    void takeFocus(); // where the next word belongs

signals:
    void submitted(const ConnectionForm& form, const Secret& token);
    void newRequested();

private:
    QLineEdit* addLine(const QString& label);
    void submit();

    ConnectionForm m_form;
    QLineEdit* m_name;
    QLineEdit* m_address;
    QLineEdit* m_token;
    QCheckBox* m_readOnly;
    common::TextLabel* m_keeping;
    common::TextLabel* m_problem;
    common::Button* m_connect;
    common::Button* m_new;
};

} // namespace tollgate::pages
