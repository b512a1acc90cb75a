// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/trace.h"

namespace heedmap {

/// A cell of an attention matrix.
struct CellPosition {
    Index query_pos = 0;
    Index key_pos = 0;
    friend bool operator==(const CellPosition&, const CellPosition&) = default;
};

/// One head of the model.
struct HeadId {
    Site site;
    Index head = 0;
    friend bool operator==(const HeadId&, const HeadId&) = default;
};

} // namespace heedmap
