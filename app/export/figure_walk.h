// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/figure_data.h"

namespace heedmap {

/// The matrices of the request's head, as the pass had them; z and the output under the request's
/// softmax. Errors: those of `HeadWalk`.
Result<FigureWalk> figureWalk(const Trace& trace, const FigureRequest& request);

} // namespace heedmap
