// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/work.h"
#include "core/run/decoding.h"
#include "core/tokenizer/tokenizer.h"
#include "widgets/figure/decode_frames.h"

namespace heedmap {

/// A decoding to be filmed.
struct FilmRequest {
    Trace prompt;                 ///< of a decoder, under a causal mask
    TokenizerPtr tokenizer;       ///< of the prompt's tokens
    TokenizerPtr sourceTokenizer; ///< of an encoder-decoder's source, else null
    Site site;                    ///< `decoder` or `cross`
    Index head = 0;
    Index steps = 12; ///< at most: a text that ends, ends
    SamplerOptions sampler;
    std::vector<ChosenToken>
        taken; ///< what the first steps take, where the user has decoded already
};

/// Decodes and keeps what the frames show; names and sentence are left to the caller. Errors: those
/// of decoding, a site that does not grow with the text, a stop.
Result<DecodeFilm> decodeFilm(const FilmRequest& request, const Work& work);

} // namespace heedmap
