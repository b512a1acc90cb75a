// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/candidate_json.h"

#include "core/format/number_text.h"
#include "core/tokenizer/display.h"

namespace heedmap {

std::string candidateFields(const Candidate& candidate, const Tokenizer& tokenizer) {
    return "\"id\": " + std::to_string(candidate.id) +
           ", \"token\": " + json_string(tokenizer.token(candidate.id)) +
           ", \"text\": " + json_string(readable_text(tokenizer, candidate.id)) +
           ", \"probability\": " + json_number(candidate.probability);
}

} // namespace heedmap
