// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>

namespace heedmap {

/// Room for floats, not set to anything: what is never written takes no memory. Large ones lie in
/// large pages where the system has them, which makes their first use several times cheaper.
class Buffer {
  public:
    Buffer() = default;
    explicit Buffer(std::size_t floats);

    [[nodiscard]] float* data() const { return values_.get(); }

  private:
    struct Free {
        void operator()(float* values) const;
    };
    std::unique_ptr<float[], Free> values_;
};

} // namespace heedmap
