// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/regular_file_posix.h"

#include "core/base/read_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace heedmap {

namespace {

const char* kind_of(mode_t mode) {
    switch (mode & S_IFMT) {
    case S_IFDIR:
        return "a folder";
    case S_IFIFO:
        return "a FIFO";
    case S_IFCHR:
    case S_IFBLK:
        return "a device";
    case S_IFSOCK:
        return "a socket";
    default:
        return "a special file";
    }
}

Error not_regular(const std::filesystem::path& path, mode_t mode) {
    return {ErrorKind::io,
            path.string(),
            {},
            std::string(kind_of(mode)) + ", not a regular file",
            "a regular file"};
}

/// Reads until `text` is full or the file ends; returns what was read, or -1.
ssize_t fill(int descriptor, std::string& text) {
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t count = read(descriptor, text.data() + done, text.size() - done);
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return -1;
        }
        if (count == 0) {
            break;
        }
        done += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(done);
}

} // namespace

FileHandle::~FileHandle() {
    if (descriptor_ >= 0) {
        close(descriptor_);
    }
}

Error system_error(const std::filesystem::path& path, int code, std::string expected) {
    return {ErrorKind::io,
            path.string(),
            {},
            std::generic_category().message(code),
            std::move(expected)};
}

Result<RegularFile> open_regular_file(const std::filesystem::path& path) {
    // Looked at before it is opened, since opening a device can do something; and again after,
    // since the name may have come to mean another file.
    struct stat status = {};
    if (stat(path.c_str(), &status) != 0) {
        return system_error(path, errno, "a file that can be read");
    }
    if (!S_ISREG(status.st_mode)) {
        return not_regular(path, status.st_mode);
    }
    FileHandle handle(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (handle.descriptor() < 0 || fstat(handle.descriptor(), &status) != 0) {
        return system_error(path, errno, "a file that can be read");
    }
    if (!S_ISREG(status.st_mode)) {
        return not_regular(path, status.st_mode);
    }
    return RegularFile{std::move(handle), static_cast<std::size_t>(status.st_size)};
}

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
    auto file = open_regular_file(path);
    if (!file) {
        return file.error();
    }
    if (file->size > max_bytes) {
        return Error{ErrorKind::limit, path.string(), "size", std::to_string(file->size) + " bytes",
                     "at most " + std::to_string(max_bytes) + " bytes"};
    }
    std::string text(file->size, '\0');
    const ssize_t count = fill(file->handle.descriptor(), text);
    if (count < 0) {
        return system_error(path, errno, "a file that can be read");
    }
    if (static_cast<std::size_t>(count) < text.size()) {
        return Error{ErrorKind::io, path.string(), "size",
                     std::to_string(count) + " bytes (a short read)",
                     std::to_string(text.size()) + " bytes"};
    }
    return text;
}

} // namespace heedmap
