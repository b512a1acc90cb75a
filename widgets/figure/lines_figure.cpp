// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/chrome.h"
#include "widgets/figure/kinds.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/words.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr float faintest = 0.01F; ///< a weight below it is no line

/// The queries at the left, the keys at the right, and a line for every weight between them, as
/// BertViz's head view (Vig 2019). With a row or a column chosen its lines alone.
class LinesLayout {
  public:
    LinesLayout(const FigureSpec& spec, const FigureInput& input)
        : spec_(spec), input_(input), type_(spec.widthMm),
          chrome_(spec, input, type_, {{LegendEntry::Sign::strokes, FigureWords::linesLegend()}}),
          queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)) {}

    Result<DisplayList> run() {
        const double heads = 1.5 * lineHeight(type_.small());
        top_ = chrome_.top() + heads;
        const auto rows = static_cast<double>(std::max(queries_.size(), keys_.size()));
        height_ = std::min(rows * 1.35 * lineHeight(type_.label()), 1.6 * spec_.widthMm);
        if (spec_.heightMm > 0) {
            height_ = std::min(height_, spec_.heightMm - top_ - half() - chrome_.bottom());
        }
        if (height_ < minPlot && height_ < rows * lineHeight(type_.label())) {
            return tooLow(spec_.heightMm, spec_.heightMm - height_ + minPlot);
        }
        left_ = plan(queries_, spec_.query);
        right_ = plan(keys_, spec_.key);
        const double sides = 2 * type_.margin() + left_.length + right_.length;
        const double across = std::min(spec_.widthMm - sides, 90 * type_.unit);
        const double x = (spec_.widthMm - across - left_.length - right_.length) / 2;
        plot_ = QRectF(x + left_.length, top_, across, height_);
        return draw();
    }

  private:
    static constexpr double minPlot = 10;

    [[nodiscard]] AxisPlan plan(const QStringList& texts, std::optional<Index> selected) const {
        const double pitch = height_ / static_cast<double>(texts.size());
        return planRows(texts, type_.label(), {pitch, 0.28 * spec_.widthMm, false, selected});
    }

    [[nodiscard]] double yOf(Index index, qsizetype count) const {
        return plot_.top() +
               plot_.height() * (static_cast<double>(index) + 0.5) / static_cast<double>(count);
    }

    /// What a label may reach below the last row.
    [[nodiscard]] double half() const { return lineHeight(type_.label()) / 2; }

    DisplayList draw() {
        Sheet sheet(Palette::of(spec_.theme));
        drawConnections(sheet);
        drawRows(sheet, left_, plot_, queries_.size(), type_.gap());
        drawKeys(sheet);
        drawTitles(sheet);
        const QString mask = FigureWords::aside(spec_, input_);
        chrome_.draw(sheet, plot_.bottom() + half(), type_.margin(), mask);
        return sheet.take({spec_.widthMm, plot_.bottom() + half() + chrome_.bottom()},
                          spec_.transparent, FigureWords::title(spec_, input_) + ", " + mask);
    }

    /// At the plot's edges, or as far beyond them as the two titles need beside each other.
    void drawTitles(Sheet& sheet) const {
        const double most = (spec_.widthMm - 2 * type_.margin() - type_.gap()) / 2;
        QString query = FigureWords::queryAxis(input_.stack());
        QString key = FigureWords::keyAxis(input_.stack());
        const auto overlap = [&] {
            return std::max(0.0, textWidth(query, type_.small()) + textWidth(key, type_.small()) +
                                     type_.gap() - plot_.width());
        };
        const double leftRoom = plot_.left() - type_.margin();
        const double rightRoom = spec_.widthMm - type_.margin() - plot_.right();
        if (overlap() > leftRoom + rightRoom) {
            query = elided(query, type_.small(), most);
            key = elided(key, type_.small(), most);
        }
        const double right = std::min(rightRoom, std::max(overlap() / 2, overlap() - leftRoom));
        const double y = plot_.top() - 0.6 * lineHeight(type_.small());
        sheet.text(ItemRole::axisTitle, query, type_.small(), sheet.palette().query,
                   {{plot_.left() - (overlap() - right), y}});
        sheet.text(ItemRole::axisTitle, key, type_.small(), sheet.palette().key,
                   {{plot_.right() + right, y}, HAlign::right});
    }

    /// The faint ones first, so that the strong ones stand above them.
    void drawConnections(Sheet& sheet) const {
        struct Connection {
            float weight;
            Index query;
            Index key;
        };
        std::vector<Connection> all;
        const Matrix& pattern = input_.head->pattern;
        for (Index query = 0; query < pattern.rows(); ++query) {
            for (Index key = 0; key < pattern.cols(); ++key) {
                const bool wanted =
                    spec_.query.value_or(query) == query && spec_.key.value_or(key) == key;
                if (wanted && pattern(query, key) >= faintest) { // NaN is not
                    all.push_back({pattern(query, key), query, key});
                }
            }
        }
        std::ranges::stable_sort(all, {}, &Connection::weight);
        const double pitch = height_ / static_cast<double>(std::max(queries_.size(), keys_.size()));
        for (const Connection& line : all) {
            sheet.line(ItemRole::connection,
                       {{plot_.left(), yOf(line.query, queries_.size())},
                        {plot_.right(), yOf(line.key, keys_.size())}},
                       weightStroke(sheet.palette(), static_cast<double>(line.weight), pitch));
        }
    }

    void drawKeys(Sheet& sheet) const {
        for (const AxisLabel& label : right_.labels) {
            const bool selected = right_.selected == label.index;
            TextStyle style = right_.style;
            style.bold = selected;
            sheet.text(ItemRole::columnLabel, label.text, style,
                       selected ? sheet.palette().key : sheet.palette().text,
                       {{plot_.right() + type_.gap(), yOf(label.index, keys_.size())},
                        HAlign::left,
                        VAlign::middle});
        }
    }

    const FigureSpec& spec_;
    const FigureInput& input_;
    TypeScale type_;
    Chrome chrome_;
    QStringList queries_;
    QStringList keys_;
    double top_ = 0;
    double height_ = 0;
    AxisPlan left_;
    AxisPlan right_;
    QRectF plot_;
};

} // namespace

Result<DisplayList> layoutLines(const FigureSpec& spec, const FigureInput& input) {
    return LinesLayout(spec, input).run();
}

} // namespace heedmap
