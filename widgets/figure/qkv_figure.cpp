// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/matrix_line.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>
#include <cmath>

namespace heedmap {

namespace {

/// The formula, an equation a line: Q = X W_Q, K = X W_K, V = X W_V, the scores and weights of
/// Q Kᵀ, the weights' sum over V, and its way through W_O.
class QkvLayout {
  public:
    QkvLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), palette_(Palette::of(spec.theme)),
          pattern_(visibleCells(*input.head, input.head->pattern)),
          chrome_(spec, input, type_,
                  PlotStates{pattern_.has(CellState::masked), false, false}.legend()),
          queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)) {
        makeLines();
    }

    Result<DisplayList> run() {
        const double room = spec_.widthMm - 2 * type_.margin();
        labels_ = std::min(0.13 * room,
                           std::max(rowNamesWidth(queries_, type_), rowNamesWidth(keys_, type_)));
        const double sign = signWidth(QStringLiteral("×"), type_);
        unit_ = (room - labels_ - type_.gap() - 3 * sign) / 3.8; // the widest line is 3.8 units
        head_ = matrixNameHeight(type_);
        const auto lines = static_cast<double>(lines_.size());
        high_ = std::min(0.62 * unit_, 22 * type_.unit);
        if (spec_.heightMm > 0) {
            const double free = spec_.heightMm - chrome_.top() - chrome_.bottom();
            high_ = std::min(high_, free / lines - head_ - 1.5 * type_.gap());
        }
        if (high_ < minPanel) {
            return tooLow(spec_.heightMm, spec_.heightMm + lines * (minPanel - high_));
        }
        return draw();
    }

  private:
    static constexpr double minPanel = 5;

    static MatrixPanel panel(const QString& name, const Matrix& matrix, MatrixPanel::Wide wide,
                             const QString& sign, const QColor& color) {
        MatrixPanel made{name, numbersIn(matrix), {}, wide, sign, color};
        made.scale = symmetricScale(made.cells);
        return made;
    }

    void makeLines() {
        const FigureWalk& walk = *input_.walk;
        const QColor& ink = palette_.text;
        using Wide = MatrixPanel::Wide;
        const QString times = QStringLiteral("×");
        const QString equals = QStringLiteral("=");
        const Matrix& xKey = walk.x_key.empty() ? walk.x : walk.x_key;
        QStringList after;
        if (walk.biased) {
            after << FigureWords::plusBias();
        }
        const QString biased = after.join(QLatin1Char(' '));
        if (walk.turned) {
            after << FigureWords::thenTurned();
        }
        const QString turned = after.join(QLatin1Char(' '));
        const auto projection = [&](const Matrix& x, const Matrix& w, const Matrix& y,
                                    const char* name, const QColor& color) {
            const QString letter = QString::fromLatin1(name);
            return std::vector{panel(QStringLiteral("X"), x, Wide::hidden, times, ink),
                               panel(QStringLiteral("W_") + letter, w, Wide::head, equals, ink),
                               panel(letter, y, Wide::head, {}, color)};
        };
        lines_.push_back(
            {projection(walk.x, walk.w_q, walk.q, "Q", palette_.query), queries_, turned});
        lines_.push_back({projection(xKey, walk.w_k, walk.k, "K", palette_.key), keys_, turned});
        lines_.push_back({projection(xKey, walk.w_v, walk.v, "V", ink), keys_, biased});
        MatrixPanel scores{QStringLiteral("Q Kᵀ"),
                           visibleCells(*input_.head, input_.head->scores),
                           {},
                           Wide::tokens,
                           QStringLiteral("→"),
                           ink,
                           scaleText()};
        scores.scale = symmetricScale(scores.cells);
        lines_.push_back({{panel(QStringLiteral("Q"), walk.q, Wide::head, times, palette_.query),
                           panel(QStringLiteral("Kᵀ"), transposed(walk.k), Wide::tokens,
                                 QStringLiteral("→"), palette_.key),
                           std::move(scores), weights({})},
                          queries_});
        lines_.push_back(
            {{weights(times), panel(QStringLiteral("V"), walk.v, Wide::head, equals, ink),
              panel(QStringLiteral("Z"), walk.z, Wide::head, {}, ink)},
             queries_});
        lines_.push_back({{panel(QStringLiteral("Z"), walk.z, Wide::head, times, ink),
                           panel(QStringLiteral("W_O"), walk.w_o, Wide::hidden, equals, ink),
                           panel(FigureWords::output(), walk.out, Wide::hidden, {}, ink)},
                          queries_});
    }

    [[nodiscard]] QString scaleText() const {
        const auto size = static_cast<double>(input_.walk->q.cols());
        const auto scale = static_cast<double>(input_.head->scale);
        return std::fabs(scale * std::sqrt(size) - 1) < 1e-5
                   ? QStringLiteral("÷ √%1").arg(input_.walk->q.cols())
                   : QStringLiteral("× %1").arg(scale, 0, 'g', 3);
    }

    [[nodiscard]] MatrixPanel weights(const QString& sign) const {
        return {QStringLiteral("softmax"), pattern_, {spec_.weightColors(), 0, 1},
                MatrixPanel::Wide::tokens, sign,     palette_.text};
    }

    [[nodiscard]] double widthOf(MatrixPanel::Wide wide) const {
        switch (wide) {
        case MatrixPanel::Wide::hidden:
            return 1.5 * unit_;
        case MatrixPanel::Wide::head:
            return 0.8 * unit_;
        case MatrixPanel::Wide::tokens:
            break;
        }
        return std::min(unit_, high_ * 1.3);
    }

    DisplayList draw() {
        Sheet sheet(palette_);
        double y = chrome_.top();
        for (MatrixLine& line : lines_) {
            for (MatrixPanel& one : line.panels) {
                one.width = widthOf(one.wide);
            }
            drawMatrixLine(
                sheet, line,
                {type_.margin(), labels_, y + head_, high_, spec_.widthMm - type_.margin()}, type_,
                spec_.values);
            y += head_ + high_ + 1.5 * type_.gap();
        }
        y -= 1.5 * type_.gap();
        chrome_.draw(sheet, y, type_.margin(), {});
        return sheet.take({spec_.widthMm, y + chrome_.bottom()}, spec_.transparent,
                          FigureWords::title(spec_, input_));
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    const Palette& palette_;
    PlotMatrix pattern_;
    Chrome chrome_;
    QStringList queries_;
    QStringList keys_;
    std::vector<MatrixLine> lines_;
    double labels_ = 0; ///< mm that the tokens take at the left
    double unit_ = 0;   ///< mm: what the matrices share a line by
    double head_ = 0;   ///< mm: a matrix' name
    double high_ = 0;   ///< mm: a matrix
};

} // namespace

Result<DisplayList> layoutQkv(const FigureSpec& spec, const FigureInput& input) {
    return QkvLayout(spec, input).run();
}

} // namespace heedmap
