// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_file.h"

#include "core/tokenizer/check_text.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace heedmap {

namespace {

constexpr qint64 largest_text = 1'000'000;

Error textError(const QString& path, ErrorKind kind, std::string field, std::string got,
                std::string expected) {
    return {kind, path.toStdString(), std::move(field), std::move(got), std::move(expected)};
}

} // namespace

Result<QString> readTextFile(const QString& path) {
    if (!QFileInfo(path).isFile()) {
        return textError(path, ErrorKind::io, "", "not a regular file", "a UTF-8 text file");
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return textError(path, ErrorKind::io, "", file.errorString().toStdString(),
                         "a file that can be read");
    }
    if (file.size() > largest_text) {
        const QLocale english(QLocale::English);
        return textError(path, ErrorKind::limit, "size",
                         (english.toString(file.size()) + QStringLiteral(" bytes")).toStdString(),
                         "at most 1,000,000 bytes");
    }
    QByteArray bytes = file.readAll();
    if (bytes.startsWith("\xEF\xBB\xBF")) {
        bytes.remove(0, 3);
    }
    const std::string_view view(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    if (const Result<void> encoding = check_encoding(view, path.toStdString()); !encoding) {
        return encoding.error();
    }
    if (bytes.endsWith('\n')) {
        bytes.chop(bytes.endsWith("\r\n") ? 2 : 1);
    }
    return QString::fromUtf8(bytes);
}

} // namespace heedmap
