// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/token_chips.h"

#include "widgets/controls/number_text.h"
#include "widgets/theme/application_theme.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QtMath>

#include <algorithm>

namespace heedmap {

std::vector<TokenChip> tokenChips(const std::vector<DisplayToken>& display,
                                  std::span<const TokenId> ids,
                                  const std::function<std::string(TokenId)>& bytesOf,
                                  Index generatedFrom) {
    std::vector<TokenChip> chips;
    const std::size_t count = std::min(display.size(), ids.size());
    chips.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const QByteArray bytes =
            bytesOf ? QByteArray::fromStdString(bytesOf(ids[i])) : QByteArray();
        chips.push_back(
            {display[i], ids[i], bytes, static_cast<Index>(i) >= generatedFrom, false, false});
    }
    return chips;
}

TokenChips::TokenChips(QWidget* parent) : QAbstractScrollArea(parent) {
    installPaintedItemsAccessibility();
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Tokens"));
    relayout();
}

void TokenChips::setTokens(std::vector<TokenChip> tokens) {
    tokens_ = std::move(tokens);
    forecasts_.clear(); // they were of other tokens
    any_group_ = std::any_of(tokens_.begin(), tokens_.end(),
                             [](const TokenChip& chip) { return chip.display.shares_character; });
    hovered_ = hovered_key_ = -1;
    focused_ = std::min(focused_, itemCount() - 1);
    relayout();
    revealCell();
}

void TokenChips::setCell(int query, int key) {
    if (query_ == query && key_ == key) {
        return;
    }
    query_ = query;
    key_ = key;
    revealCell();
    viewport()->update();
}

/// The token that looks comes into sight, and the other one where both are on a page: what is in
/// sight already stays where it is, under the pointer.
void TokenChips::revealCell() {
    const auto there = [&](int index) { return index >= 0 && index < itemCount(); };
    if (!there(query_)) {
        if (there(key_)) {
            scrollTo(key_);
        }
        return;
    }
    scrollTo(query_);
    if (there(key_)) {
        const ScrollRange query = scrollRange(query_);
        const ScrollRange key = scrollRange(key_);
        const ScrollRange both{std::max(query.least, key.least), std::min(query.most, key.most)};
        if (both.least <= both.most) {
            QScrollBar* bar = verticalScrollBar();
            bar->setValue(std::clamp(bar->value(), both.least, both.most));
        }
    }
}

TokenChips::ScrollRange TokenChips::scrollRange(int index) const {
    const QRect& chip = layout_.chips[static_cast<std::size_t>(index)];
    const int top = chip.top() - bracketHeight();
    return {std::min(chip.bottom() + 1 - verticalScrollBar()->pageStep(), top), top};
}

void TokenChips::scrollTo(int index) {
    const ScrollRange range = scrollRange(index);
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), range.least, range.most));
}

void TokenChips::setHovered(int query, int key) {
    if (hovered_ != query || hovered_key_ != key) {
        hovered_ = query;
        hovered_key_ = key;
        viewport()->update();
    }
}

void TokenChips::setMaximumRows(int rows) {
    maximum_rows_ = std::max(rows, 1);
    relayout();
}

int TokenChips::itemCount() const {
    return static_cast<int>(tokens_.size());
}

QString TokenChips::itemName(int index) const {
    const TokenChip& chip = tokens_[static_cast<std::size_t>(index)];
    QStringList parts{tr("Token %1: %2, id %3")
                          .arg(index)
                          .arg(QString::fromStdString(chip.display.text))
                          .arg(chip.id)};
    if (index == query_) {
        parts << tr("query");
    }
    if (index == key_) {
        parts << tr("key");
    }
    if (chip.generated) {
        parts << tr("generated");
    }
    if (const TokenForecast* forecast = forecastOf(index); forecast && forecasts_shown_) {
        parts << tr("probability %1").arg(percentText(forecast->probability));
    }
    if (chip.second) {
        parts << tr("of the second sentence");
    }
    return parts.join(QStringLiteral(", "));
}

QRect TokenChips::itemRect(int index) const {
    const QRect chip = layout_.chips[static_cast<std::size_t>(index)];
    return chip.translated(viewport()->pos() - QPoint(0, verticalScrollBar()->value()));
}

bool TokenChips::itemSelected(int index) const {
    return index == query_ || index == key_;
}

void TokenChips::activateItem(int index) {
    emit queryChosen(index);
}

int TokenChips::chipHeight() const {
    const QFontMetrics small(numberFont(*this, idScale));
    return fontMetrics().height() + small.height() + forecastHeight() + 2 * paddingY;
}

int TokenChips::bracketHeight() const {
    return any_group_ ? QFontMetrics(scaledFont(*this, idScale)).height() + 6 : 0;
}

int TokenChips::heightOfRows(int rows) const {
    return rows * (chipHeight() + bracketHeight()) + std::max(rows - 1, 0) * rowGap;
}

QSize TokenChips::sizeHint() const {
    const int rows = std::clamp(layout_.rows, 1, maximum_rows_);
    return {480, heightOfRows(rows)};
}

QSize TokenChips::minimumSizeHint() const {
    return {120, sizeHint().height()};
}

int TokenChips::chipWidth(int index) const {
    const TokenChip& chip = tokens_[static_cast<std::size_t>(index)];
    const QFontMetrics small(numberFont(*this, idScale));
    QFont face = font();
    face.setItalic(chip.display.special);
    const QString label = QString::fromStdString(chip.display.text);
    // Rounded up, and a little more for letters that lean out of their box.
    const int text = qCeil(QFontMetricsF(face).horizontalAdvance(label)) + 2;
    const int id = small.horizontalAdvance(QStringLiteral("+ ") + QString::number(chip.id));
    const int percent = forecasts_shown_ ? small.horizontalAdvance(percentText(1e-9)) : 0;
    return std::min(std::max({text, id, percent}) + 2 * paddingX, widestChip);
}

/// Fills rows from the left. Tokens that share a character stay in one row where they fit.
TokenChips::Layout TokenChips::layoutFor(int width) const {
    Layout layout;
    layout.chips.reserve(tokens_.size());
    const int rowHeight = chipHeight() + bracketHeight() + rowGap;
    int x = 0;
    int row = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (!isShown(static_cast<int>(i))) {
            layout.chips.emplace_back(-1, row * rowHeight, 0, 0);
            continue;
        }
        int needed = widths_[i];
        const bool startsGroup =
            tokens_[i].display.shares_character &&
            (i == 0 || tokens_[i - 1].display.group != tokens_[i].display.group);
        for (std::size_t j = i + 1; startsGroup && j < tokens_.size() &&
                                    tokens_[j].display.group == tokens_[i].display.group;
             ++j) {
            needed += gap + widths_[j];
        }
        if (needed > width) {
            needed = widths_[i];
        }
        if (x > 0 && x + needed > width) {
            x = 0;
            ++row;
        }
        layout.chips.emplace_back(x, row * rowHeight + bracketHeight(), widths_[i], chipHeight());
        x += widths_[i] + gap;
    }
    layout.rows = tokens_.empty() ? 0 : row + 1;
    layout.height = heightOfRows(layout.rows);
    return layout;
}

void TokenChips::relayout() {
    widths_.resize(tokens_.size());
    for (int i = 0; i < itemCount(); ++i) {
        widths_[static_cast<std::size_t>(i)] = chipWidth(i);
    }
    placeChips();
}

void TokenChips::placeChips() {
    layout_ = layoutFor(viewport()->width());
    const int wanted = sizeHint().height();
    if (minimumHeight() != wanted || maximumHeight() != wanted) {
        setFixedHeight(wanted);
    }
    QScrollBar* bar = verticalScrollBar();
    bar->setSingleStep(chipHeight() + bracketHeight() + rowGap);
    bar->setPageStep(wanted);
    bar->setRange(0, std::max(0, layout_.height - wanted));
    viewport()->update();
}

void TokenChips::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    placeChips();
}

void TokenChips::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        relayout();
    } else if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Tokens"));
    }
}

int TokenChips::indexAt(QPoint point) const {
    const QPoint content = point + QPoint(0, verticalScrollBar()->value());
    const auto hit = std::find_if(layout_.chips.begin(), layout_.chips.end(),
                                  [&](const QRect& chip) { return chip.contains(content); });
    return hit == layout_.chips.end() ? -1 : static_cast<int>(hit - layout_.chips.begin());
}

QString TokenChips::tooltipFor(int index) const {
    const TokenChip& chip = tokens_[static_cast<std::size_t>(index)];
    QStringList lines{
        QStringLiteral("<b>%1</b>").arg(QString::fromStdString(chip.display.text).toHtmlEscaped()),
        tr("position %1 · id %2").arg(index).arg(chip.id)};
    if (!chip.bytes.isEmpty()) {
        constexpr int most = 32;
        QString hex = QString::fromLatin1(chip.bytes.left(most).toHex(' ').toUpper());
        hex += chip.bytes.size() > most ? QStringLiteral(" …") : QString();
        lines << tr("bytes %1").arg(hex);
    }
    if (chip.display.shares_character) {
        lines << tr("one of the tokens that make up “%1”")
                     .arg(QString::fromStdString(chip.display.group_text).toHtmlEscaped());
    }
    if (chip.display.special) {
        lines << (chip.starts ? tr("the token every translation starts from")
                              : tr("special token"));
    }
    if (chip.predicts) {
        lines << tr("from its row the model predicts the token after it");
    }
    if (const TokenForecast* forecast = forecastOf(index)) {
        lines << tr("the model gave it %1 before reading it; %2 tokens were more probable")
                     .arg(exactPercentText(forecast->probability))
                     .arg(forecast->rank);
    }
    if (chip.generated) {
        lines << tr("generated by decoding: that is what the dashed edge says");
    }
    if (chip.second) {
        lines << tr("of the second sentence (token type 1): that is what the line below says");
    }
    lines << tr("Click: query (row). Shift+click: key (column).");
    if (chip.maskable) {
        lines << tr("Right click or M: put a mask in its place.");
    }
    return lines.join(QStringLiteral("<br>"));
}

bool TokenChips::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        if (index >= 0) {
            QToolTip::showText(help->globalPos(), tooltipFor(index), viewport());
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    if (event->type() == QEvent::Leave) {
        setHoverFromMouse(-1);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void TokenChips::setHoverFromMouse(int index) {
    viewport()->setCursor(index >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (index != hovered_) {
        setHovered(index, index);
        emit hovered(index);
    }
}

void TokenChips::mouseMoveEvent(QMouseEvent* event) {
    setHoverFromMouse(indexAt(event->position().toPoint()));
}

void TokenChips::mousePressEvent(QMouseEvent* event) {
    const int index = indexAt(event->position().toPoint());
    if (index < 0 || event->button() != Qt::LeftButton) {
        QAbstractScrollArea::mousePressEvent(event);
        return;
    }
    focused_ = index;
    viewport()->update();
    if (event->modifiers().testFlag(Qt::ShiftModifier)) {
        emit keyChosen(index);
    } else {
        emit queryChosen(index);
    }
}

/// The chip of the next row in `direction` whose middle is nearest, or `from`.
int TokenChips::indexInRow(int from, int direction) const {
    const QRect start = layout_.chips[static_cast<std::size_t>(from)];
    const int step = chipHeight() + bracketHeight() + rowGap;
    int best = from;
    int distance = -1;
    for (int i = 0; i < itemCount(); ++i) {
        const QRect chip = layout_.chips[static_cast<std::size_t>(i)];
        const int away = std::abs(chip.center().x() - start.center().x());
        if (chip.top() == start.top() + direction * step && (distance < 0 || away < distance)) {
            best = i;
            distance = away;
        }
    }
    return best;
}

void TokenChips::keyPressEvent(QKeyEvent* event) {
    const int last = itemCount() - 1;
    const int from = std::clamp(focused_, 0, std::max(last, 0));
    if (last < 0) {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        return moveFocus(from - 1);
    case Qt::Key_Right:
        return moveFocus(from + 1);
    case Qt::Key_Up:
        return moveFocus(indexInRow(from, -1));
    case Qt::Key_Down:
        return moveFocus(indexInRow(from, 1));
    case Qt::Key_Home:
        return moveFocus(0);
    case Qt::Key_End:
        return moveFocus(last);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (event->modifiers().testFlag(Qt::ShiftModifier)) {
            emit keyChosen(from);
        } else {
            emit queryChosen(from);
        }
        return;
    case Qt::Key_M:
        if (isMaskable(from)) {
            emit maskChosen(from);
        }
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

bool TokenChips::isMaskable(int index) const {
    return index >= 0 && index < itemCount() && tokens_[static_cast<std::size_t>(index)].maskable;
}

void TokenChips::contextMenuEvent(QContextMenuEvent* event) {
    const bool by_mouse = event->reason() == QContextMenuEvent::Mouse;
    const int index = by_mouse ? indexAt(viewport()->mapFrom(this, event->pos())) : focused_;
    if (!isMaskable(index)) {
        event->ignore();
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Mask this token")), &QAction::triggered, this,
            [this, index] { emit maskChosen(index); });
    menu->popup(by_mouse ? event->globalPos() : mapToGlobal(itemRect(index).bottomLeft()));
}

void TokenChips::moveFocus(int index) {
    const int direction = index < focused_ ? -1 : 1;
    int to = std::clamp(index, 0, itemCount() - 1);
    while (to >= 0 && to < itemCount() && !isShown(to)) {
        to += direction; // past what has no chip
    }
    if (to < 0 || to >= itemCount()) {
        return;
    }
    focused_ = to;
    scrollTo(focused_);
    viewport()->update();
    setHovered(focused_, focused_);
    emit hovered(focused_);
    announceItemFocus(this, focused_);
}

void TokenChips::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    if (focused_ < 0 && !tokens_.empty()) {
        focused_ = std::max(query_, 0);
    }
    focused_ = std::min(focused_, itemCount() - 1);
    announceItemFocus(this, focused_);
    viewport()->update();
}

void TokenChips::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    setHoverFromMouse(-1);
    viewport()->update();
}

} // namespace heedmap
