// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/token_row.h"

#include "app/document.h"
#include "app/error_text.h"
#include "app/jobs/edit_sentence.h"
#include "widgets/panels/token_chips.h"
#include "widgets/theme/application_theme.h"

#include <QCoreApplication>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>

namespace heedmap {

QString tokenCountText(Index count, Index unknown) {
    const auto text = [](const char* source) {
        return QCoreApplication::translate("heedmap::TokenRow", source);
    };
    const QString all = count == 1
                            ? text(QT_TRANSLATE_NOOP("heedmap::TokenRow", "1 token"))
                            : text(QT_TRANSLATE_NOOP("heedmap::TokenRow", "%1 tokens")).arg(count);
    return unknown == 0 ? all
                        : text(QT_TRANSLATE_NOOP("heedmap::TokenRow", "%1, %2 unknown"))
                              .arg(all)
                              .arg(unknown);
}

TokenRow::TokenRow(Document& document, QWidget* parent) : QWidget(parent), document_(document) {
    own_ = makeRow(false);
    source_ = makeRow(true);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Row& row : {source_, own_}) {
        grid->addWidget(row.count, line, 0);
        grid->addWidget(row.chips, line, 1);
        ++line;
    }
    own_.count->setObjectName(QStringLiteral("tokenCount"));
    source_.count->setObjectName(QStringLiteral("sourceTokenCount"));
    source_.count->hide();
    source_.chips->hide();
    connect(&document_, &Document::readingChanged, this, &TokenRow::showTokens);
    connect(&document_, &Document::emptied, this, &TokenRow::showCount);
    connect(&document_, &Document::textErrorChanged, this, &TokenRow::showCount);
    connect(&document_, &Document::siteViewChanged, this, &TokenRow::showCell);
    connect(&document_, &Document::siteViewChanged, this, &TokenRow::showCount);
    connect(&document_, &Document::optionsChanged, this, &TokenRow::showOptions);
    connect(&document_, &Document::forecastsChanged, this, &TokenRow::showForecasts);
    Selection& selection = document_.selection();
    connect(&selection, &Selection::cellChanged, this, &TokenRow::showCell);
    connect(&selection, &Selection::hoveredChanged, this, &TokenRow::showHovered);
    showCount();
}

TokenRow::Row TokenRow::makeRow(bool ofSource) {
    const Row row{new QLabel(this), new TokenChips(this)};
    setTone(*row.count, "muted");
    connect(row.chips, &TokenChips::hovered, this,
            [this, ofSource](int index) { hover(ofSource, index); });
    connect(row.chips, &TokenChips::queryChosen, this,
            [this, ofSource](int index) { choose(ofSource, index, false); });
    connect(row.chips, &TokenChips::keyChosen, this,
            [this, ofSource](int index) { choose(ofSource, index, true); });
    connect(row.chips, &TokenChips::maskChosen, this,
            [this](int index) { document_.maskToken(index); });
    return row;
}

QList<TokenChips*> TokenRow::chips() const {
    return {source_.chips, own_.chips};
}

TokenRow::Roles TokenRow::rolesOf(bool ofSource) const {
    switch (document_.stack()) {
    case Stack::cross:
        return {!ofSource, ofSource};
    case Stack::encoder: {
        const bool here = ofSource == !source_.chips->isHidden();
        return {here, here};
    }
    case Stack::decoder:
        break;
    }
    return {!ofSource, !ofSource};
}

const Trace& TokenRow::traceOf(bool ofSource) const {
    const Trace& own = document_.reading()->trace();
    return ofSource ? *own.encoder() : own;
}

const Tokenizer& TokenRow::tokenizerOf(bool ofSource) const {
    const OpenModel& model = *document_.reading()->source;
    return ofSource ? *model.sourceTokenizer : *model.tokenizer;
}

void TokenRow::fill(Row& row, bool ofSource) {
    const Reading& reading = *document_.reading();
    const Trace& trace = traceOf(ofSource);
    const Tokenizer& tokenizer = tokenizerOf(ofSource);
    std::vector<TokenChip> chips = tokenChips(
        ofSource ? reading.sourceTokens : reading.tokens, trace.ids(),
        [&tokenizer](TokenId id) { return tokenizer.bytes(id); },
        ofSource ? trace.length() : reading.promptLength());
    for (std::size_t i = 0; i < chips.size() && reading.encoded; ++i) {
        chips[i].second = i < trace.token_types().size() && trace.token_types()[i] == 1;
        chips[i].maskable = isMaskable(reading, static_cast<Index>(i));
    }
    for (std::size_t i = 0; i < chips.size() && !reading.encoded && !ofSource; ++i) {
        chips[i].predicts = true;
        chips[i].starts = i == 0 && reading.trace().encoder() != nullptr;
    }
    row.chips->setTokens(std::move(chips));
    row.chips->updateGeometry();
}

void TokenRow::showTokens() {
    const bool both = document_.reading()->trace().encoder() != nullptr;
    source_.count->setVisible(both);
    source_.chips->setVisible(both);
    if (both) {
        fill(source_, true);
    }
    fill(own_, false);
    showCell();
    showOptions();
}

/// An encoder, and an encoder-decoder's source, are read as a whole: nothing foresees them.
void TokenRow::showOptions() {
    const ViewOptions& options = document_.options();
    const bool foresees = document_.reading() && !document_.reading()->encoded;
    own_.chips->setForecastsShown(options.forecasts && foresees);
    for (const Row& row : {own_, source_}) {
        row.chips->setSpecialShown(options.special);
    }
    showCount();
    showForecasts();
}

void TokenRow::showForecasts() {
    if (document_.reading() && !document_.reading()->encoded) {
        // Those of the tokens before a new one stay: they do not wait for the new one's.
        own_.chips->setForecasts(forecastsOf(document_.forecasts(), document_.reading()->trace()));
    }
}

void TokenRow::showCount() {
    const std::optional<Error>& error = document_.textError();
    const auto excess = error ? tokenExcess(*error) : std::nullopt;
    // Not by what is still shown: the text before may have had a source, and this one has none.
    const bool both = !source_.chips->isHidden() && document_.reading() &&
                      document_.reading()->trace().encoder() != nullptr;
    showCountOf(own_, false, both ? tr("target: %1") : QStringLiteral("%1"));
    if (both) {
        showCountOf(source_, true, tr("source: %1"));
    }
    if (own_.chips->forecastsShown() && maskIsOff() && !document_.behind()) {
        own_.count->setText(own_.count->text() + QLatin1Char('\n') + tr("% with the causal mask"));
        QStringList tips{own_.count->toolTip()};
        tips.removeAll(QString());
        tips << tr(
            "The probabilities below the tokens are those of the model as it was trained, with "
            "the causal mask; the picture is without it");
        own_.count->setToolTip(tips.join(QLatin1Char('\n')));
    }
    if (error) {
        QLabel* count = both && excess && excess->ofSource ? source_.count : own_.count;
        setTone(*count, "error");
        count->setText(excess ? tr("%1 tokens: at most %2").arg(excess->count).arg(excess->limit)
                              : tr("not read"));
    }
    own_.chips->setAccessibleName(both ? tr("Target tokens") : tr("Tokens"));
    source_.chips->setAccessibleName(tr("Source tokens"));
}

/// Whether the picture is of another run than the probabilities.
bool TokenRow::maskIsOff() const {
    return document_.stack() == Stack::decoder && document_.siteView().mask == MaskView::unmasked;
}

/// `text`: with a place for how many tokens there are, and how many of them say nothing.
void TokenRow::showCountOf(const Row& row, bool ofSource, const QString& text) {
    const bool behind = document_.behind();
    const bool none = behind || !document_.reading();
    const Index count = none ? 0 : traceOf(ofSource).length();
    const Index unknown = none ? 0 : tokenizerOf(ofSource).count_unknown(traceOf(ofSource).ids());
    const bool unread = behind && document_.textError(); // not counted; one without letters is 0
    row.count->setText(text.arg(unread ? QStringLiteral("–") : tokenCountText(count, unknown)));
    setTone(*row.count, unknown > 0 ? "warning" : "muted");
    row.count->setToolTip(
        behind ? tr("These tokens are of the sentence before")
        : unknown > 0
            ? tr("An unknown token stands for a piece of text that the model's vocabulary does not "
                 "hold: the model reads only that something is there, not what")
            : QString());
    row.chips->setEnabled(!behind);
}

void TokenRow::showCell() {
    const CellPosition cell = document_.selection().cell().value_or(CellPosition{-1, -1});
    for (const bool ofSource : {false, true}) {
        const Roles roles = rolesOf(ofSource);
        (ofSource ? source_ : own_)
            .chips->setCell(roles.query ? static_cast<int>(cell.query_pos) : -1,
                            roles.key ? static_cast<int>(cell.key_pos) : -1);
    }
}

void TokenRow::showHovered() {
    const CellPosition cell = document_.selection().hovered().value_or(CellPosition{-1, -1});
    for (const bool ofSource : {false, true}) {
        const Roles roles = rolesOf(ofSource);
        (ofSource ? source_ : own_)
            .chips->setHovered(roles.query ? static_cast<int>(cell.query_pos) : -1,
                               roles.key ? static_cast<int>(cell.key_pos) : -1);
    }
}

/// Where a token is a row and a column, both are shown; where it is one of them, its own.
void TokenRow::hover(bool ofSource, int index) {
    const Roles roles = rolesOf(ofSource);
    if (index < 0 || !(roles.query || roles.key)) {
        document_.selection().setHovered(std::nullopt);
        return;
    }
    const CellPosition chosen = document_.selection().cell().value_or(CellPosition{});
    document_.selection().setHovered(
        CellPosition{roles.query ? index : chosen.query_pos, roles.key ? index : chosen.key_pos});
}

/// A token that is neither row nor column here is gone to where it is both.
void TokenRow::choose(bool ofSource, int index, bool asKey) {
    const Roles roles = rolesOf(ofSource);
    if (!roles.query && !roles.key) {
        document_.setStack(ofSource ? Stack::encoder : Stack::decoder);
    }
    const bool key = asKey ? roles.key || !roles.query : roles.key && !roles.query;
    CellPosition cell = document_.selection().cell().value_or(CellPosition{});
    (key ? cell.key_pos : cell.query_pos) = index;
    document_.selection().setCell(cell);
}

void TokenRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showCount();
    }
}

} // namespace heedmap
