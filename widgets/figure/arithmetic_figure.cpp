// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"
#include "widgets/figure/worked_numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

QString figureNumber(double value) {
    return significantText(value, 4);
}

/// A vector as a row of cells.
struct Strip {
    QString name;
    QColor color; ///< of the name
    PlotMatrix cells;
    MatrixLook look;
};

template <class Values>
PlotMatrix cellsOf(const Values& values, const KeyRange& visible) {
    PlotMatrix cells;
    cells.values = Matrix(1, static_cast<Index>(values.size()));
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto value = static_cast<float>(values[i]);
        const CellState state = !visible.contains(static_cast<Index>(i)) ? CellState::masked
                                : std::isfinite(value)                   ? CellState::shown
                                                                         : CellState::notFinite;
        cells.states.push_back(state);
        cells.values.data()[i] =
            state == CellState::shown ? value : std::numeric_limits<float>::quiet_NaN();
    }
    return cells;
}

template <class Values>
PlotMatrix cellsOf(const Values& values) {
    return cellsOf(values, KeyRange{0, static_cast<Index>(values.size())});
}

/// The columns [begin, end) of a strip.
PlotMatrix part(const PlotMatrix& cells, Index begin, Index end) {
    PlotMatrix out;
    out.values = Matrix(1, end - begin);
    std::copy_n(cells.values.data() + begin, end - begin, out.values.data());
    out.states.assign(cells.states.begin() + begin, cells.states.begin() + end);
    return out;
}

/// One weight from top to bottom: q, k and their products, the sum, the scale and the mask, the
/// row's scores and weights.
class ArithmeticLayout {
  public:
    ArithmeticLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), cell_(*input.cell), type_(spec.widthMm),
          palette_(Palette::of(spec.theme)), chrome_(spec, input, type_, legendOf(*input.cell)),
          queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)),
          strip_(1.25 * lineHeight(type_.small())) {
        worked_ = workedWeight(cell_, {3, 4, root(), figureNumber});
        query_ = elided(queries_[cell_.query_pos], type_.small(), 0.1 * spec.widthMm);
        key_ = elided(keys_[cell_.key_pos], type_.small(), 0.1 * spec.widthMm);
    }

    Result<DisplayList> run() {
        Sheet sheet(palette_);
        const std::vector<Strip> vectors = vectorStrips();
        const std::vector<Strip> row = rowStrips();
        left_ = type_.margin() + nameRoom(vectors, row) + type_.gap();
        double y = chrome_.top();
        y = drawFormula(sheet, y);
        y = drawVectors(sheet, vectors, y);
        y = drawScore(sheet, y);
        if (cell_.row_state == RowState::normal) {
            y = drawRow(sheet, row, y);
            y = drawWeight(sheet, y);
        } else {
            y = drawLine(sheet, y, FigureWords::noRow(), palette_.warning);
        }
        const double height = y + chrome_.bottom();
        if (spec_.heightMm > 0 && height > spec_.heightMm) {
            return tooLow(spec_.heightMm, height);
        }
        chrome_.draw(sheet, y, type_.margin(), {});
        return sheet.take({spec_.widthMm, height}, spec_.transparent,
                          FigureWords::title(spec_, input_) + ": " + formula() + " = " +
                              figureNumber(cell_.weight));
    }

  private:
    static std::vector<LegendEntry> legendOf(const CellExplanation& cell) {
        return PlotStates{cell.visible.count() < static_cast<Index>(cell.row_scores.size()), false}
            .legend();
    }

    /// √d where the scale divides by it, else 0.
    [[nodiscard]] double root() const {
        const double size = std::sqrt(static_cast<double>(cell_.q.size()));
        return std::fabs(static_cast<double>(cell_.scale) * size - 1) < 1e-5 ? size : 0;
    }

    [[nodiscard]] QString scaleText() const {
        return root() > 0 ? QStringLiteral("÷ √%1").arg(cell_.q.size())
                          : QStringLiteral("× ") + figureNumber(static_cast<double>(cell_.scale));
    }

    [[nodiscard]] bool masks() const {
        return input_.head != nullptr && input_.head->mask != Mask::none;
    }

    [[nodiscard]] QString formula() const {
        return QStringLiteral("softmax(q%1 · k%2 %3%4)")
            .arg(cell_.query_pos)
            .arg(cell_.key_pos)
            .arg(scaleText(), masks() ? QStringLiteral(" + ") + FigureWords::mask() : QString());
    }

    [[nodiscard]] MatrixLook signedLook(const PlotMatrix& a, const PlotMatrix& b) const {
        const double extent = std::max(symmetricExtent(a), symmetricExtent(b));
        return {{ColorMap::diverging, -extent, extent},
                spec_.values ? NumberFormat::decimal : NumberFormat::none,
                7.5 * type_.unit,
                0.12};
    }

    [[nodiscard]] std::vector<Strip> vectorStrips() const {
        const PlotMatrix q = cellsOf(cell_.q);
        const PlotMatrix k = cellsOf(cell_.k);
        const PlotMatrix products = cellsOf(cell_.products);
        const MatrixLook look = signedLook(q, k);
        return {
            {QStringLiteral("q%1 %2").arg(cell_.query_pos).arg(query_), palette_.query, q, look},
            {QStringLiteral("k%1 %2").arg(cell_.key_pos).arg(key_), palette_.key, k, look},
            {QStringLiteral("q × k"), palette_.text, products, signedLook(products, products)}};
    }

    [[nodiscard]] std::vector<Strip> rowStrips() const {
        const PlotMatrix scores = cellsOf(cell_.row_scores, cell_.visible);
        std::vector<double> weights;
        for (const double exponential : cell_.exponentials) {
            weights.push_back(exponential / cell_.denominator);
        }
        return {{FigureWords::scoresOfRow(), palette_.text, scores, signedLook(scores, scores)},
                {FigureWords::weightsOfRow(),
                 palette_.text,
                 cellsOf(weights, cell_.visible),
                 {{spec_.weightColors(), 0, 1},
                  spec_.values ? NumberFormat::weight : NumberFormat::none,
                  7.5 * type_.unit,
                  0.12}}};
    }

    [[nodiscard]] double nameRoom(const std::vector<Strip>& a, const std::vector<Strip>& b) const {
        double room = 0;
        for (const std::vector<Strip>* strips : {&a, &b}) {
            for (const Strip& strip : *strips) {
                room = std::max(room, textWidth(strip.name, type_.small()));
            }
        }
        return std::min(room, 0.3 * spec_.widthMm);
    }

    double drawLine(Sheet& sheet, double y, const QString& text, const QColor& color,
                    bool bold = false) const {
        TextStyle style = type_.label();
        style.bold = bold;
        const double line = 1.35 * lineHeight(style);
        const double room = spec_.widthMm - 2 * type_.margin();
        for (const QString& part : wrapped(text, style, room, 3)) {
            sheet.text(ItemRole::formula, part, style, color, {{type_.margin(), y + 0.75 * line}});
            y += line;
        }
        return y;
    }

    double drawFormula(Sheet& sheet, double y) const {
        return drawLine(sheet, y, formula() + QStringLiteral(" = ") + figureNumber(cell_.weight),
                        palette_.text, true) +
               type_.gap();
    }

    /// In blocks of as many numbers as have room.
    double drawVectors(Sheet& sheet, const std::vector<Strip>& strips, double y) const {
        const double room = spec_.widthMm - type_.margin() - left_;
        const auto size = static_cast<Index>(cell_.q.size());
        const TextStyle numbers{FontFace::numbers, minPointSize, false};
        double cell = 0;
        for (const Strip& strip : strips) {
            cell = std::max(cell, numberRoom(strip.cells, strip.look.numbers, numbers));
        }
        const auto fits = std::max<Index>(1, static_cast<Index>(room / cell));
        const Index blocks = std::min<Index>(maxBlocks, (size + fits - 1) / fits);
        const bool readable = blocks * fits >= size && spec_.values;
        const Index perBlock = readable ? (size + blocks - 1) / blocks : size;
        const double width = room / static_cast<double>(perBlock);
        for (Index begin = 0; begin < size; begin += perBlock) {
            const Index end = std::min(size, begin + perBlock);
            for (const Strip& strip : strips) {
                const QRectF rect(left_, y, width * static_cast<double>(end - begin), strip_);
                drawName(sheet, strip, rect);
                drawMatrix(sheet, part(strip.cells, begin, end), rect, strip.look);
                drawNumbers(sheet, part(strip.cells, begin, end), rect, strip.look);
                y += strip_ + 0.3 * type_.gap();
            }
            y += type_.gap();
        }
        return y;
    }

    void drawName(Sheet& sheet, const Strip& strip, const QRectF& rect) const {
        sheet.text(ItemRole::rowLabel,
                   elided(strip.name, type_.small(), left_ - type_.margin() - type_.gap()),
                   type_.small(), strip.color,
                   {{left_ - type_.gap(), rect.center().y()}, HAlign::right, VAlign::middle});
    }

    double drawScore(Sheet& sheet, double y) const {
        const QString& score = worked_.score;
        y = drawLine(sheet, y, FigureWords::sumOfProducts() + QStringLiteral(" = ") + worked_.dot,
                     palette_.text);
        y = drawLine(sheet, y,
                     worked_.dot + " " +
                         (root() > 0 ? scaleText() : QStringLiteral("× ") + worked_.scale) +
                         QStringLiteral(" = ") + score,
                     palette_.text);
        if (!masks()) {
            return y + type_.gap();
        }
        const QString added = cell_.masked ? QStringLiteral("−∞") : QStringLiteral("0");
        return drawLine(sheet, y,
                        FigureWords::maskAdds() +
                            QStringLiteral(" %1: %2").arg(added, cell_.masked ? added : score),
                        cell_.masked ? palette_.mutedText : palette_.text) +
               type_.gap();
    }

    double drawRow(Sheet& sheet, const std::vector<Strip>& strips, double y) const {
        const double room = spec_.widthMm - type_.margin() - left_;
        const double width = std::min(room, 16 * type_.unit * static_cast<double>(keys_.size()));
        const AxisPlan plan = planColumns(
            keys_, type_.small(),
            {width / static_cast<double>(keys_.size()), 18 * type_.unit, false, cell_.key_pos});
        y += plan.length + type_.gap();
        const QRectF both(left_, y, width, 2 * strip_ + 0.3 * type_.gap());
        drawColumns(sheet, plan, both, keys_.size(), type_.gap());
        for (const Strip& strip : strips) {
            const QRectF rect(left_, y, width, strip_);
            drawName(sheet, strip, rect);
            drawMatrix(sheet, strip.cells, rect, strip.look);
            drawNumbers(sheet, strip.cells, rect, strip.look);
            y += strip_ + 0.3 * type_.gap();
        }
        const QRectF chosen = cellRect(both, 1, static_cast<Index>(keys_.size()), 0, cell_.key_pos);
        sheet.frame(ItemRole::crossHairColumn, chosen.adjusted(-0.15, -0.15, 0.15, 0.15),
                    {palette_.key.rgba(), 0.35, false, palette_.card.rgba()});
        return y + type_.gap();
    }

    double drawWeight(Sheet& sheet, double y) const {
        const QString score = cell_.masked ? QStringLiteral("−∞") : worked_.shifted;
        const QString& max = worked_.row_max;
        y = drawLine(sheet, y,
                     QStringLiteral("exp(%1 − %2 %3) = %4")
                         .arg(score, FigureWords::rowMax(),
                              max.startsWith(QChar(0x2212)) ? "(" + max + ")" : max,
                              worked_.exponential),
                     palette_.text);
        return drawLine(sheet, y,
                        QStringLiteral("%1 ÷ %2 %3 = %4")
                            .arg(worked_.exponential, FigureWords::rowSum(), worked_.denominator,
                                 figureNumber(cell_.weight)),
                        palette_.text, true);
    }

    static constexpr Index maxBlocks = 8;

    const FigureSpec& spec_;
    const FigureInput& input_;
    const CellExplanation& cell_;
    TypeScale type_;
    const Palette& palette_;
    Chrome chrome_;
    WorkedWeight worked_;
    QStringList queries_;
    QStringList keys_;
    double strip_; ///< mm: a row of cells
    QString query_;
    QString key_;
    double left_ = 0; ///< mm: where cells begin
};

} // namespace

Result<DisplayList> layoutArithmetic(const FigureSpec& spec, const FigureInput& input) {
    return ArithmeticLayout(spec, input).run();
}

} // namespace heedmap
