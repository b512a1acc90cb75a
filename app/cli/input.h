// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/model.h"
#include "core/tokenizer/tokenizer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace heedmap {

/// The options that say what is read, as they were written.
struct InputOptions {
    std::string model; ///< a folder or a name; empty: the default model
    std::string text;
    std::string textFile;
    std::string ids;
    bool textGiven = false;
    bool fileGiven = false;
    bool idsGiven = false;
    bool noSpecial = false;
};

void addModelOption(CLI::App& app, InputOptions& options);
void addTextOption(CLI::App& app, InputOptions& options);
/// --model, --text, --text-file, --ids and --no-special.
void addInputOptions(CLI::App& app, InputOptions& options);

/// A model with its tokenizer.
struct OpenedModel {
    ModelPtr model;
    TokenizerPtr tokenizer;
};

/// The tokens that a command works on.
struct Input {
    ModelPtr model;
    TokenizerPtr tokenizer;
    std::string text; ///< empty where ids were given
    Encoding encoding;
    std::vector<std::filesystem::path> files; ///< what is read: no output may be one of them
};

/// Opens the model; notices about it go to standard error.
Result<OpenedModel> openModel(const InputOptions& options);

/// The text that the options give. Errors: none or more than one given, not UTF-8, too long.
Result<std::string> readText(const InputOptions& options);

/// Opens the model and reads the tokens. Errors: as above, no tokens, an id outside the
/// vocabulary.
Result<Input> readInput(const InputOptions& options);

} // namespace heedmap
