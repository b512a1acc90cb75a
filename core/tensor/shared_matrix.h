// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tensor/matrix.h"

#include <memory>
#include <utility>

namespace heedmap {

/// A matrix that is not written any more: its copies share one storage.
class SharedMatrix {
  public:
    SharedMatrix() : SharedMatrix(Matrix()) {}
    explicit SharedMatrix(Matrix matrix)
        : matrix_(std::make_shared<const Matrix>(std::move(matrix))) {}
    SharedMatrix& operator=(Matrix matrix) { return *this = SharedMatrix(std::move(matrix)); }

    operator const Matrix&() const { return *matrix_; } // NOLINT(google-explicit-constructor)
    [[nodiscard]] Index rows() const { return matrix_->rows(); }
    [[nodiscard]] Index cols() const { return matrix_->cols(); }
    [[nodiscard]] Index size() const { return matrix_->size(); }
    [[nodiscard]] bool empty() const { return matrix_->empty(); }
    float operator()(Index row, Index col) const { return (*matrix_)(row, col); }
    [[nodiscard]] std::span<const float> row(Index r) const { return matrix_->row(r); }
    [[nodiscard]] const float* data() const { return matrix_->data(); }
    [[nodiscard]] std::span<const float> values() const { return matrix_->values(); }

  private:
    std::shared_ptr<const Matrix> matrix_; ///< never null
};

} // namespace heedmap
