// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/write_json.h"

#include "core/format/number_text.h"

namespace heedmap {

namespace {

/// Writes `values` as arrays nested by `shape`; the innermost arrays stand on lines of their own.
void write_nested(OutputFile& file, std::span<const Index> shape, std::span<const float> values) {
    if (shape.empty()) {
        file.write(json_number(values.front()));
        return;
    }
    const auto count = static_cast<std::size_t>(shape.front());
    const std::size_t step = count == 0 ? 0 : values.size() / count;
    file.write("[");
    for (std::size_t i = 0; i < count && file.good(); ++i) {
        file.write(i == 0 ? "" : shape.size() == 1 ? ", " : ",\n");
        write_nested(file, shape.subspan(1), values.subspan(i * step, step));
    }
    file.write("]");
}

void write_metadata(OutputFile& file, const std::map<std::string, std::string>& metadata) {
    file.write("\"__metadata__\": {");
    bool first = true;
    for (const auto& [key, value] : metadata) {
        file.write((first ? "" : ", ") + json_string(key) + ": " + json_string(value));
        first = false;
    }
    file.write("}");
}

} // namespace

Result<void> write_json(const std::filesystem::path& path, const std::vector<TensorPlan>& plan,
                        const TensorSource& source,
                        const std::map<std::string, std::string>& metadata,
                        const WriteOptions& options) {
    Result<OutputFile> file = OutputFile::create(path, options);
    if (!file) {
        return file.error();
    }
    file->write("{");
    if (!metadata.empty()) {
        write_metadata(*file, metadata);
    }
    for (std::size_t i = 0; i < plan.size() && file->good(); ++i) {
        const Result<std::span<const float>> values = source(i);
        if (!values) {
            return values.error();
        }
        if (Result<void> fits = check_count(path, plan[i], values->size()); !fits) {
            return fits;
        }
        file->write((i > 0 || !metadata.empty() ? ",\n" : "") + json_string(plan[i].name) + ": ");
        write_nested(*file, plan[i].shape, *values);
    }
    file->write("}\n");
    return file->commit();
}

} // namespace heedmap
