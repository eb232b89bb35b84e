#pragma once

#include "common/metrics.h"
#include "common/theme.h"

#include <QLabel>

namespace tollgate::common {

struct TextStyle {
    TextSize size = TextSize::Body;
    QFont::Weight weight = QFont::Normal;
    Tone tone = Tone::Text;
};

// A label whose size follows the application's font and whose colour follows the theme. Its text
// is plain: what comes from a gateway is never taken for markup.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    explicit TextLabel(const QString& text, TextStyle style = {}, QWidget* parent = nullptr);

    void setTone(Tone tone);

protected:
    bool event(QEvent* event) override;

private:
    void restyle();

    TextStyle m_style;
};

} // namespace tollgate::common
