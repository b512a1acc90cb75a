// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/run/trace.h"

#include <string>

namespace heedmap {

class CommandParser;

/// `--mask` and `--scope`, as they were written.
struct RunOptions {
    std::string mask = "family";
    std::string scope = "propagated";
};

void addRunOptions(CommandParser& parser, RunOptions& options);

/// Which masks a run and what is taken from it are under.
struct RunMasks {
    Mask run = Mask::family; ///< of the whole pass
    Mask softmax =
        Mask::family; ///< of what is shown or written: `family` is what the site ran under
    bool local = false;

    [[nodiscard]] Mask chosen() const { return local ? softmax : run; }
};

Result<RunMasks> readRunMasks(const RunOptions& options);

/// `--layer`, `--head` and `--stack`, as they were written; empty: not given.
struct SiteOptions {
    std::string layer;
    std::string head;
    std::string stack;
};

void addSiteOptions(CommandParser& parser, SiteOptions& options);

/// What of a model is chosen; nothing stands for all.
struct SiteChoice {
    std::optional<Stack> stack;
    std::optional<Index> layer;
    std::optional<Index> head;
};

/// The site of a choice with a layer; without a stack that of the model's own.
[[nodiscard]] Site siteOf(const SiteChoice& choice, const ModelConfig& config);

Result<SiteChoice> readSite(const SiteOptions& options, const ModelConfig& config);

} // namespace heedmap
