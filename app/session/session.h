// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/document_state.h"
#include "widgets/heads/head_order.h"

#include <string>

namespace heedmap {

/// What a session file keeps: where the document stands, and what a teacher wrote beside it.
struct Session {
    DocumentState state;
    std::string modelHash; ///< of `hashModel`; empty: not computed
    HeadOrder order = HeadOrder::layer;
    std::string notes;
    friend bool operator==(const Session&, const Session&) = default;
};

} // namespace heedmap
