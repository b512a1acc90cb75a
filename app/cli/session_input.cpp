// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/session_input.h"

#include "app/cli/arguments.h"
#include "app/cli/console.h"
#include "app/session/session_file.h"

namespace heedmap {

namespace {

Result<void> checkAlone(const InputOptions& options) {
    const std::pair<const char*, const std::optional<std::string>*> texts[] = {
        {"--text", &options.text},
        {"--text-file", &options.textFile},
        {"--ids", &options.ids},
        {"--text-pair", &options.textPair},
        {"--target-text", &options.targetText},
        {"--decoder-ids", &options.decoderIds}};
    for (const auto& [name, text] : texts) {
        if (*text) {
            return wrongArgument(name, **text, "none with --session, which has its own");
        }
    }
    return {};
}

} // namespace

Result<Session> readSessionInput(const std::string& path, InputOptions& options) {
    if (Result<void> alone = checkAlone(options); !alone) {
        return alone.error();
    }
    Result<ReadSession> read = readSession(path);
    if (!read) {
        return read.error();
    }
    for (const std::string& notice : read->notices) {
        printNotice(notice);
    }
    const DocumentState& state = read->session.state;
    if (options.model.empty()) {
        options.model = state.model;
    }
    options.text = state.sentence.text;
    if (!state.sentence.second.empty()) { // the model says what it is
        const Result<OpenedModel> model = openModel(options);
        if (!model) {
            return model.error();
        }
        (model->source ? options.targetText : options.textPair) = state.sentence.second;
    }
    return std::move(read->session);
}

} // namespace heedmap
