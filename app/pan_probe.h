// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace heedmap {

/// For `bench pan`: shows a heatmap of N tokens with made-up weights, zooms in,
/// pans across it and zooms out, and prints how long each frame took, until it is painted.
class PanProbe {
  public:
    [[nodiscard]] static bool wanted();
    /// Needs a QApplication. Returns the program's exit status.
    static int run();
};

} // namespace heedmap
