#pragma once

class QWidget;

namespace tollgate::shell {

void showAbout(QWidget& window); // does not wait

} // namespace tollgate::shell
