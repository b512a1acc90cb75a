// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <cstddef>

namespace heedmap {

/// The cache of keys and values that decoding goes on from.
struct CacheState {
    int positions = 0; ///< that it holds
    int prompt = 0;    ///< of them, those of the sentence as typed
    int layers = 0;
    std::size_t bytesOfPosition = 0; ///< keys and values of one position in all layers
    friend bool operator==(const CacheState&, const CacheState&) = default;
};

/// Shows the cache growing: a column for each position, a row for each layer, the newest column
/// marked, and how much memory they take. Many positions share a column.
class CacheGauge : public QWidget {
    Q_OBJECT

  public:
    explicit CacheGauge(QWidget* parent = nullptr);

    void setState(const CacheState& state);
    [[nodiscard]] const CacheState& state() const { return state_; }
    /// "14 positions × 4 layers · 84.0 KiB".
    [[nodiscard]] QString text() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void describe();

    CacheState state_;
};

} // namespace heedmap
