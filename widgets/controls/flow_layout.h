// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

#include <vector>

namespace heedmap {

/// Lays widgets in rows, from the left, and goes on in a new row where one is full; nothing is
/// ever cut. In a row, all stand in its middle.
class FlowLayout : public QLayout {
  public:
    explicit FlowLayout(int spacing, QWidget* parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(items_.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    void setGeometry(const QRect& rect) override;

  private:
    int place(const QRect& rect, bool apply) const;
    void placeRow(std::size_t first, std::size_t end, QPoint at, int height) const;
    [[nodiscard]] static QSize sizeOf(const QLayoutItem& item);

    std::vector<QLayoutItem*> items_;
};

} // namespace heedmap
