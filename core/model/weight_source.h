// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace heedmap {

/// Where a family finds its tensors by name: files, or a generator. The first error stays; after
/// it everything handed out is empty.
class WeightSource {
  public:
    WeightSource() = default;
    virtual ~WeightSource() = default;
    WeightSource(const WeightSource&) = delete;
    WeightSource& operator=(const WeightSource&) = delete;

    [[nodiscard]] virtual bool has(std::string_view name) const = 0;

    /// A tensor stored as [in, out], used in place.
    WeightView matrix(const std::string& name, Index in, Index out);
    /// A small tensor, converted to F32.
    std::vector<float> vector(const std::string& name, Index size);
    /// A small tensor stored as [1, size], converted to F32.
    std::vector<float> row(const std::string& name, Index size);

    [[nodiscard]] const std::optional<Error>& error() const { return error_; }
    /// Every tensor handed out so far.
    [[nodiscard]] const std::vector<NamedWeight>& used() const { return used_; }

  protected:
    struct Stored {
        const void* data = nullptr;
        DType dtype = DType::F32;
    };
    /// The tensor, when it is there in that shape; calls `fail` otherwise.
    virtual Stored locate(const std::string& name, std::span<const Index> shape) = 0;
    void fail(Error error);

  private:
    const NamedWeight* use(const std::string& name, std::span<const Index> shape);
    std::vector<float> values(const std::string& name, std::span<const Index> shape);

    std::vector<NamedWeight> used_;
    std::optional<Error> error_;
};

/// The same weight with its axes swapped: a tensor stored as [out, in].
[[nodiscard]] WeightView transposed(const WeightView& view);

} // namespace heedmap
