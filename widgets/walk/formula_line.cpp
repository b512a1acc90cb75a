// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/formula_line.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/application_theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QtMath>

#include <algorithm>

namespace heedmap {

namespace {

constexpr double formulaScale = 1.25;
constexpr double lowerScale = 0.72;
constexpr int padding = 4;
constexpr double radius = 4;

QFont loweredFont(const QFont& font) {
    QFont small = font;
    small.setPointSizeF(font.pointSizeF() * lowerScale);
    return small;
}

/// A symbol's text in runs: what follows `_`, up to a blank or bracket, stands lower.
struct Run {
    QString text;
    bool low = false;
};
std::vector<Run> runsOf(const QString& text) {
    std::vector<Run> runs;
    bool low = false;
    for (const QChar c : text) {
        const bool ends = low && (c == u' ' || c == u')' || c == u'ᵀ');
        if (c == u'_' && !low) {
            low = true;
            runs.push_back({QString(), true});
            continue;
        }
        if (runs.empty() || ends) {
            low = false;
            runs.push_back({QString(), false});
        }
        runs.back().text += c;
    }
    return runs;
}

} // namespace

FormulaLine::FormulaLine(QWidget* parent) : QWidget(parent) {
    installPaintedItemsAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void FormulaLine::setPieces(std::vector<FormulaPiece> pieces) {
    pieces_ = std::move(pieces);
    setAccessibleName(tr("Formula: %1").arg(text()));
    place();
    announceItemFocus(this, itemWithFocus());
}

QString FormulaLine::text() const {
    QStringList all;
    for (const FormulaPiece& piece : pieces_) {
        all << QString(piece.text).remove(u'_');
    }
    return all.join(u' ');
}

QFont FormulaLine::formulaFont() const {
    QFont face = scaledFont(*this, formulaScale * scale_);
    face.setFamilies(QStringList{QStringLiteral("DejaVu Serif"), QStringLiteral("Noto Serif"),
                                 QStringLiteral("Times New Roman")} +
                     font().families());
    return face;
}

double FormulaLine::widthOf(const QString& text, const QFont& font) const {
    double width = 0;
    for (const Run& run : runsOf(text)) {
        width += QFontMetricsF(run.low ? loweredFont(font) : font).horizontalAdvance(run.text);
    }
    return width;
}

void FormulaLine::place() {
    scale_ = 1.0;
    double all = 0;
    for (const FormulaPiece& piece : pieces_) {
        all += widthOf(piece.text, formulaFont()) + 2 * padding;
    }
    if (all > width() && width() > 0) {
        scale_ = std::max(0.6, (width() - 1) / all);
    }
    rects_.clear();
    const QFont face = formulaFont();
    double x = 0;
    for (const FormulaPiece& piece : pieces_) {
        const double wide = widthOf(piece.text, face) + 2 * padding * scale_;
        rects_.emplace_back(qFloor(x), 0, qCeil(wide), height());
        x += wide;
    }
    update();
}

QSize FormulaLine::sizeHint() const {
    return {400, minimumSizeHint().height()};
}

QSize FormulaLine::minimumSizeHint() const {
    const QFontMetrics metrics(scaledFont(*this, formulaScale));
    return {240, metrics.height() + 10};
}

int FormulaLine::itemCount() const {
    return static_cast<int>(pieces_.size());
}

QString FormulaLine::itemName(int index) const {
    return QString(pieces_[static_cast<std::size_t>(index)].text).remove(u'_');
}

QRect FormulaLine::itemRect(int index) const {
    return rects_[static_cast<std::size_t>(index)];
}

int FormulaLine::itemWithFocus() const {
    for (int i = 0; i < itemCount(); ++i) {
        if (itemSelected(i)) {
            return i;
        }
    }
    return -1;
}

bool FormulaLine::itemSelected(int index) const {
    return pieces_[static_cast<std::size_t>(index)].lit;
}

void FormulaLine::activateItem(int index) {
    if (const auto step = pieces_[static_cast<std::size_t>(index)].step) {
        emit stepWanted(*step);
    }
}

int FormulaLine::pieceAt(QPoint point) const {
    for (int i = 0; i < itemCount(); ++i) {
        if (rects_[static_cast<std::size_t>(i)].contains(point)) {
            return i;
        }
    }
    return -1;
}

void FormulaLine::mousePressEvent(QMouseEvent* event) {
    const int index = pieceAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index >= 0) {
        activateItem(index);
    }
}

void FormulaLine::mouseMoveEvent(QMouseEvent* event) {
    const int index = pieceAt(event->position().toPoint());
    const bool leads = index >= 0 && pieces_[static_cast<std::size_t>(index)].step.has_value();
    hovered_ = leads ? index : -1;
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void FormulaLine::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    hovered_ = -1;
    update();
}

void FormulaLine::keyPressEvent(QKeyEvent* event) {
    if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Left) {
        emit walked(-1);
    } else if (event->modifiers() == Qt::NoModifier && event->key() == Qt::Key_Right) {
        emit walked(1);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FormulaLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void FormulaLine::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        place();
    }
}

void FormulaLine::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    announceItemFocus(this, itemWithFocus());
    update();
}

void FormulaLine::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

namespace {

QColor inkOf(const FormulaPiece& piece, const Palette& palette) {
    if (piece.step == WalkStep::query) {
        return palette.query;
    }
    if (piece.step == WalkStep::key) {
        return palette.key;
    }
    return piece.lit ? palette.text : palette.mutedText;
}

} // namespace

void FormulaLine::paintEvent(QPaintEvent*) {
    const Palette& palette = rolePalette(*this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont face = formulaFont();
    const double baseline =
        (height() - QFontMetricsF(face).height()) / 2 + QFontMetricsF(face).ascent() - 1;
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
        const FormulaPiece& piece = pieces_[i];
        const QRectF box = QRectF(rects_[i]).adjusted(0, 2, 0, -2);
        if (piece.lit || static_cast<int>(i) == hovered_) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(piece.lit ? palette.selection : palette.raised);
            painter.drawRoundedRect(box, radius, radius);
        }
        if (piece.lit) { // not by colour alone
            painter.fillRect(QRectF(box.left() + 3, box.bottom() - 2, box.width() - 6, 2),
                             inkOf(piece, palette));
        }
        painter.setPen(inkOf(piece, palette));
        double x = box.left() + padding * scale_;
        for (const Run& run : runsOf(piece.text)) {
            const QFont own = run.low ? loweredFont(face) : face;
            painter.setFont(own);
            painter.drawText(
                QPointF(x, baseline + (run.low ? QFontMetricsF(face).descent() * 0.7 : 0)),
                run.text);
            x += QFontMetricsF(own).horizontalAdvance(run.text);
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(palette.focusRing, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
}

} // namespace heedmap
