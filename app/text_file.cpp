// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/text_file.h"

#include "core/tokenizer/text_file.h"

namespace heedmap {

Result<QString> readTextFile(const QString& path) {
    constexpr std::size_t largest = 1'000'000;
    const auto text = read_text_file(path.toStdString(), largest);
    return text ? Result<QString>(QString::fromStdString(*text)) : text.error();
}

} // namespace heedmap
