#include "map_dialog.h"

#include "common/metrics.h"
#include "common/text_label.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace tollgate::console {

namespace {

struct Field {
    const char* name; // in the map
    const char* label;
};

constexpr Field kFields[]{
    {"time", QT_TRANSLATE_NOOP("tollgate::console::MapDialog", "&Time (needed)")},
    {"consumer", QT_TRANSLATE_NOOP("tollgate::console::MapDialog", "&Consumer")},
    {"status", QT_TRANSLATE_NOOP("tollgate::console::MapDialog", "&Status")},
    {"method", QT_TRANSLATE_NOOP("tollgate::console::MapDialog", "&Method")},
    {"path", QT_TRANSLATE_NOOP("tollgate::console::MapDialog", "&Path")},
    {"bytes", QT_TRANSLATE_NOOP("tollgate::console::MapDialog", "&Bytes sent")},
    {"duration", QT_TRANSLATE_NOOP("tollgate::console::MapDialog", "&Duration, seconds")},
};

} // namespace

MapDialog::MapDialog(const QString& fileName, const workspace::StudyGlance& glance, QWidget* parent)
    : QDialog(parent), m_units(new QLineEdit(this))
{
    setWindowTitle(tr("Which column is what"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(common::kRoomy);
    column->addWidget(new common::TextLabel(
        tr("%1, read as %2").arg(fileName, QString::fromStdString(glance.format)),
        {.size = common::TextSize::Subheading, .weight = QFont::DemiBold}, this));
    column->addWidget(buildLines(glance), 1);
    column->addWidget(buildForm(glance));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_open = buttons->addButton(tr("Open"), QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    propose(QString::fromStdString(glance.proposedMap));
    onChanged();
    resize(760, 620);
}

QWidget* MapDialog::buildLines(const workspace::StudyGlance& glance)
{
    auto* lines = new QPlainTextEdit(this);
    lines->setReadOnly(true);
    lines->setTabChangesFocus(true);
    lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    lines->setAccessibleName(tr("First lines of the file"));
    for (const std::string& line : glance.firstLines)
        lines->appendPlainText(QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())));
    lines->moveCursor(QTextCursor::Start);
    return lines;
}

QWidget* MapDialog::buildForm(const workspace::StudyGlance& glance)
{
    auto* widget = new QWidget(this);
    auto* form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    for (const Field& field : kFields) {
        auto* choice = new QComboBox(widget);
        choice->addItem(tr("not in the file"), QString());
        for (const std::string& name : glance.columns)
            choice->addItem(QString::fromStdString(name), QString::fromStdString(name));
        connect(choice, &QComboBox::currentIndexChanged, this, &MapDialog::onChanged);
        form->addRow(tr(field.label), choice);
        m_fields.insert(QLatin1StringView(field.name), choice);
    }
    m_units->setPlaceholderText(tr("columns to add up, such as ContextTokens+GeneratedTokens"));
    form->addRow(tr("Compute &units"), m_units);
    return widget;
}

void MapDialog::propose(const QString& map)
{
    const QStringList pieces = map.split(u',', Qt::SkipEmptyParts);
    for (const QString& piece : pieces) {
        const QString name = piece.section(u'=', 0, 0);
        const QString value = piece.section(u'=', 1);
        if (name == u"units")
            m_units->setText(value);
        else if (QComboBox* choice = m_fields.value(name))
            choice->setCurrentIndex(qMax(0, choice->findData(value)));
    }
}

QString MapDialog::map() const
{
    QStringList pieces;
    for (const Field& field : kFields) {
        const QString name = QLatin1StringView(field.name);
        const QString value = m_fields[name]->currentData().toString();
        if (!value.isEmpty())
            pieces << name + u'=' + value;
    }
    if (const QString units = m_units->text().simplified().remove(u' '); !units.isEmpty())
        pieces << QStringLiteral("units=") + units;
    return pieces.join(u',');
}

void MapDialog::onChanged()
{
    const QComboBox* time = m_fields.value(QStringLiteral("time"));
    if (!m_open || !time)
        return;
    const bool hasTime = time->currentIndex() > 0;
    m_open->setEnabled(hasTime);
    m_open->setToolTip(hasTime ? QString() : tr("Choose the column that holds the time"));
}

} // namespace tollgate::console
