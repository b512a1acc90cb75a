// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/figure_file.h"

#include <QPixmap>
#include <QWidget>

#include <memory>

namespace heedmap {

/// A figure as it will leave the program, as large as there is room; it can be dragged out.
class FigurePreview : public QWidget {
    Q_OBJECT

  public:
    explicit FigurePreview(QWidget* parent = nullptr);

    void setFigure(std::shared_ptr<const FigureFile> figure);
    /// Stands in the place of a figure that cannot be made.
    void setMessage(const QString& message);
    [[nodiscard]] const FigureFile* figure() const { return figure_.get(); }
    /// Whether it may be dragged now.
    void setDraggable(bool draggable);

    [[nodiscard]] QSize sizeHint() const override { return {560, 460}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 200}; }

  signals:
    void dragged();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

  private:
    [[nodiscard]] QRectF pageRect() const;
    void redraw(const QSizeF& page);

    std::shared_ptr<const FigureFile> figure_;
    QString message_;
    QPixmap picture_; ///< the page at its present size
    QPoint pressed_;
    bool draggable_ = false;
};

} // namespace heedmap
