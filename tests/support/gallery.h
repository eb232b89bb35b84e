#pragma once

#include "shell/appearance.h"

#include <QDir>
#include <QTest>
#include <QWidget>

namespace tollgate::test {

// Puts pictures of a page, in both themes, into the gallery of the build; false where one is not
// written or shows nothing.
inline bool savePictures(QWidget& widget, const QString& name, const QDir& folder)
{
    shell::Appearance appearance;
    for (const auto mode : {shell::AppearanceMode::Light, shell::AppearanceMode::Dark}) {
        appearance.setMode(mode);
        widget.show();
        if (!QTest::qWaitForWindowExposed(&widget))
            return false;
        QCoreApplication::processEvents();
        const QImage picture = widget.grab().toImage();
        const QColor corner = picture.pixelColor(0, 0);
        bool isBlank = true;
        for (int y = 0; y < picture.height() && isBlank; y += 4) {
            for (int x = 0; x < picture.width() && isBlank; ++x)
                isBlank = picture.pixelColor(x, y) == corner;
        }
        const QString file = name + u'-' + shell::nameOf(mode) + QStringLiteral(".png");
        if (isBlank || !folder.mkpath(QStringLiteral(".")) || !picture.save(folder.filePath(file)))
            return false;
    }
    appearance.setMode(shell::AppearanceMode::Light);
    return true;
}

} // namespace tollgate::test
