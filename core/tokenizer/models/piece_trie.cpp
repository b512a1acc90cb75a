// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tokenizer/models/piece_trie.h"

#include <algorithm>

namespace heedmap {

PieceTrie::PieceTrie(std::vector<Piece> pieces) {
    std::stable_sort(pieces.begin(), pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.text < b.text; });
    /// The pieces that share the `depth` bytes that lead to a node.
    struct Range {
        std::size_t begin;
        std::size_t end;
        std::size_t depth;
    };
    std::vector<Range> ranges{{0, pieces.size(), 0}}; // of each node
    for (std::size_t at = 0; at < nodes_.size(); ++at) {
        auto [begin, end, depth] = ranges[at];
        for (; begin < end && pieces[begin].text.size() == depth; ++begin) {
            nodes_[at].id = pieces[begin].id;
        }
        nodes_[at].first_child = static_cast<std::uint32_t>(nodes_.size());
        while (begin < end) {
            const char byte = pieces[begin].text[depth];
            std::size_t next = begin + 1;
            while (next < end && pieces[next].text[depth] == byte) {
                ++next;
            }
            nodes_.push_back({-1, 0, 0, static_cast<unsigned char>(byte)});
            ranges.push_back({begin, next, depth + 1});
            ++nodes_[at].child_count;
            begin = next;
        }
    }
}

const PieceTrie::Node* PieceTrie::child(const Node& node, unsigned char byte) const {
    const Node* first = nodes_.data() + node.first_child;
    const Node* const last = first + node.child_count;
    if (node.child_count > 1) {
        first = std::lower_bound(first, last, byte,
                                 [](const Node& other, unsigned char b) { return other.byte < b; });
    }
    return first != last && first->byte == byte ? first : nullptr;
}

} // namespace heedmap
