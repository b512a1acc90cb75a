// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/token.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace heedmap {

/// Finds the pieces that a text begins with: a trie over their bytes.
class PieceTrie {
  public:
    struct Piece {
        std::string_view text; ///< not empty
        TokenId id = -1;
    };

    PieceTrie() = default;
    /// In any order; of pieces with one text the last one given counts.
    explicit PieceTrie(std::vector<Piece> pieces);

    /// Calls `found(length, id)` for each piece that `text` begins with, the shortest first.
    /// Returns how many bytes of the text it read.
    template <class Found>
    std::size_t prefixes(std::string_view text, const Found& found) const {
        const Node* node = nodes_.data();
        std::size_t read = 0;
        while (read < text.size()) {
            node = child(*node, static_cast<unsigned char>(text[read]));
            if (node == nullptr) {
                break;
            }
            ++read;
            if (node->id >= 0) {
                found(read, node->id);
            }
        }
        return read;
    }

  private:
    struct Node {
        TokenId id = -1;               ///< of the piece that ends here
        std::uint32_t first_child = 0; ///< the others follow it, by rising bytes
        std::uint16_t child_count = 0;
        unsigned char byte = 0; ///< that leads here
    };
    [[nodiscard]] const Node* child(const Node& node, unsigned char byte) const;

    std::vector<Node> nodes_{Node{}}; ///< the root first
};

} // namespace heedmap
