// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/work.h"

#include <memory>

namespace heedmap {

/// Long work on the command line: how far it is stands on standard error (a line that is rewritten
/// on a terminal, one every few seconds elsewhere), and an interrupt (Ctrl+C, SIGTERM) sets the
/// stop token, so that whole files stay and nothing else. A second interrupt ends the program at
/// once. One at a time, made before the work's threads are.
class Waiting {
  public:
    Waiting();
    ~Waiting();
    Waiting(const Waiting&) = delete;
    Waiting& operator=(const Waiting&) = delete;

    [[nodiscard]] Work work();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace heedmap
