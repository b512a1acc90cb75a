// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/incomplete.h"

#include "app/cli/console.h"

namespace heedmap {

namespace {

constexpr std::size_t mostListed = 20; ///< missing files that are named

} // namespace

Error incomplete(const ExportReport& report) {
    const std::size_t count = report.written.size() + report.missing.size();
    if (count < 2) {
        return *report.error;
    }
    printNotice("missing: " + listed(report.missing, mostListed));
    if (report.error->kind == ErrorKind::cancelled) {
        return {ErrorKind::cancelled, "", "batch",
                std::to_string(report.written.size()) + " of " + std::to_string(count) +
                    " files before the interrupt",
                "all of them"};
    }
    return *report.error;
}

} // namespace heedmap
