// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "widgets/figure/display_list.h"

#include <QByteArray>

#include <vector>

namespace heedmap {

/// A PDF of these pages, each of its own size, as vectors with fonts embedded. Its title is the
/// first page's description, its creator `program`; two runs differ in the date that a PDF carries.
/// Errors: no pages, what the toolkit could not write.
Result<QByteArray> pdfOfPages(const std::vector<DisplayList>& pages, const QString& program);

} // namespace heedmap
