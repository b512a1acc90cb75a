// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/words.h"

#include <algorithm>

namespace heedmap {

namespace {

/// The tokens as chips, line after line: position above, id below, and a bracket with the
/// character over tokens that share one.
class TokensLayout {
  public:
    TokensLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), chrome_(spec, input, type_, {}),
          small_(lineHeight(type_.small())), chip_(1.5 * lineHeight(type_.label())) {
        for (const DisplayToken& token : input.queries) {
            brackets_ = brackets_ || token.shares_character;
        }
    }

    Result<DisplayList> run() {
        placeChips();
        const double bottom = chips_.back().bottom() + (input_.ids.empty() ? 0 : small_);
        const double height = bottom + chrome_.bottom();
        if (spec_.heightMm > 0 && height > spec_.heightMm) {
            return tooLow(spec_.heightMm, height);
        }
        Sheet sheet(Palette::of(spec_.theme));
        for (std::size_t i = 0; i < chips_.size(); ++i) {
            drawChip(sheet, i);
        }
        drawBrackets(sheet);
        chrome_.draw(sheet, bottom, type_.margin(), {});
        return sheet.take({spec_.widthMm, height}, spec_.transparent,
                          FigureWords::title(spec_, input_));
    }

  private:
    [[nodiscard]] QString textOf(std::size_t i) const {
        return elided(QString::fromStdString(input_.queries[i].text), type_.label(),
                      spec_.widthMm / 3);
    }
    [[nodiscard]] QString idOf(std::size_t i) const {
        return input_.ids.empty() ? QString() : QString::number(input_.ids[i]);
    }
    /// From a line's top to its chips: bracket, position.
    [[nodiscard]] double head() const { return (brackets_ ? 1.5 * small_ : 0) + 1.05 * small_; }
    [[nodiscard]] double linePitch() const {
        return head() + chip_ + (input_.ids.empty() ? 0 : small_) + 1.5 * type_.gap();
    }

    void placeChips() {
        double x = type_.margin();
        double y = chrome_.top();
        for (std::size_t i = 0; i < input_.queries.size(); ++i) {
            const double text = textWidth(textOf(i), type_.label()) + 2 * type_.gap();
            const double below = std::max(textWidth(idOf(i), type_.small()),
                                          textWidth(QString::number(i), type_.small()));
            const double width = std::max({text, below, chip_});
            if (x + width > spec_.widthMm - type_.margin() && x > type_.margin()) {
                x = type_.margin();
                y += linePitch();
            }
            chips_.emplace_back(x, y + head(), width, chip_);
            x += width + type_.gap();
        }
    }

    void drawChip(Sheet& sheet, std::size_t i) const {
        const QRectF& chip = chips_[i];
        const DisplayToken& token = input_.queries[i];
        const Palette& palette = sheet.palette();
        sheet.rect(ItemRole::chip, chip, palette.raised);
        sheet.frame(ItemRole::chip, chip,
                    {palette.outline.rgba(), 0.15, token.special, 0}); // dashed: no text's own
        const double x = chip.center().x();
        sheet.text(ItemRole::chipLabel, textOf(i), type_.label(),
                   token.special ? palette.mutedText : palette.text,
                   {chip.center(), HAlign::center, VAlign::middle});
        sheet.text(ItemRole::columnLabel, QString::number(i), type_.small(), palette.mutedText,
                   {{x, chip.top() - 0.3 * small_}, HAlign::center});
        sheet.text(ItemRole::tick, idOf(i), type_.small(), palette.mutedText,
                   {{x, chip.bottom() + 0.9 * small_}, HAlign::center});
    }

    /// One bracket a character, and one a line of chips where it runs on.
    void drawBrackets(Sheet& sheet) const {
        for (std::size_t i = 0; i < chips_.size();) {
            std::size_t end = i + 1;
            const auto goesOn = [&] {
                return end < chips_.size() &&
                       input_.queries[end].group == input_.queries[i].group &&
                       chips_[end].top() == chips_[i].top();
            };
            while (goesOn()) {
                ++end;
            }
            if (input_.queries[i].shares_character) {
                drawBracket(sheet, i, end - 1);
            }
            i = end;
        }
    }

    void drawBracket(Sheet& sheet, std::size_t first, std::size_t last) const {
        const double left = chips_[first].left();
        const double right = chips_[last].right();
        const double y = chips_[first].top() - 1.15 * small_;
        const double foot = 0.3 * small_;
        const Stroke stroke{sheet.palette().text.rgba(), 0.2, false, 0};
        sheet.line(ItemRole::bracket, {{left, y}, {left, y - foot}, {right, y - foot}, {right, y}},
                   stroke);
        sheet.text(ItemRole::bracket,
                   elided(QString::fromStdString(input_.queries[first].group_text), type_.small(),
                          right - left),
                   type_.small(), sheet.palette().text,
                   {{(left + right) / 2, y - foot - 0.3 * small_}, HAlign::center});
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    Chrome chrome_;
    double small_; ///< mm: a small line
    double chip_;  ///< mm: a chip's height
    bool brackets_ = false;
    std::vector<QRectF> chips_;
};

} // namespace

Result<DisplayList> layoutTokens(const FigureSpec& spec, const FigureInput& input) {
    return TokensLayout(spec, input).run();
}

} // namespace heedmap
