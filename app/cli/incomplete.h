// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/export_report.h"

namespace heedmap {

/// The error of an export that broke off; which of its files are missing is told on standard error.
[[nodiscard]] Error incomplete(const ExportReport& report);

} // namespace heedmap
