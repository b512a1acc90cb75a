// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include "core/base/cut_guard_posix.h"
#include "core/base/large_pages.h"
#include "core/base/regular_file_posix.h"
#include "core/base/team.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

namespace heedmap {

namespace {

/// Addresses of `size` bytes from a multiple of a large page on, for nobody to touch yet; null if
/// there are none. A large page can only lie at such a multiple.
std::byte* reserve(std::size_t size) {
    const std::size_t room = rounded_up(size, large_page) + large_page;
    void* all = mmap(nullptr, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (all == MAP_FAILED) {
        return nullptr;
    }
    auto* begin = static_cast<std::byte*>(all);
    const std::size_t before =
        (large_page - reinterpret_cast<std::uintptr_t>(begin) % large_page) % large_page;
    if (before > 0) {
        munmap(begin, before);
    }
    munmap(begin + before + (room - large_page), large_page - before);
    return begin + before;
}

/// Whether all of [begin, begin + count) was there to read.
bool read_part(int file, std::byte* out, std::size_t begin, std::size_t count) {
    while (count > 0) {
        const ssize_t got = pread(file, out, count, static_cast<off_t>(begin));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        const auto read = static_cast<std::size_t>(got);
        out += read;
        begin += read;
        count -= read;
    }
    return true;
}

/// Into `out`, on all cores: the first touch of the pages costs as much as the reading.
bool read_whole(int file, std::byte* out, std::size_t size, const std::stop_token& stop) {
    constexpr std::size_t part = 4 * large_page;
    std::atomic<bool> whole = true;
    Team team;
    team.run(static_cast<std::ptrdiff_t>(rounded_up(size, part) / part), [&](std::ptrdiff_t task) {
        const std::size_t begin = static_cast<std::size_t>(task) * part;
        if (stop.stop_requested() || !whole.load() ||
            !read_part(file, out + begin, begin, std::min(part, size - begin))) {
            whole.store(false);
        }
    });
    return whole.load();
}

} // namespace

struct MappedFile::State {
    std::filesystem::path path;
    FileHandle file; // stays open, so that its size can be asked whatever happens to the name
    std::byte* data = nullptr;
    std::size_t size = 0;
    std::size_t room = 0; // of the addresses from data on
    CutGuard* guard = nullptr;
    bool copied = false;
};

MappedFile::~MappedFile() {
    // The guard first: once unmapped, another thread's mapping may come to stand there.
    if (state_->guard != nullptr) {
        release_cut_guard(state_->guard);
    }
    if (state_->data != nullptr) {
        munmap(state_->data, state_->room);
    }
}

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path) {
    auto file = open_regular_file(path);
    if (!file) {
        return file.error();
    }
    const std::shared_ptr<MappedFile> mapped(new MappedFile());
    State& state = *(mapped->state_ = std::make_unique<State>());
    state.path = path;
    state.file = std::move(file->handle);
    state.size = file->size;
    if (state.size == 0) { // nothing to map, and mmap refuses to
        return std::shared_ptr<const MappedFile>(mapped);
    }
    state.data = reserve(state.size);
    state.room = rounded_up(state.size, large_page);
    if (state.data == nullptr || mmap(state.data, state.size, PROT_READ, MAP_PRIVATE | MAP_FIXED,
                                      state.file.descriptor(), 0) == MAP_FAILED) {
        return system_error(path, errno, "a file that can be mapped into memory");
    }
    state.guard = guard_against_cuts(state.data, state.size);
    return std::shared_ptr<const MappedFile>(mapped);
}

std::span<const std::byte> MappedFile::bytes() const {
    return {state_->data, state_->size};
}

const std::filesystem::path& MappedFile::path() const {
    return state_->path;
}

bool MappedFile::read_into_large_pages([[maybe_unused]] const std::stop_token& stop) const {
#if defined(__linux__)
    State& state = *state_;
    std::byte* copy = state.size >= large_page && !state.copied ? reserve(state.size) : nullptr;
    if (copy == nullptr) {
        return false;
    }
    state.copied = mprotect(copy, state.room, PROT_READ | PROT_WRITE) == 0;
    if (state.copied) {
        prefer_large_pages(copy, state.room);
        state.copied = read_whole(state.file.descriptor(), copy, state.size, stop) &&
                       mprotect(copy, state.room, PROT_READ) == 0 &&
                       mremap(copy, state.room, state.room, MREMAP_MAYMOVE | MREMAP_FIXED,
                              state.data) != MAP_FAILED;
    }
    if (!state.copied) {
        munmap(copy, state.room);
    }
    return state.copied;
#else
    return false;
#endif
}

Result<void> MappedFile::intact() const {
    if (state_->copied) {
        return {};
    }
    struct stat now = {};
    const bool known = fstat(state_->file.descriptor(), &now) == 0;
    const bool shorter = !known || static_cast<std::size_t>(now.st_size) < state_->size;
    const bool faulted = state_->guard != nullptr && was_cut(state_->guard);
    if (!shorter && !faulted) {
        return {};
    }
    const std::string size_now = known ? std::to_string(now.st_size) + " bytes" : "no size";
    return Error{ErrorKind::io, state_->path.string(), "size",
                 size_now + " (a short read: the file changed while it was open)",
                 std::to_string(state_->size) + " bytes, as when it was opened"};
}

} // namespace heedmap
