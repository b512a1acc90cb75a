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

Result<void> check_labels(const std::string& file, const LabelledMatrix& matrix) {
    if (matrix.values.size() != matrix.rows.size() * matrix.columns.size()) {
        return Error{ErrorKind::invalid,
                     file,
                     {},
                     std::to_string(matrix.values.size()) + " values",
                     std::to_string(matrix.rows.size()) + " rows of " +
                         std::to_string(matrix.columns.size())};
    }
    return {};
}

std::string header_line(const LabelledMatrix& matrix) {
    std::string line = field_text(matrix.corner);
    for (const std::string& label : matrix.columns) {
        line += "," + field_text(label);
    }
    return line + "\r\n";
}

std::string row_line(const LabelledMatrix& matrix, std::size_t row) {
    const std::size_t columns = matrix.columns.size();
    std::string line = field_text(matrix.rows[row]);
    for (const float value : matrix.values.subspan(row * columns, columns)) {
        line += "," + number_text(value);
    }
    return line + "\r\n";
}

} // namespace

std::string token_label(std::size_t position, std::string_view token) {
    return std::to_string(position) + ":" + std::string(token);
}

Result<void> write_csv(const std::filesystem::path& path, const LabelledMatrix& matrix,
                       const WriteOptions& options) {
    if (Result<void> fits = check_labels(path.string(), matrix); !fits) {
        return fits;
    }
    Result<OutputFile> file = OutputFile::create(path, options);
    if (!file) {
        return file.error();
    }
    file->write(header_line(matrix));
    for (std::size_t row = 0; row < matrix.rows.size() && file->good(); ++row) {
        file->write(row_line(matrix, row));
    }
    return file->commit();
}

Result<std::string> csv_text(const LabelledMatrix& matrix) {
    if (Result<void> fits = check_labels("CSV", matrix); !fits) {
        return fits.error();
    }
    std::string text = header_line(matrix);
    for (std::size_t row = 0; row < matrix.rows.size(); ++row) {
        text += row_line(matrix, row);
    }
    return text;
}

} // namespace heedmap
