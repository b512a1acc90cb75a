// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/document_state.h"
#include "app/jobs/picture_place.h"
#include "widgets/heads/head_order.h"

#include <optional>
#include <string>

namespace heedmap {

/// The file of a session, for an autosave to go on from.
struct SavedFile {
    std::string path;
    std::string fingerprint; ///< as it was last read or written there
    friend bool operator==(const SavedFile&, const SavedFile&) = default;
};

/// What a session file keeps: where the document stands, and what a teacher wrote beside it.
struct Session {
    DocumentState state;
    std::string modelHash; ///< of its weights (app/export/model_hash.h); empty: not computed
    HeadOrder order = HeadOrder::layer;
    bool sorted = true; ///< the heads stand in that order, or at their places
    PicturePlace place;
    std::string notes;
    std::optional<SavedFile> file; ///< of an autosave alone
    friend bool operator==(const Session&, const Session&) = default;
};

} // namespace heedmap
