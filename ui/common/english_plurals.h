#pragma once

#include <QTranslator>

namespace tollgate::common {

// The texts in the code are English and write plurals as "consumer(s)"; this turns them into
// "1 consumer" and "2 consumers". Installed below any translation of the console.
class EnglishPlurals : public QTranslator {
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    bool isEmpty() const override { return false; }
    QString translate(const char* context, const char* sourceText, const char* disambiguation,
        int number) const override;
};

} // namespace tollgate::common
