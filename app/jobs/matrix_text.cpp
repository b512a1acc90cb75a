// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/matrix_text.h"

namespace heedmap {

namespace {

constexpr Index most_cells = 1'000'000;

const Matrix& valuesOf(const HeadView& view, Quantity quantity) {
    return quantity == Quantity::weights ? view.pattern : view.scores;
}

/// Labels hold no tabs and no line breaks: controls are escaped in them.
QString labelOf(const std::vector<DisplayToken>& tokens, Index position) {
    return QString::fromStdString(tokens[static_cast<std::size_t>(position)].text);
}

/// `view` − `minus`, or `view` where there is none to take away.
void append(QString& text, const HeadPicture& picture, Quantity quantity, const HeadView& view,
            const HeadView* minus) {
    const std::vector<DisplayToken>& queries = picture.reading->queryTokens(view.site.stack);
    const std::vector<DisplayToken>& keys = picture.reading->keyTokens(view.site.stack);
    for (Index key = 0; key < view.keys(); ++key) {
        text += QLatin1Char('\t') + labelOf(keys, key);
    }
    text += QLatin1Char('\n');
    for (Index query = 0; query < view.queries(); ++query) {
        text += labelOf(queries, query);
        for (Index key = 0; key < view.keys(); ++key) {
            text += QLatin1Char('\t');
            if (minus == nullptr && quantity == Quantity::weights && view.masked(query, key)) {
                continue;
            }
            const float value = valuesOf(view, quantity)(query, key);
            const float taken = minus == nullptr ? 0.0F : valuesOf(*minus, quantity)(query, key);
            constexpr int digits = 9; // as many as tell every float from its neighbours
            text += QString::number(static_cast<double>(value - taken), 'g', digits);
        }
        text += QLatin1Char('\n');
    }
}

} // namespace

QString matrixText(const HeadPicture& picture, Quantity quantity) {
    QString text;
    if (picture.own()->queries() * picture.own()->keys() > most_cells) {
        return text;
    }
    switch (picture.view.mask) {
    case MaskView::masked:
        append(text, picture, quantity, *picture.masked, nullptr);
        break;
    case MaskView::unmasked:
        append(text, picture, quantity, *picture.unmasked, nullptr);
        break;
    case MaskView::sideBySide:
        append(text, picture, quantity, *picture.masked, nullptr);
        text += QLatin1Char('\n');
        append(text, picture, quantity, *picture.unmasked, nullptr);
        break;
    case MaskView::difference:
        append(text, picture, quantity, *picture.unmasked, picture.masked.get());
        break;
    }
    return text;
}

} // namespace heedmap
