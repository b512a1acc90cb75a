// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include "core/base/cut_guard_posix.h"
#include "core/base/regular_file_posix.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace heedmap {

struct MappedFile::State {
    std::filesystem::path path;
    FileHandle file; // stays open, so that its size can be asked whatever happens to the name
    std::byte* data = nullptr;
    std::size_t size = 0;
    CutGuard* guard = nullptr;
};

MappedFile::~MappedFile() {
    // The guard first: once unmapped, another thread's mapping may come to stand there.
    if (state_->guard != nullptr) {
        release_cut_guard(state_->guard);
    }
    if (state_->data != nullptr) {
        munmap(state_->data, state_->size);
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
    void* data = mmap(nullptr, state.size, PROT_READ, MAP_PRIVATE, state.file.descriptor(), 0);
    if (data == MAP_FAILED) {
        return system_error(path, errno, "a file that can be mapped into memory");
    }
    state.data = static_cast<std::byte*>(data);
    state.guard = guard_against_cuts(data, state.size);
    return std::shared_ptr<const MappedFile>(mapped);
}

std::span<const std::byte> MappedFile::bytes() const {
    return {state_->data, state_->size};
}

const std::filesystem::path& MappedFile::path() const {
    return state_->path;
}

Result<void> MappedFile::intact() const {
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
