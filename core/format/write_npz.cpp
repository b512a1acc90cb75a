// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/write_npz.h"

#include "core/format/write_npy.h"

#include <zip.h>

#include <list>
#include <memory>

namespace heedmap {

namespace {

constexpr zip_uint16_t first_day = (1 << 5) | 1; ///< 1980-01-01 as DOS counts

Error zip_error(zip_error_t* error) {
    return {ErrorKind::io, "NPZ", {}, zip_error_strerror(error), "a ZIP that can be written"};
}

/// A ZIP archive that is made in memory.
class ZipBuffer {
  public:
    ZipBuffer() {
        zip_error_init(&error_);
        source_ = zip_source_buffer_create(nullptr, 0, 0, &error_);
        if (source_ != nullptr) {
            zip_source_keep(source_); // it is read after the archive, which owns it, was closed
            archive_ = zip_open_from_source(source_, ZIP_TRUNCATE, &error_);
        }
    }
    ~ZipBuffer() {
        if (archive_ != nullptr) {
            zip_discard(archive_);
        }
        if (source_ != nullptr) {
            zip_source_free(source_);
        }
        zip_error_fini(&error_);
    }
    ZipBuffer(const ZipBuffer&) = delete;
    ZipBuffer& operator=(const ZipBuffer&) = delete;

    /// `bytes` must outlive `take`.
    Result<void> add(const std::string& name, const std::string& bytes) {
        if (archive_ == nullptr) {
            return zip_error(&error_);
        }
        zip_source_t* entry = zip_source_buffer(archive_, bytes.data(), bytes.size(), 0);
        if (entry == nullptr) {
            return zip_error(zip_get_error(archive_));
        }
        const zip_int64_t index = zip_file_add(archive_, name.c_str(), entry, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(entry);
            return zip_error(zip_get_error(archive_));
        }
        const auto at = static_cast<zip_uint64_t>(index);
        if (zip_set_file_compression(archive_, at, ZIP_CM_STORE, 0) != 0 ||
            zip_file_set_dostime(archive_, at, 0, first_day, 0) != 0) {
            return zip_error(zip_get_error(archive_));
        }
        return {};
    }

    Result<std::string> take() {
        if (archive_ == nullptr || zip_close(archive_) != 0) {
            return zip_error(archive_ == nullptr ? &error_ : zip_get_error(archive_));
        }
        archive_ = nullptr;
        zip_stat_t stat;
        if (zip_source_stat(source_, &stat) != 0 || zip_source_open(source_) != 0) {
            return zip_error(zip_source_error(source_));
        }
        std::string bytes(stat.size, '\0');
        const zip_int64_t got = zip_source_read(source_, bytes.data(), bytes.size());
        zip_source_close(source_);
        if (got != static_cast<zip_int64_t>(bytes.size())) {
            return zip_error(zip_source_error(source_));
        }
        return bytes;
    }

  private:
    zip_error_t error_{};
    zip_source_t* source_ = nullptr;
    zip_t* archive_ = nullptr;
};

} // namespace

Result<std::string> npz_bytes(const std::vector<TensorPlan>& plan, const TensorSource& source) {
    std::list<std::string> files; // stay where they are: the archive reads them at its end
    ZipBuffer zip;
    for (std::size_t i = 0; i < plan.size(); ++i) {
        const Result<std::span<const float>> values = source(i);
        if (!values) {
            return values.error();
        }
        Result<std::string> file = npy_bytes(plan[i], *values);
        if (!file) {
            return file.error();
        }
        files.push_back(*std::move(file));
        if (Result<void> added = zip.add(plan[i].name + ".npy", files.back()); !added) {
            return added.error();
        }
    }
    return zip.take();
}

} // namespace heedmap
