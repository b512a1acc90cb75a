// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/write_csv.h"

#include "core/format/number_text.h"

namespace heedmap {

namespace {

std::string field_text(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        return std::string(text);
    }
    std::string out = "\"";
    for (const char c : text) {
        out.append(c == '"' ? 2 : 1, c);
    }
    return out + '"';
}

} // namespace

std::string token_label(std::size_t position, std::string_view token) {
    return std::to_string(position) + ":" + std::string(token);
}

Result<void> write_csv(const std::filesystem::path& path, const LabelledMatrix& matrix,
                       const WriteOptions& options) {
    const std::size_t columns = matrix.columns.size();
    if (matrix.values.size() != matrix.rows.size() * columns) {
        return Error{ErrorKind::invalid,
                     path.string(),
                     {},
                     std::to_string(matrix.values.size()) + " values",
                     std::to_string(matrix.rows.size()) + " rows of " + std::to_string(columns)};
    }
    Result<OutputFile> file = OutputFile::create(path, options);
    if (!file) {
        return file.error();
    }
    file->write(field_text(matrix.corner));
    for (const std::string& label : matrix.columns) {
        file->write("," + field_text(label));
    }
    file->write("\r\n");
    for (std::size_t row = 0; row < matrix.rows.size() && file->good(); ++row) {
        file->write(field_text(matrix.rows[row]));
        for (const float value : matrix.values.subspan(row * columns, columns)) {
            file->write("," + number_text(value));
        }
        file->write("\r\n");
    }
    return file->commit();
}

} // namespace heedmap
