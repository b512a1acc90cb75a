// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/export_figure.h"

#include <QString>

namespace heedmap {

/// Why a figure of the kind cannot be made of what is shown.
[[nodiscard]] QString whyNotNow(FigureKind kind);

/// What the window shows and the figure of its kind does not, as a sentence; empty: nothing.
[[nodiscard]] QString notShown(const ExportRequest& request);

/// An export's error, and what to do about it.
[[nodiscard]] QString exportSentence(const Error& error);

} // namespace heedmap
