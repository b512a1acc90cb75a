// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_file.h"

#include "app/session/session_fields.h"
#include "core/base/read_file.h"
#include "core/format/json.h"
#include "core/format/output_file.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cctype>

namespace heedmap {

namespace {

using nlohmann::json;

constexpr const char* format_name = "heedmap session";
constexpr std::int64_t format_version = 1;
constexpr std::size_t largest_file = std::size_t{1} << 24;

std::string sha256(std::string_view bytes) {
    const QByteArray whole =
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex().toStdString();
}

/// Of the values, whatever their order and layout.
std::string checksumOf(json document) {
    document.erase("checksum");
    return sha256(document.dump(-1, ' ', false, json::error_handler_t::replace));
}

Result<void> checkFormat(JsonFields& fields) {
    const std::string format = fields.string("format");
    const std::int64_t version = fields.integer("version", 1, INT64_MAX);
    const std::string program = fields.string("program", "another Heedmap");
    if (fields.error()) {
        return *fields.error();
    }
    if (format != format_name) {
        fields.fail("format", std::string("\"") + format_name + '"');
        return *fields.error();
    }
    if (version > format_version) {
        return Error{ErrorKind::invalid, fields.file(), "version",
                     std::to_string(version) + ", written by " + escaped(program),
                     "at most " + std::to_string(format_version) +
                         ", which Heedmap " HEEDMAP_VERSION " reads"};
    }
    return {};
}

const json* findIn(const json& document, const SessionField& field) {
    const json* object = &document;
    if (!field.section.empty()) {
        const auto section = document.find(field.section);
        if (section == document.end() || !section->is_object()) {
            return nullptr;
        }
        object = &*section;
    }
    const auto value = object->find(field.key);
    return value == object->end() ? nullptr : &*value;
}

void checkSections(const json& document, FieldReport& report) {
    for (const SessionField& field : sessionFields()) {
        const auto section = document.find(field.section);
        if (!field.section.empty() && section != document.end() && !section->is_object() &&
            !report.error) {
            report.error = wrong_value(report.file, field.section, &*section, "a JSON object");
        }
    }
}

Result<void> readFields(const json& document, ReadSession& read, const std::string& file) {
    FieldReport report{file, {}, {}};
    checkSections(document, report);
    for (const SessionField& field : sessionFields()) {
        const json* value = findIn(document, field);
        if (value != nullptr) {
            field.read(*value, field, read.session, report);
        } else if (field.required && !report.error) {
            report.error = wrong_value(file, field.path(), nullptr, "a value");
        }
    }
    if (report.error) {
        return *report.error;
    }
    read.notices = std::move(report.notices);
    return {};
}

/// What a reader refuses is not written: by the fields' own rules.
Result<void> checkReadable(const Session& session, const std::string& file) {
    FieldReport report{file, {}, {}};
    Session again;
    for (const SessionField& field : sessionFields()) {
        const json value = field.write(session);
        if (!value.is_null()) {
            field.read(value, field, again, report);
        }
    }
    return report.error ? Result<void>(*report.error) : Result<void>();
}

Result<void> checkUnchanged(const std::filesystem::path& path, const std::string& known) {
    std::error_code missing;
    if (known.empty() || !std::filesystem::exists(path, missing)) {
        return {};
    }
    const Result<std::string> there = read_file(path, largest_file);
    if (!there || sha256(*there) != known) {
        return Error{ErrorKind::io,
                     path.string(),
                     {},
                     "a file that was changed since it was read",
                     "the file as it was read; save under another name to keep both"};
    }
    return {};
}

} // namespace

std::string sessionText(const Session& session, bool checksum) {
    nlohmann::ordered_json document;
    document["format"] = format_name;
    document["version"] = format_version;
    document["program"] = "Heedmap " HEEDMAP_VERSION;
    for (const SessionField& field : sessionFields()) {
        const json value = field.write(session);
        if (!value.is_null()) {
            auto& object = field.section.empty() ? document : document[field.section];
            object[field.key] = value;
        }
    }
    if (checksum) {
        document["checksum"] = checksumOf(json::parse(
            document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)));
    }
    return document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

Result<ReadSession> parseSession(std::string_view text, const std::string& file) {
    const Result<json> document = parse_json(text, file);
    if (!document) {
        return document.error();
    }
    JsonFields fields(*document, file);
    if (Result<void> known = checkFormat(fields); !known) {
        return known.error();
    }
    const std::string checksum = fields.string("checksum", "");
    if (!fields.error() && !checksum.empty() && checksum != checksumOf(*document)) {
        fields.fail("checksum", "that of the values: the file was damaged");
    }
    if (fields.error()) {
        return *fields.error();
    }
    ReadSession read;
    if (Result<void> done = readFields(*document, read, file); !done) {
        return done.error();
    }
    read.fingerprint = sha256(text);
    return read;
}

Result<ReadSession> readSession(const std::filesystem::path& path) {
    if (Result<void> local = checkLocal(path.string()); !local) {
        return local.error();
    }
    const Result<std::string> text = read_file(path, largest_file);
    if (!text) {
        return text.error();
    }
    Result<ReadSession> read = parseSession(*text, path.string());
    if (read) {
        if (Result<void> local = checkLocal(read->session.state.model); !local) {
            Error error = local.error();
            error.file = path.string();
            error.field = "model.reference";
            return error;
        }
    }
    return read;
}

Result<void> checkLocal(const std::string& path) {
    const std::size_t scheme = path.find("://");
    const bool url =
        scheme != std::string::npos && scheme > 0 &&
        std::all_of(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(scheme), [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' ||
                   c == '.';
        });
    if (url || path.starts_with("//") || path.starts_with("\\\\")) {
        return Error{ErrorKind::invalid,
                     escaped(path),
                     {},
                     url ? "a URL" : "a network path",
                     "a file on this computer: nothing is fetched"};
    }
    return {};
}

bool provablyDamaged(const std::filesystem::path& path) {
    const Result<std::string> text = read_file(path, largest_file);
    if (!text) {
        return false;
    }
    const Result<json> document = parse_json(*text, path.string());
    if (!document) {
        return true;
    }
    JsonFields fields(*document, path.string());
    const std::string checksum = fields.string("checksum", "");
    return fields.error() || (!checksum.empty() && checksum != checksumOf(*document));
}

Result<std::string> writeSession(const Session& session, const std::filesystem::path& path,
                                 bool checksum) {
    if (Result<void> readable = checkReadable(session, path.string()); !readable) {
        return readable.error();
    }
    const std::string text = sessionText(session, checksum);
    if (text.size() > largest_file) {
        return Error{ErrorKind::limit, path.string(), "size",
                     std::to_string(text.size()) + " bytes",
                     "at most " + std::to_string(largest_file) + " bytes"};
    }
    WriteOptions options;
    options.overwrite = true;
    if (Result<void> written = write_file(path, text, options); !written) {
        return written.error();
    }
    return sha256(text);
}

Result<std::string> saveSession(const Session& session, const std::filesystem::path& path,
                                const std::string& known) {
    if (Result<void> local = checkLocal(path.string()); !local) {
        return local.error();
    }
    if (Result<void> same = checkUnchanged(path, known); !same) {
        return same.error();
    }
    return writeSession(session, path, false);
}

} // namespace heedmap
