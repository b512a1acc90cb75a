// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export/handout.h"

namespace heedmap {

/// The words of a handout, in the language of the installed translator.
struct HandoutText {
    [[nodiscard]] static QString title(const HandoutRequest& request);
    [[nodiscard]] static QString subtitle(const FigureSource& source);
    [[nodiscard]] static QString contents();
    [[nodiscard]] static QString tokensTitle();
    [[nodiscard]] static QString tokens(const FigureSource& source);
    [[nodiscard]] static QString gridTitle(std::optional<Stack> one); ///< of several
    [[nodiscard]] static QString grid(Stack stack);
    [[nodiscard]] static QString headTitle(const HeadPosition& head);
    [[nodiscard]] static QString head(const HandoutRequest& request);
    [[nodiscard]] static QString cellTitle();
    [[nodiscard]] static QString cell(const HandoutRequest& request);
    [[nodiscard]] static QString decodingTitle();
    [[nodiscard]] static QString decoding(const HeadPosition& head,
                                          const std::vector<ChosenToken>& steps);
    [[nodiscard]] static QString footer(const HandoutRequest& request);
};

} // namespace heedmap
