// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/token_row.h"

#include "app/document.h"
#include "app/error_text.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace heedmap {

QString tokenCountText(Index count) {
    return count == 1 ? QCoreApplication::translate("heedmap::TokenRow", "1 token")
                      : QCoreApplication::translate("heedmap::TokenRow", "%1 tokens").arg(count);
}

TokenRow::TokenRow(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), count_(new QLabel), chips_(new TokenChips) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(count_);
    row->addWidget(chips_, 1);
    count_->setObjectName(QStringLiteral("tokenCount"));
    setTone(*count_, "muted");
    connect(&document_, &Document::readingChanged, this, &TokenRow::showTokens);
    connect(&document_, &Document::emptied, this, &TokenRow::showCount);
    connect(&document_, &Document::textErrorChanged, this, &TokenRow::showCount);
    Selection& selection = document_.selection();
    connect(&selection, &Selection::cellChanged, this, &TokenRow::showCell);
    connect(&selection, &Selection::hoveredChanged, this, [this] {
        const CellPosition cell = document_.selection().hovered().value_or(CellPosition{-1, -1});
        chips_->setHovered(static_cast<int>(cell.query_pos), static_cast<int>(cell.key_pos));
    });
    connect(chips_, &TokenChips::hovered, this, [this](int index) {
        document_.selection().setHovered(index < 0 ? std::nullopt
                                                   : std::optional(CellPosition{index, index}));
    });
    connect(chips_, &TokenChips::queryChosen, this, &TokenRow::chooseQuery);
    connect(chips_, &TokenChips::keyChosen, this, &TokenRow::chooseKey);
    showCount();
}

void TokenRow::showTokens() {
    const Reading& reading = *document_.reading();
    chips_->setTokens(tokenChips(
        reading.tokens, reading.trace().ids(),
        [&reading](TokenId id) { return reading.source->tokenizer->decode(std::span(&id, 1)); },
        reading.promptLength()));
    chips_->updateGeometry();
    showCount();
    showCell();
}

void TokenRow::showCount() {
    const std::optional<Error>& error = document_.textError();
    const auto excess = error ? tokenExcess(*error) : std::nullopt;
    setTone(*count_, error ? "error" : "muted");
    if (excess) {
        count_->setText(tr("%1 tokens: at most %2").arg(excess->count).arg(excess->limit));
    } else if (error) {
        count_->setText(tr("not read"));
    } else {
        const bool none = document_.behind() || !document_.reading();
        count_->setText(tokenCountText(none ? 0 : document_.reading()->length()));
    }
    const QString shown =
        document_.behind() ? tr("These tokens are of the sentence before") : QString();
    count_->setToolTip(shown);
    chips_->setEnabled(!document_.behind());
}

void TokenRow::showCell() {
    const std::optional<CellPosition>& cell = document_.selection().cell();
    chips_->setCell(cell ? static_cast<int>(cell->query_pos) : -1,
                    cell ? static_cast<int>(cell->key_pos) : -1);
}

void TokenRow::chooseQuery(int index) {
    CellPosition cell = document_.selection().cell().value_or(CellPosition{});
    cell.query_pos = index;
    document_.selection().setCell(cell);
}

void TokenRow::chooseKey(int index) {
    CellPosition cell = document_.selection().cell().value_or(CellPosition{});
    cell.key_pos = index;
    document_.selection().setCell(cell);
}

void TokenRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showCount();
    }
}

} // namespace heedmap
