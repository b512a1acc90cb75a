// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/walk_frames.h"

#include "widgets/figure/chrome.h"
#include "widgets/figure/formula.h"
#include "widgets/figure/matrix_line.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/walk_words.h"
#include "widgets/figure/words.h"

#include <algorithm>
#include <map>

namespace heedmap {

namespace {

constexpr int helpLines = 2;

/// The title is that of the matrices; what is checked is the head.
FigureSpec ofWeights(const FigureSpec& spec, FigureKind kind) {
    FigureSpec weights = ofHead(spec, kind);
    weights.quantity = FigureQuantity::weights;
    return weights;
}

MatrixPanel::Wide wideOf(WalkAxis axis) {
    switch (axis) {
    case WalkAxis::hidden:
        return MatrixPanel::Wide::hidden;
    case WalkAxis::head_dim:
        return MatrixPanel::Wide::head;
    default:
        return MatrixPanel::Wide::tokens;
    }
}

/// Whether its rows and columns are those of the head's pattern.
bool isPattern(const WalkMatrix& matrix) {
    return matrix.row_axis == WalkAxis::query_pos && matrix.col_axis == WalkAxis::key_pos;
}

/// What the mask has been added to.
bool isMasked(WalkPart part) {
    return part == WalkPart::mask || part == WalkPart::masked || part == WalkPart::pattern;
}

} // namespace

/// The places of everything, the same in every frame, and the matrices of all of them.
class WalkFrames::Layout {
  public:
    Layout(const FigureSpec& spec, const WalkFilm& film)
        : spec_(ofWeights(spec, FigureKind::qkv)), film_(film), input_(film.input()),
          words_(film.walk), type_(spec_.widthMm), palette_(Palette::of(spec_.theme)),
          chrome_(spec_, input_, type_, {}), queries_(axisTexts(film.queries)),
          keys_(film.keys.empty() ? queries_ : axisTexts(film.keys)),
          labels_(std::min(0.13 * spec_.widthMm,
                           std::max(rowNamesWidth(queries_, type_), rowNamesWidth(keys_, type_)))) {
    }

    Result<void> make(const std::stop_token& stop) {
        for (const WalkMatrix& matrix : film_.walk.matrices()) {
            Result<Matrix> values = film_.walk.matrix(matrix.part, stop);
            if (!values) {
                return values.error();
            }
            matrices_.emplace(matrix.part, *std::move(values));
        }
        return {};
    }

    [[nodiscard]] Index count() const { return static_cast<Index>(film_.walk.stages().size()); }
    [[nodiscard]] QSizeF size() const {
        return {spec_.widthMm, linesTop() + linesHeight() + chrome_.bottom()};
    }

    [[nodiscard]] DisplayList draw(Index index) const {
        const WalkStage& stage = film_.walk.stages()[static_cast<std::size_t>(index)];
        Sheet sheet(palette_);
        drawFormulaLine(sheet, stage.step);
        drawHelp(sheet, stage.step);
        const auto lines = static_cast<double>(stage.equations.size());
        const double high = (linesHeight() - (lines - 1) * 2 * type_.gap()) / lines;
        double y = linesTop();
        for (const WalkEquation& equation : stage.equations) {
            drawEquation(sheet, stage.step, equation, y, high);
            y += high + 2 * type_.gap();
        }
        const QString aside = FigureWords::step(index + 1, count());
        chrome_.draw(sheet, linesTop() + linesHeight(), type_.margin(), aside);
        return sheet.take(size(), false, FigureWords::title(spec_, input_) + ", " + aside);
    }

  private:
    [[nodiscard]] TextStyle formulaStyle(bool lit) const {
        return {FontFace::text, 10 * type_.unit, lit};
    }
    [[nodiscard]] double formulaHeight() const { return 1.6 * lineHeight(formulaStyle(true)); }
    [[nodiscard]] double helpHeight() const {
        return helpLines * 1.2 * lineHeight(type_.label()) + type_.gap();
    }
    [[nodiscard]] double linesTop() const { return chrome_.top() + formulaHeight() + helpHeight(); }
    [[nodiscard]] double linesHeight() const { return 0.36 * spec_.widthMm; }

    /// The step's part of the formula is lit; all of it shrinks where a page is narrow.
    void drawFormulaLine(Sheet& sheet, WalkStep step) const {
        const std::vector<FormulaPiece> pieces = words_.formula(step);
        const double room = spec_.widthMm - 2 * type_.margin();
        double width = 0;
        for (const FormulaPiece& piece : pieces) {
            width += formulaWidth(asFormula(piece.text), formulaStyle(piece.lit)) + type_.gap();
        }
        const double shrink = std::min(1.0, room / width);
        QPointF at(type_.margin(), chrome_.top() + 0.7 * formulaHeight());
        for (const FormulaPiece& piece : pieces) {
            TextStyle style = formulaStyle(piece.lit);
            style.pointSize *= shrink;
            at.rx() += drawFormula(sheet, asFormula(piece.text), style,
                                   piece.lit ? palette_.query : palette_.mutedText, at) +
                       shrink * type_.gap();
        }
    }

    void drawHelp(Sheet& sheet, WalkStep step) const {
        double y = chrome_.top() + formulaHeight();
        for (const QString& line : wrapped(words_.help(step), type_.label(),
                                           spec_.widthMm - 2 * type_.margin(), helpLines)) {
            y += 1.2 * lineHeight(type_.label());
            drawFormula(sheet, asFormula(line), type_.label(), palette_.text,
                        {type_.margin(), y - 0.35 * lineHeight(type_.label())}, ItemRole::caption);
        }
    }

    void drawEquation(Sheet& sheet, WalkStep step, const WalkEquation& equation, double top,
                      double high) const {
        MatrixLine line;
        for (std::size_t i = 0; i < equation.operands.size(); ++i) {
            line.panels.push_back(
                panel(step, equation.operands[i], signAfter(step, i, equation.operands.size())));
        }
        line.panels.push_back(panel(step, equation.result, {}));
        const WalkPart first =
            equation.operands.empty() ? equation.result : equation.operands.front();
        const bool ofKeys = film_.walk.find(first)->row_axis == WalkAxis::key_pos;
        line.rows = ofKeys ? keys_ : queries_;
        const double name = matrixNameHeight(type_);
        const double right = spec_.widthMm - type_.margin();
        share(line, right - type_.margin() - labels_ - type_.gap(), high - name);
        drawMatrixLine(sheet, line, {type_.margin(), labels_, top + name, high - name, right},
                       type_, spec_.values);
    }

    [[nodiscard]] QString signAfter(WalkStep step, std::size_t operand, std::size_t count) const {
        const QString own = words_.sign(step);
        if (count == 1) {
            return own + QStringLiteral(" →");
        }
        return operand + 1 == count ? QStringLiteral("=")
               : operand == 0       ? own
                                    : QStringLiteral("+");
    }

    [[nodiscard]] MatrixPanel panel(WalkStep step, WalkPart part, const QString& sign) const {
        const WalkMatrix& matrix = *film_.walk.find(part);
        const Matrix& values = matrices_.at(part);
        const bool turned = part == WalkPart::k && step == WalkStep::dot; // as Q meets it
        MatrixPanel made;
        made.name = words_.symbol(part) + (turned ? QStringLiteral("ᵀ") : QString());
        made.cells = isPattern(matrix) && isMasked(part)
                         ? visibleCells(film_.head, values)
                         : numbersIn(turned ? transposed(values) : values);
        made.scale = scaleOf(part, made.cells);
        made.wide = turned ? MatrixPanel::Wide::tokens : wideOf(matrix.col_axis);
        made.sign = sign;
        made.color = matrix.row_axis == WalkAxis::key_pos ? palette_.key : palette_.text;
        if (part == WalkPart::mask) {
            made.numbers = NumberFormat::none; // 0 or hatched
        } else if (part == WalkPart::pattern) {
            made.numbers = NumberFormat::weight;
        }
        if (part == WalkPart::q || part == WalkPart::q_pre) {
            made.color = palette_.query;
        }
        return made;
    }

    /// Scores keep their colours when the mask is added.
    [[nodiscard]] ColorScale scaleOf(WalkPart part, const PlotMatrix& cells) const {
        if (part == WalkPart::pattern) {
            return {spec_.weightColors(), 0, 1};
        }
        return symmetricScale(part == WalkPart::masked ? numbersIn(matrices_.at(WalkPart::scores))
                                                       : cells);
    }

    /// The line's room, shared by what its matrices' columns count; a square matrix is not drawn
    /// wider than a square.
    void share(MatrixLine& line, double room, double high) const {
        const auto units = [](const MatrixPanel& one) {
            return one.wide == MatrixPanel::Wide::hidden ? 1.5
                   : one.wide == MatrixPanel::Wide::head ? 0.8
                                                         : 1.0;
        };
        double all = 0;
        for (const MatrixPanel& one : line.panels) {
            all += units(one);
            room -= &one == &line.panels.back() ? 0 : signWidth(one.sign, type_);
        }
        for (MatrixPanel& one : line.panels) {
            const double most = one.wide == MatrixPanel::Wide::tokens ? 1.15 * high : 1.8 * high;
            one.width = std::min(room * units(one) / all, most);
        }
    }

    FigureSpec spec_;
    const WalkFilm& film_;
    FigureInput input_;
    WalkWords words_;
    TypeScale type_;
    const Palette& palette_;
    Chrome chrome_;
    QStringList queries_;
    QStringList keys_;
    double labels_ = 0; ///< mm that the tokens take at the left
    std::map<WalkPart, Matrix> matrices_;
};

WalkFrames::WalkFrames(std::unique_ptr<Layout> layout) : layout_(std::move(layout)) {}
WalkFrames::~WalkFrames() = default;
WalkFrames::WalkFrames(WalkFrames&&) noexcept = default;
WalkFrames& WalkFrames::operator=(WalkFrames&&) noexcept = default;

Result<WalkFrames> WalkFrames::of(const FigureSpec& spec, const WalkFilm& film,
                                  const std::stop_token& stop) {
    if (Result<void> valid = checkSpec(ofWeights(spec, FigureKind::heatmap), film.input());
        !valid) {
        return valid.error();
    }
    auto layout = std::make_unique<Layout>(spec, film);
    if (Result<void> made = layout->make(stop); !made) {
        return made.error();
    }
    return WalkFrames(std::move(layout));
}

Index WalkFrames::count() const {
    return layout_->count();
}

QSizeF WalkFrames::size() const {
    return layout_->size();
}

DisplayList WalkFrames::frame(Index index) const {
    return layout_->draw(index);
}

} // namespace heedmap
