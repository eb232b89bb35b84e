#include "common/segments.h"

#include "common/metrics.h"
#include "common/shapes.h"
#include "common/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>

namespace tollgate::common {

namespace {

// One word; filled with a tint when it is the one that holds.
class Segment : public QAbstractButton {
public:
    Segment(const QString& word, QWidget* parent) : QAbstractButton(parent)
    {
        setText(word);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        QFont bold = font();
        bold.setWeight(QFont::DemiBold);
        const QFontMetrics metrics(bold);
        return {metrics.size(Qt::TextShowMnemonic, text()).width() + kWide,
            qMax(kTarget + 2, metrics.height() + kSnug + 2)};
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const Theme& theme = Theme::of(palette());
        QPainter painter(this);
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        if (isChecked())
            drawBox(painter, box, {.fill = theme.chosen(), .line = {}, .radius = kRadius - 2});
        else if (underMouse() && isEnabled())
            drawBox(painter, box, {.fill = theme.hovered(), .line = {}, .radius = kRadius - 2});
        QFont words = font();
        words.setWeight(isChecked() ? QFont::DemiBold : QFont::Normal);
        painter.setFont(words);
        painter.setPen(isEnabled() ? (isChecked() ? theme.text : theme.secondary) : theme.line);
        style()->drawItemText(&painter, rect(), Qt::AlignCenter | Qt::TextShowMnemonic, palette(),
            isEnabled(), text());
        if (hasFocus())
            drawFocusRing(painter, box, theme.accent, kRadius - 2);
    }
};

} // namespace

Segments::Segments(const QString& name, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this)), m_row(new QHBoxLayout(this))
{
    setAccessibleName(name);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(2);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::setWords(const QStringList& words)
{
    if (words == m_words)
        return;
    m_words = words;
    for (QAbstractButton* button : m_group->buttons()) {
        m_group->removeButton(button);
        delete button;
    }
    for (int i = 0; i < words.size(); ++i) {
        auto* segment = new Segment(words[i], this);
        segment->setAccessibleName(accessibleName() + QStringLiteral(": ") + words[i]);
        m_group->addButton(segment, i);
        m_row->addWidget(segment);
    }
}

void Segments::setCurrent(int index)
{
    if (QAbstractButton* button = m_group->button(index))
        button->setChecked(true);
}

int Segments::current() const { return m_group->checkedId(); }

} // namespace tollgate::common
