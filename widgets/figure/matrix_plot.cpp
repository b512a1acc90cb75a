// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/matrix_plot.h"

#include "widgets/figure/text_measure.h"
#include "widgets/figure/type_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace heedmap {

namespace {

template <class IsMasked>
PlotMatrix classified(const Matrix& matrix, IsMasked isMasked) {
    PlotMatrix plot;
    plot.values = matrix;
    plot.states.resize(static_cast<std::size_t>(matrix.size()), CellState::shown);
    for (Index r = 0; r < matrix.rows(); ++r) {
        for (Index c = 0; c < matrix.cols(); ++c) {
            CellState& state = plot.states[static_cast<std::size_t>(r * matrix.cols() + c)];
            if (isMasked(r, c)) {
                state = CellState::masked;
            } else if (!std::isfinite(matrix(r, c))) {
                state = CellState::notFinite;
            }
            if (state != CellState::shown) {
                plot.values(r, c) = std::numeric_limits<float>::quiet_NaN();
            }
        }
    }
    return plot;
}

/// The cells of a state as one rectangle a run of neighbours in a row.
std::vector<QRectF> runsOf(const PlotMatrix& matrix, const QRectF& rect, CellState state) {
    const double width = rect.width() / static_cast<double>(matrix.values.cols());
    const double height = rect.height() / static_cast<double>(matrix.values.rows());
    std::vector<QRectF> runs;
    for (Index r = 0; r < matrix.values.rows(); ++r) {
        for (Index c = 0; c < matrix.values.cols();) {
            Index end = c;
            while (end < matrix.values.cols() && matrix.state(r, end) == state) {
                ++end;
            }
            if (end > c) {
                runs.emplace_back(rect.left() + static_cast<double>(c) * width,
                                  rect.top() + static_cast<double>(r) * height,
                                  static_cast<double>(end - c) * width, height);
            }
            c = std::max(end, c + 1);
        }
    }
    return runs;
}

/// `0.57` as `.57`; what would read as zero is left out, so that the rest stands out.
QString shortWeight(double value) {
    if (value < 0.005) {
        return {};
    }
    return value >= 0.995 ? QString::number(value, 'f', 1) : QString::number(value, 'f', 2).mid(1);
}

QString formatted(double value, NumberFormat format) {
    const QString minus(QChar(0x2212));
    switch (format) {
    case NumberFormat::none:
        return {};
    case NumberFormat::weight:
        return shortWeight(value);
    case NumberFormat::signedWeight: {
        const QString size = shortWeight(std::abs(value));
        return size.isEmpty() ? size : (value < 0 ? minus : QStringLiteral("+")) + size;
    }
    case NumberFormat::score:
        return QString::number(value, 'f', 1).replace('-', minus);
    case NumberFormat::decimal:
        return QString::number(value, 'f', 2).replace('-', minus);
    }
    return {};
}

/// The numbers of the cells; empty where there is none.
std::vector<QString> numbersIn(const PlotMatrix& matrix, NumberFormat format) {
    std::vector<QString> texts;
    for (const float value : matrix.values.values()) {
        texts.push_back(std::isnan(value) ? QString()
                                          : formatted(static_cast<double>(value), format));
    }
    return texts;
}

double roomOf(const std::vector<QString>& texts, const TextStyle& style) {
    qsizetype longest = 0;
    for (const QString& text : texts) {
        longest = std::max(longest, text.size());
    }
    return textWidth(QString(longest + 1, QLatin1Char('0')), style); // a monospaced face
}

} // namespace

bool PlotMatrix::has(CellState state) const {
    return std::find(states.begin(), states.end(), state) != states.end();
}

PlotMatrix visibleCells(const HeadView& head, const Matrix& matrix) {
    return classified(matrix, [&head](Index r, Index c) {
        const auto row = static_cast<std::size_t>(r);
        const bool none = row < head.rows.size() && head.rows[row].state == RowState::all_masked;
        return none || head.masked(r, c);
    });
}

PlotMatrix differenceOf(const HeadView& with, const HeadView& without) {
    Matrix difference = without.pattern;
    for (Index r = 0; r < difference.rows(); ++r) {
        for (Index c = 0; c < difference.cols(); ++c) {
            difference(r, c) -= with.masked(r, c) ? 0.0F : with.pattern(r, c);
        }
    }
    return classified(difference, [](Index, Index) { return false; });
}

PlotMatrix thumbnailCells(const Matrix& thumbnail, Mask mask) {
    // Of a reduced matrix a window's lower edge is left out: its blocks hold both sides of it.
    return classified(thumbnail, [&](Index r, Index c) {
        return !KeyMask{mask, 0}.visible(r, thumbnail.cols()).contains(c);
    });
}

double symmetricExtent(const PlotMatrix& matrix) {
    double largest = 0;
    for (const float value : matrix.values.values()) {
        if (!std::isnan(value)) {
            largest = std::max(largest, std::abs(static_cast<double>(value)));
        }
    }
    if (largest == 0) {
        return 1;
    }
    // Division by a power of ten, not a product with its inverse: 0.3 must stay 0.3.
    const double digits = 1 - std::floor(std::log10(largest));
    const double power = std::pow(10.0, std::abs(digits));
    return digits >= 0 ? std::ceil(largest * power - 1e-6) / power
                       : std::ceil(largest / power - 1e-6) * power;
}

void drawMatrix(Sheet& sheet, const PlotMatrix& matrix, const QRectF& rect,
                const MatrixLook& look) {
    sheet.hatch(ItemRole::masked, runsOf(matrix, rect, CellState::masked));
    CellsItem cells;
    cells.rect = rect;
    cells.values = matrix.values;
    cells.scale = look.scale;
    sheet.add(cells);
    for (const QRectF& run : runsOf(matrix, rect, CellState::notFinite)) {
        sheet.rect(ItemRole::notFinite, run, sheet.palette().notFinite);
    }
    sheet.frame(ItemRole::frame, rect, {sheet.palette().outline.rgba(), look.frameWidth, false, 0});
}

double numberRoom(const PlotMatrix& matrix, NumberFormat format, const TextStyle& style) {
    return roomOf(numbersIn(matrix, format), style);
}

void drawNumbers(Sheet& sheet, const PlotMatrix& matrix, const QRectF& rect,
                 const MatrixLook& look) {
    const Index rows = matrix.values.rows();
    const Index cols = matrix.values.cols();
    const QRectF first = cellRect(rect, rows, cols, 0, 0);
    if (look.numbers == NumberFormat::none || first.height() < 1.15 * minPointSize * mmPerPoint) {
        return;
    }
    const std::vector<QString> texts = numbersIn(matrix, look.numbers);
    TextStyle style{FontFace::numbers, look.maxPointSize, false};
    const double fit = std::min(first.width() / roomOf(texts, style),
                                first.height() / (1.15 * style.pointSize * mmPerPoint));
    style.pointSize *= std::min(1.0, fit);
    if (style.pointSize < minPointSize) {
        return;
    }
    for (Index r = 0; r < rows; ++r) {
        for (Index c = 0; c < cols; ++c) {
            const QString& text = texts[static_cast<std::size_t>(r * cols + c)];
            if (!text.isEmpty()) {
                const QRgb ground = look.scale(static_cast<double>(matrix.values(r, c)));
                sheet.text(
                    ItemRole::cellValue, text, style, QColor(textColorOn(ground)),
                    {cellRect(rect, rows, cols, r, c).center(), HAlign::center, VAlign::middle});
            }
        }
    }
}

} // namespace heedmap
