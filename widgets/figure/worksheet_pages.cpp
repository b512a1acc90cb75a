// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/worksheet_pages.h"

#include "widgets/figure/formula.h"
#include "widgets/figure/text_measure.h"
#include "widgets/figure/token_axis.h"
#include "widgets/figure/worksheet_table.h"
#include "widgets/figure/worksheet_words.h"

#include <algorithm>

namespace heedmap {

namespace {

constexpr double blockGap = 5; ///< mm between two matrices
constexpr double bandGap = 6;  ///< mm between two rows of them
const TextStyle titleStyle{FontFace::text, 16, true};
const TextStyle subtitleStyle{FontFace::text, 9.5, false};
const TextStyle bodyStyle{FontFace::text, 8.5, false};
const TextStyle blockStyle{FontFace::text, 9.5, true};
const TextStyle formulaStyle{FontFace::text, 9.5, false};

QStringList numbered(Index count) {
    QStringList labels;
    for (Index i = 1; i <= count; ++i) {
        labels.append(QString::number(i));
    }
    return labels;
}

/// A matrix with its name and formula.
struct Block {
    WorksheetTable table;
    QString title;
    QString formula;

    [[nodiscard]] double head() const {
        return 1.3 * lineHeight(blockStyle) + 1.5 * lineHeight(formulaStyle);
    }
    [[nodiscard]] QSizeF size() const {
        return {std::max({table.size().width(), textWidth(title, blockStyle),
                          formulaWidth(formula, formulaStyle)}),
                head() + table.size().height()};
    }
    void draw(Sheet& sheet, QPointF corner) const {
        const double line = lineHeight(blockStyle);
        sheet.text(ItemRole::panelTitle, title, blockStyle, sheet.palette().text,
                   {{corner.x(), corner.y() + 0.8 * line}});
        drawFormula(sheet, formula, formulaStyle, sheet.palette().text,
                    {corner.x(), corner.y() + 1.3 * line + 0.8 * lineHeight(formulaStyle)});
        table.draw(sheet, corner + QPointF(0, head()));
    }
};

class WorksheetLayout {
  public:
    WorksheetLayout(const WorksheetPagesInput& input, Paper paper, bool answers)
        : input_(input), sheet_(*input.sheet), answers_(answers), flow_(paper),
          queries_(axisTexts(input.queries)),
          keys_(input.keys.empty() ? queries_ : axisTexts(input.keys)) {}

    std::vector<DisplayList> run() {
        drawHead();
        std::vector<Block> band;
        double width = 0;
        for (const WorksheetMatrix& matrix : sheet_.matrices) {
            Block block = blockOf(matrix);
            const double own = block.size().width();
            const bool step = matrix.part == WorksheetPart::q || matrix.part == WorksheetPart::dots;
            if (!band.empty() && (width + blockGap + own > flow_.width() || step)) {
                drawBand(band);
                band.clear();
                width = 0;
            }
            width += own + (band.empty() ? 0 : blockGap);
            band.push_back(std::move(block));
        }
        drawBand(band);
        return flow_.finish(WorksheetText::title(answers_) + ", " + WorksheetText::subtitle(input_),
                            WorksheetText::footer(input_));
    }

  private:
    void drawHead() {
        const Palette& palette = flow_.sheet().palette();
        flow_.paragraph(ItemRole::title, WorksheetText::title(answers_), titleStyle, palette.text,
                        0.5);
        flow_.paragraph(ItemRole::title, WorksheetText::subtitle(input_), subtitleStyle,
                        palette.mutedText, 3);
        if (!answers_) {
            drawNameAndDate();
        }
        flow_.paragraph(ItemRole::caption, WorksheetText::instruction(input_, answers_), bodyStyle,
                        palette.text, 4);
    }

    void drawNameAndDate() {
        Sheet& sheet = flow_.sheet();
        const double y = flow_.y() + 5;
        const double split = flow_.left() + 0.64 * flow_.width();
        const auto line = [&](const QString& word, double from, double to) {
            const double end = from + sheet.text(ItemRole::caption, word, bodyStyle,
                                                 sheet.palette().text, {{from, y}});
            sheet.line(ItemRole::frame, {{end + 2, y + 0.5}, {to, y + 0.5}},
                       {sheet.palette().outline.rgba(), 0.25, false, 0});
        };
        line(WorksheetText::name(), flow_.left(), split - 6);
        line(WorksheetText::date(), split, flow_.left() + flow_.width());
        flow_.skip(11);
    }

    Block blockOf(const WorksheetMatrix& matrix) {
        const QString title = WorksheetText::partTitle(matrix.part);
        return {WorksheetTable(sheet_, matrix, labelsOf(matrix), answers_),
                matrix.given ? title : QStringLiteral("%1. %2").arg(++step_).arg(title),
                WorksheetText::formula(sheet_, matrix.part)};
    }

    [[nodiscard]] TableLabels labelsOf(const WorksheetMatrix& matrix) const {
        using P = WorksheetPart;
        const Palette& palette = Palette::light();
        const QStringList dims = numbered(matrix.cols);
        switch (matrix.part) {
        case P::x:
        case P::q:
        case P::output:
            return {queries_, dims, palette.query, palette.mutedText};
        case P::x_key:
        case P::k:
        case P::v:
            return {keys_, dims, palette.key, palette.mutedText};
        case P::dots:
        case P::scaled:
        case P::masked:
        case P::pattern:
            return {queries_, keys_, palette.query, palette.key};
        default:
            return {matrix.rows > 1 ? numbered(matrix.rows) : QStringList(), dims,
                    palette.mutedText, palette.mutedText};
        }
    }

    void drawBand(const std::vector<Block>& band) {
        double height = 0;
        for (const Block& block : band) {
            height = std::max(height, block.size().height());
        }
        flow_.need(height);
        double x = flow_.left();
        for (const Block& block : band) {
            block.draw(flow_.sheet(), {x, flow_.y()});
            x += block.size().width() + blockGap;
        }
        flow_.skip(height + bandGap);
    }

    const WorksheetPagesInput& input_;
    const Worksheet& sheet_;
    bool answers_;
    PageFlow flow_;
    QStringList queries_;
    QStringList keys_;
    int step_ = 0;
};

} // namespace

Result<std::vector<DisplayList>> layoutWorksheet(const WorksheetPagesInput& input, Paper paper,
                                                 bool answers) {
    const WorksheetMatrix& pattern = *input.sheet->find(WorksheetPart::pattern);
    const std::size_t keys = input.keys.empty() ? input.queries.size() : input.keys.size();
    if (static_cast<Index>(input.queries.size()) != pattern.rows ||
        static_cast<Index>(keys) != pattern.cols) {
        return Error{ErrorKind::invalid, "", "tokens",
                     std::to_string(input.queries.size()) + " and " + std::to_string(keys),
                     std::to_string(pattern.rows) + " and " + std::to_string(pattern.cols)};
    }
    return WorksheetLayout(input, paper, answers).run();
}

} // namespace heedmap
