// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/output_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

namespace heedmap {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t buffer_size = std::size_t{1} << 18;

Error io_error(const fs::path& path, int code, std::string expected) {
    return {ErrorKind::io, path.string(), {}, std::strerror(code), std::move(expected)};
}

/// Makes a new file beside `target` with `make`, which takes its name and gives −1 and EEXIST
/// where that is taken; sets `name`.
template <class Make>
int make_beside(const fs::path& target, fs::path& name, const Make& make) {
    std::random_device random;
    for (int attempt = 0; attempt < 16; ++attempt) {
        char suffix[32];
        std::snprintf(suffix, sizeof suffix, ".heedmap-%08x.part", random());
        name = target.parent_path() / suffix;
        const int made = make(name);
        if (made >= 0 || errno != EEXIST) {
            return made;
        }
    }
    return -1;
}

/// Opens a new file with the rights that the umask leaves.
int open_new(const fs::path& name) {
    return ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

std::string link_of(int fd) {
    return "/proc/self/fd/" + std::to_string(fd);
}

/// Opens a file in the folder of `target` that has no name yet, so that nothing is left of it
/// however the program ends. −1 where the file system has no such files, or they cannot be named.
int open_nameless(const fs::path& target) {
#ifdef O_TMPFILE
    const fs::path folder = target.has_parent_path() ? target.parent_path() : ".";
    const int fd = ::open(folder.c_str(), O_WRONLY | O_TMPFILE | O_CLOEXEC, 0666);
    if (fd >= 0 && ::access(link_of(fd).c_str(), F_OK) == 0) {
        return fd;
    }
    if (fd >= 0) {
        ::close(fd);
    }
#endif
    return -1;
}

/// Names a file of `open_nameless`: an error where the name is taken.
int give_name(int fd, const fs::path& name) {
    return ::linkat(AT_FDCWD, link_of(fd).c_str(), AT_FDCWD, name.c_str(), AT_SYMLINK_FOLLOW);
}

/// Renames; a target that has come to exist meanwhile is kept, and an error.
int rename_to_new(const fs::path& from, const fs::path& to) {
#ifdef RENAME_NOREPLACE
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return 0;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return -1;
    }
#endif
    const int linked = ::link(from.c_str(), to.c_str());
    return linked == 0 ? ::unlink(from.c_str()) : linked;
}

/// The name in the folder is durable only once the folder is. Not every file system can do it,
/// and the bytes themselves are safe: no error.
void sync_folder(const fs::path& folder) {
    const int fd = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        (void)::fsync(fd);
        ::close(fd);
    }
}

Result<void> check_existing(const fs::path& path, const WriteOptions& options) {
    std::error_code ignored;
    for (const fs::path& input : options.inputs) {
        if (!options.overwrite && fs::equivalent(path, input, ignored)) {
            return Error{ErrorKind::invalid,
                         path.string(),
                         {},
                         "a file that is being read",
                         "another name (or --force)"};
        }
    }
    if (!options.overwrite) {
        return Error{
            ErrorKind::invalid, path.string(), {}, "a file that exists", "a new name (or --force)"};
    }
    if (::access(path.c_str(), W_OK) != 0) {
        return io_error(path, errno, "a file that can be written to; save under another name");
    }
    return {};
}

} // namespace

struct OutputFile::State {
    fs::path path;       ///< as the user knows it
    fs::path target;     ///< with links followed
    fs::path part;       ///< where the bytes go until the commit; empty for a file without a name
    bool direct = false; ///< written to the target itself
    bool overwrite = false;
    int fd = -1;
    int error = 0; ///< errno of the first write that failed
    std::string buffer;

    void put(std::string_view bytes) {
        while (error == 0 && !bytes.empty()) {
            const ssize_t written = ::write(fd, bytes.data(), bytes.size());
            if (written >= 0) {
                bytes.remove_prefix(static_cast<std::size_t>(written));
            } else if (errno != EINTR) {
                error = errno;
            }
        }
    }

    void flush() {
        put(buffer);
        buffer.clear();
    }

    Result<void> open_direct() {
        direct = true;
        fd = ::open(target.c_str(), O_WRONLY | O_CLOEXEC);
        if (fd < 0) {
            return io_error(path, errno, "a file that can be written to");
        }
        return {};
    }

    Result<void> open_part(const struct stat* existing) {
        fd = open_nameless(target);
        fd = fd >= 0 ? fd : make_beside(target, part, open_new);
        if (fd < 0) {
            const int code = errno;
            part.clear();
            return io_error(path, code, "a folder that can be written to");
        }
        if (existing != nullptr) {
            (void)::fchmod(fd, existing->st_mode & 0777);
        }
        return {};
    }

    /// Gives the durable bytes the target's name; -1 and errno where that fails.
    int put_in_place() {
        if (part.empty() && !overwrite) {
            return give_name(fd, target);
        }
        // Only a rename replaces a file in one step.
        if (part.empty() && make_beside(target, part, [this](const fs::path& name) {
                                return give_name(fd, name);
                            }) != 0) {
            part.clear();
            return -1;
        }
        return overwrite ? ::rename(part.c_str(), target.c_str()) : rename_to_new(part, target);
    }
};

OutputFile::OutputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
OutputFile::OutputFile(OutputFile&&) noexcept = default;
OutputFile& OutputFile::operator=(OutputFile&& other) noexcept {
    std::swap(state_, other.state_);
    return *this;
}

OutputFile::~OutputFile() {
    if (!state_) {
        return;
    }
    if (state_->fd >= 0) {
        ::close(state_->fd);
    }
    if (!state_->part.empty()) {
        ::unlink(state_->part.c_str());
    }
}

Result<OutputFile> OutputFile::create(const fs::path& path, const WriteOptions& options) {
    if (Result<void> allowed = check_target(path, options); !allowed) {
        return allowed.error();
    }
    auto state = std::make_unique<State>();
    state->path = path;
    state->overwrite = options.overwrite;
    std::error_code failed;
    state->target = fs::canonical(path, failed);
    if (failed) {
        state->target = path;
    }
    struct stat existing {};
    const bool exists = ::stat(path.c_str(), &existing) == 0;
    Result<void> opened = exists && !S_ISREG(existing.st_mode)
                              ? state->open_direct()
                              : state->open_part(exists ? &existing : nullptr);
    if (!opened) {
        return opened.error();
    }
    return OutputFile(std::move(state));
}

void OutputFile::write(std::string_view bytes) {
    if (state_->buffer.size() + bytes.size() >= buffer_size) {
        state_->flush();
    }
    if (bytes.size() >= buffer_size) { // a tensor is not copied once more
        state_->put(bytes);
    } else {
        state_->buffer.append(bytes);
    }
}

bool OutputFile::good() const {
    return state_->error == 0;
}

Result<void> OutputFile::commit() {
    State& state = *state_;
    state.flush();
    if (state.error == 0 && !state.direct &&
        (::fsync(state.fd) != 0 || state.put_in_place() != 0)) {
        state.error = errno;
    }
    const int closed = ::close(std::exchange(state.fd, -1));
    if (state.error == 0 && state.direct && closed != 0) {
        state.error = errno;
    }
    if (state.error == EEXIST) {
        return Error{ErrorKind::io,
                     state.path.string(),
                     {},
                     "a file that came to exist meanwhile (not saved)",
                     "a new name (or --force)"};
    }
    if (state.error != 0) {
        return Error{ErrorKind::io,
                     state.path.string(),
                     {},
                     std::string(std::strerror(state.error)) + " (not saved)",
                     "room and leave to write"};
    }
    if (!state.direct) {
        state.part.clear();
        sync_folder(state.target.parent_path());
    }
    return {};
}

Result<void> check_target(const fs::path& path, const WriteOptions& options) {
    if (path.filename().empty()) {
        return Error{ErrorKind::invalid, path.string(), {}, "no file name", "a file name"};
    }
    struct stat existing {};
    if (::stat(path.c_str(), &existing) != 0) {
        if (::lstat(path.c_str(), &existing) == 0) {
            return Error{ErrorKind::io,
                         path.string(),
                         {},
                         "a link that leads nowhere",
                         "a file name, or a link to a file"};
        }
        const fs::path folder = path.has_parent_path() ? path.parent_path() : ".";
        if (::access(folder.c_str(), W_OK) != 0) {
            return io_error(path, errno, "a folder that can be written to");
        }
        return {};
    }
    if (S_ISDIR(existing.st_mode)) {
        return Error{ErrorKind::invalid, path.string(), {}, "a folder", "a file name"};
    }
    return S_ISREG(existing.st_mode) ? check_existing(path, options) : Result<void>();
}

Result<void> write_file(const fs::path& path, std::string_view bytes, const WriteOptions& options) {
    Result<OutputFile> file = OutputFile::create(path, options);
    if (!file) {
        return file.error();
    }
    file->write(bytes);
    return file->commit();
}

} // namespace heedmap
