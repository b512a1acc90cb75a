// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace heedmap {

/// A copy of values that ends where memory ends: who reads past it is stopped, on every
/// instruction set.
template <class T>
class Guarded {
  public:
    explicit Guarded(const std::vector<T>& values) : count_(values.size()) {
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        const std::size_t bytes = count_ * sizeof(T);
        const std::size_t readable = (bytes + page - 1) / page * page;
        size_ = readable + page;
        pages_ = static_cast<std::byte*>(
            ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        ::mprotect(pages_ + readable, page, PROT_NONE);
        data_ = reinterpret_cast<T*>(pages_ + readable - bytes);
        std::copy(values.begin(), values.end(), data_);
    }
    ~Guarded() { ::munmap(pages_, size_); }
    Guarded(const Guarded&) = delete;
    Guarded& operator=(const Guarded&) = delete;

    [[nodiscard]] T* data() const { return data_; }
    [[nodiscard]] std::vector<T> values() const { return {data_, data_ + count_}; }

  private:
    std::size_t count_;
    std::byte* pages_ = nullptr;
    std::size_t size_ = 0;
    T* data_ = nullptr;
};

} // namespace heedmap
