// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

namespace heedmap {

/// What drawing needs of Qt, without a display: fonts, on the offscreen platform, and the words of
/// a language. One at a time, for as long as figures are laid out and written.
class DrawingSession {
  public:
    /// `en` or `zh`.
    explicit DrawingSession(const std::string& language);
    ~DrawingSession();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace heedmap
