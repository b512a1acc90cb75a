// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/line_icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPalette>

#include <algorithm>
#include <optional>

namespace heedmap {

namespace {

constexpr double grid = 16; // a sign's side in its own units

struct LineArt {
    QPainterPath lines;
    QString letter; ///< in the middle
};

void stroke(QPainterPath& path, std::initializer_list<QPointF> points) {
    path.moveTo(*points.begin());
    for (const QPointF& point : points) {
        path.lineTo(point);
    }
}

QPainterPath folder() {
    QPainterPath path;
    stroke(path, {{2, 4}, {6, 4}, {7.5, 5.5}, {14, 5.5}, {14, 13}, {2, 13}, {2, 4}});
    return path;
}

QPainterPath page() {
    QPainterPath path;
    stroke(path, {{4, 2}, {9.5, 2}, {12.5, 5}, {12.5, 14}, {4, 14}, {4, 2}});
    stroke(path, {{9.5, 2}, {9.5, 5}, {12.5, 5}});
    return path;
}

QPainterPath computer() {
    QPainterPath path;
    path.addRect(2, 3, 12, 8);
    stroke(path, {{5, 13.5}, {11, 13.5}});
    return path;
}

QPainterPath newFolder() {
    QPainterPath path = folder();
    stroke(path, {{8, 7}, {8, 11.5}});
    stroke(path, {{5.75, 9.25}, {10.25, 9.25}});
    return path;
}

QPainterPath rows(double left) {
    QPainterPath path;
    for (const double y : {4.0, 8.0, 12.0}) {
        stroke(path, {{left, y}, {13.5, y}});
        if (left > 4) {
            stroke(path, {{2.5, y}, {4, y}});
        }
    }
    return path;
}

QPainterPath circle() {
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), 6.5, 6.5);
    return path;
}

std::optional<LineArt> artOf(QStyle::StandardPixmap sign) {
    LineArt art;
    switch (sign) {
    case QStyle::SP_ArrowBack:
    case QStyle::SP_FileDialogBack:
        stroke(art.lines, {{10, 3}, {5, 8}, {10, 13}});
        return art;
    case QStyle::SP_ArrowForward:
        stroke(art.lines, {{6, 3}, {11, 8}, {6, 13}});
        return art;
    case QStyle::SP_FileDialogToParent:
        stroke(art.lines, {{8, 13}, {8, 3}});
        stroke(art.lines, {{4, 7}, {8, 3}, {12, 7}});
        return art;
    case QStyle::SP_FileDialogNewFolder:
        return LineArt{newFolder(), {}};
    case QStyle::SP_FileDialogListView:
        return LineArt{rows(2.5), {}};
    case QStyle::SP_FileDialogDetailedView:
        return LineArt{rows(6), {}};
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirLinkIcon:
    case QStyle::SP_DirHomeIcon:
    case QStyle::SP_DesktopIcon:
        return LineArt{folder(), {}};
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon:
        return LineArt{page(), {}};
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DriveHDIcon:
        return LineArt{computer(), {}};
    case QStyle::SP_MessageBoxInformation:
        return LineArt{circle(), QStringLiteral("i")};
    case QStyle::SP_MessageBoxQuestion:
        return LineArt{circle(), QStringLiteral("?")};
    case QStyle::SP_MessageBoxWarning:
        return LineArt{circle(), QStringLiteral("!")};
    case QStyle::SP_MessageBoxCritical:
        return LineArt{circle(), QStringLiteral("×")};
    default:
        return std::nullopt;
    }
}

class LineIconEngine final : public QIconEngine {
  public:
    explicit LineIconEngine(LineArt art) : art_(std::move(art)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        const QPalette palette = QGuiApplication::palette();
        const QColor ink = palette.color(
            mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active, QPalette::WindowText);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const double side = std::min(rect.width(), rect.height());
        painter->translate(QRectF(rect).center() - QPointF(side, side) / 2);
        painter->scale(side / grid, side / grid);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(ink, 1.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPath(art_.lines);
        if (!art_.letter.isEmpty()) {
            QFont font = QGuiApplication::font();
            font.setPixelSize(10);
            font.setBold(true);
            painter->setFont(font);
            painter->drawText(QRectF(0, 0, grid, grid), Qt::AlignCenter, art_.letter);
        }
        painter->restore();
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }
    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(art_); }

  private:
    LineArt art_;
};

} // namespace

QIcon lineIcon(QStyle::StandardPixmap sign) {
    std::optional<LineArt> art = artOf(sign);
    return art ? QIcon(new LineIconEngine(std::move(*art))) : QIcon();
}

} // namespace heedmap
