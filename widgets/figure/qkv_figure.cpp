// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/matrix_plot.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

/// A matrix of the walk with the sign that follows it.
struct Panel {
    QString name;
    PlotMatrix cells;
    ColorScale scale;
    enum class Wide : std::uint8_t { hidden, head, tokens } wide = Wide::head;
    QString sign;      ///< between it and the next
    QColor color;      ///< of its name
    QString note = {}; ///< after its name, where there is room
};

struct PanelLine {
    std::vector<Panel> panels;
    bool keys = false; ///< its first matrix has a row a key, not a query
    QString remark;    ///< after the last matrix' name
};

PlotMatrix numbersIn(const Matrix& matrix) {
    PlotMatrix plot;
    plot.values = matrix;
    for (Index i = 0; i < matrix.size(); ++i) {
        const bool finite = std::isfinite(matrix.data()[i]);
        plot.states.push_back(finite ? CellState::shown : CellState::notFinite);
        plot.values.data()[i] = finite ? matrix.data()[i] : std::numeric_limits<float>::quiet_NaN();
    }
    return plot;
}

Matrix transposed(const Matrix& matrix) {
    Matrix out(matrix.cols(), matrix.rows());
    for (Index row = 0; row < matrix.rows(); ++row) {
        for (Index col = 0; col < matrix.cols(); ++col) {
            out(col, row) = matrix(row, col);
        }
    }
    return out;
}

/// The formula, an equation a line: Q = X W_Q, K = X W_K, V = X W_V, the scores and weights of
/// Q Kᵀ, the weights' sum over V, and its way through W_O.
class QkvLayout {
  public:
    QkvLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm), palette_(Palette::of(spec.theme)),
          pattern_(visibleCells(*input.head, input.head->pattern)),
          chrome_(spec, input, type_, PlotStates{pattern_.has(CellState::masked), false}.legend()),
          queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)) {
        makeLines();
    }

    Result<DisplayList> run() {
        const double room = spec_.widthMm - 2 * type_.margin();
        labels_ = std::min(0.13 * room, labelRoom());
        sign_ = 1.6 * textWidth(QStringLiteral("×"), type_.title());
        unit_ = (room - labels_ - type_.gap() - 3 * sign_) / 3.8; // the widest line is 3.8 units
        head_ = 1.25 * lineHeight(type_.small());
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

    [[nodiscard]] double labelRoom() const {
        double width = 0;
        for (const QStringList* texts : {&queries_, &keys_}) {
            for (const QString& text : *texts) {
                width = std::max(width, textWidth(text.left(40), type_.small()));
            }
        }
        return width;
    }

    Panel panel(const QString& name, const Matrix& matrix, Panel::Wide wide, const QString& sign,
                const QColor& color) const {
        Panel made{name, numbersIn(matrix), {}, wide, sign, color};
        const double extent = symmetricExtent(made.cells);
        made.scale = {ColorMap::diverging, -extent, extent};
        return made;
    }

    void makeLines() {
        const FigureWalk& walk = *input_.walk;
        const QColor& ink = palette_.text;
        using Wide = Panel::Wide;
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
            {projection(walk.x, walk.w_q, walk.q, "Q", palette_.query), false, turned});
        lines_.push_back({projection(xKey, walk.w_k, walk.k, "K", palette_.key), true, turned});
        lines_.push_back({projection(xKey, walk.w_v, walk.v, "V", ink), true, biased});
        Panel scores{QStringLiteral("Q Kᵀ"),
                     visibleCells(*input_.head, input_.head->scores),
                     {},
                     Wide::tokens,
                     QStringLiteral("→"),
                     ink};
        const double extent = symmetricExtent(scores.cells);
        scores.note = scaleText();
        scores.scale = {ColorMap::diverging, -extent, extent};
        lines_.push_back({{panel(QStringLiteral("Q"), walk.q, Wide::head, times, palette_.query),
                           panel(QStringLiteral("Kᵀ"), transposed(walk.k), Wide::tokens,
                                 QStringLiteral("→"), palette_.key),
                           std::move(scores), weights({})},
                          false,
                          {}});
        lines_.push_back(
            {{weights(times), panel(QStringLiteral("V"), walk.v, Wide::head, equals, ink),
              panel(QStringLiteral("Z"), walk.z, Wide::head, {}, ink)},
             false,
             {}});
        lines_.push_back({{panel(QStringLiteral("Z"), walk.z, Wide::head, times, ink),
                           panel(QStringLiteral("W_O"), walk.w_o, Wide::hidden, equals, ink),
                           panel(FigureWords::output(), walk.out, Wide::hidden, {}, ink)},
                          false,
                          {}});
    }

    [[nodiscard]] QString scaleText() const {
        const auto size = static_cast<double>(input_.walk->q.cols());
        const auto scale = static_cast<double>(input_.head->scale);
        return std::fabs(scale * std::sqrt(size) - 1) < 1e-5
                   ? QStringLiteral("÷ √%1").arg(input_.walk->q.cols())
                   : QStringLiteral("× %1").arg(scale, 0, 'g', 3);
    }

    [[nodiscard]] Panel weights(const QString& sign) const {
        return {QStringLiteral("softmax"), pattern_, {spec_.colorMap, 0, 1},
                Panel::Wide::tokens,       sign,     palette_.text};
    }

    [[nodiscard]] double widthOf(const Panel& panel) const {
        switch (panel.wide) {
        case Panel::Wide::hidden:
            return 1.5 * unit_;
        case Panel::Wide::head:
            return 0.8 * unit_;
        case Panel::Wide::tokens:
            break;
        }
        return std::min(unit_, high_ * 1.3);
    }

    DisplayList draw() {
        Sheet sheet(palette_);
        double y = chrome_.top();
        for (const PanelLine& line : lines_) {
            drawLine(sheet, line, y + head_);
            y += head_ + high_ + 1.5 * type_.gap();
        }
        y -= 1.5 * type_.gap();
        chrome_.draw(sheet, y, type_.margin(), {});
        return sheet.take({spec_.widthMm, y + chrome_.bottom()}, spec_.transparent,
                          FigureWords::title(spec_, input_));
    }

    void drawLine(Sheet& sheet, const PanelLine& line, double y) const {
        double x = type_.margin() + labels_ + type_.gap();
        drawLabels(sheet, line.keys ? keys_ : queries_, {x, y, 1, high_});
        for (std::size_t i = 0; i < line.panels.size(); ++i) {
            const Panel& panel = line.panels[i];
            const QRectF rect(x, y, widthOf(panel), high_);
            drawMatrix(sheet, panel.cells, rect, {panel.scale, NumberFormat::none, 0, 0.15});
            if (spec_.values) {
                drawNumbers(sheet, panel.cells, rect,
                            {panel.scale, NumberFormat::score, 7 * type_.unit});
            }
            const bool last = i + 1 == line.panels.size();
            drawName(sheet, panel, rect, last ? line.remark : QString(), last);
            x = rect.right();
            sheet.text(ItemRole::formula, panel.sign, type_.title(), palette_.text,
                       {{x + sign_ / 2, rect.center().y()}, HAlign::center, VAlign::middle});
            x += sign_;
        }
    }

    void drawLabels(Sheet& sheet, const QStringList& texts, const QRectF& rows) const {
        const AxisPlan plan = planRows(
            texts, type_.small(), {high_ / static_cast<double>(texts.size()), labels_, false, {}});
        drawRows(sheet, plan, rows, texts.size(), type_.gap());
    }

    /// Name and shape above, and what is done to a product besides.
    void drawName(Sheet& sheet, const Panel& panel, const QRectF& rect, const QString& remark,
                  bool last) const {
        TextStyle bold = type_.small();
        bold.bold = true;
        const double baseline = rect.top() - 0.35 * lineHeight(type_.small());
        const double end =
            last ? spec_.widthMm - type_.margin() : rect.right() + sign_ - type_.gap() / 2;
        double x = rect.left();
        x += sheet.text(ItemRole::panelTitle, elided(panel.name, bold, end - x), bold, panel.color,
                        {{x, baseline}}) +
             type_.gap();
        const QString shape =
            QStringLiteral("%1 × %2").arg(panel.cells.values.rows()).arg(panel.cells.values.cols());
        for (const QString& text : {panel.note, shape, remark}) {
            if (!text.isEmpty() && x + textWidth(text, type_.small()) <= end) {
                x += sheet.text(ItemRole::panelTitle, text, type_.small(), palette_.mutedText,
                                {{x, baseline}}) +
                     type_.gap();
            }
        }
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    const Palette& palette_;
    PlotMatrix pattern_;
    Chrome chrome_;
    QStringList queries_;
    QStringList keys_;
    std::vector<PanelLine> lines_;
    double labels_ = 0; ///< mm that the tokens take at the left
    double sign_ = 0;   ///< mm between two matrices
    double unit_ = 0;   ///< mm: what the matrices share a line by
    double head_ = 0;   ///< mm: a matrix' name
    double high_ = 0;   ///< mm: a matrix
};

} // namespace

Result<DisplayList> layoutQkv(const FigureSpec& spec, const FigureInput& input) {
    return QkvLayout(spec, input).run();
}

} // namespace heedmap
