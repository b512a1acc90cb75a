// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phrases/phrase.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

struct FigurePhrases {
    Q_DECLARE_TR_FUNCTIONS(heedmap::ErrorText)

  public:
    static constexpr Phrase all[] = {
        // Figures, worksheets, handouts and animations.
        {QT_TR_NOOP("LAYER.HEAD such as 1.0,2.3, each once: layers %1, heads %2"), "ww"},
        {QT_TR_NOOP("at most %1 for a handout")},
        {QT_TR_NOOP("this one")},
        {QT_TR_NOOP("an encoder's or a decoder's head: cross-attention has no mask")},
        {QT_TR_NOOP("a cell chosen in the heatmap")},
        {QT_TR_NOOP("a decoder's head under its own mask")},
        {QT_TR_NOOP("encoder or decoder: cross-attention has no mask to compare with")},
        {QT_TR_NOOP("family or causal: compare shows none beside it")},
        {QT_TR_NOOP("none without a causal mask: --mask causal")},
        {QT_TR_NOOP("another kind: decoding needs a decoder under its causal mask")},
        {QT_TR_NOOP("[%1], a row a query and a column a key, at least one of each"), "w"},
        {QT_TR_NOOP("a head")},
        {QT_TR_NOOP("a head with and without its mask")},
        {QT_TR_NOOP("a head's matrices")},
        {QT_TR_NOOP("none that fits the tokens")},
        {QT_TR_NOOP("the operands of one weight")},
        {QT_TR_NOOP("one without candidates")},
        {QT_TR_NOOP("what could come next")},
        {QT_TR_NOOP("two finite numbers, the lower one first")},
        {QT_TR_NOOP("more, for %1 heads in a row")},
        {QT_TR_NOOP("at least %1 for this figure, or none")},
        {QT_TR_NOOP("a figure that shows some")},
        {QT_TR_NOOP("matrices of different shapes")},
        {QT_TR_NOOP("one shape: .npz or .csv takes these")},
        {QT_TR_NOOP("%1 rows of %2")},
        {QT_TR_NOOP("%1 × %2 pixels")},
        {QT_TR_NOOP("at most %1 pixels, and 32767 a side: a lower --dpi or --width-mm")},
        {QT_TR_NOOP("memory for them, 4 bytes a pixel")},
        {QT_TR_NOOP("an image that can be written")},
        {QT_TR_NOOP("a device that takes %1 bytes")},
        {QT_TR_NOOP("no page")},
        {QT_TR_NOOP("no pages")},
        {QT_TR_NOOP("a page that can be painted")},
        {QT_TR_NOOP("%1 cells")},
        {QT_TR_NOOP("at most %1: take .pdf or .svg")},
        {QT_TR_NOOP("%1 frames of %2 × %3 pixels")},
        {QT_TR_NOOP("at most %1 a side: a lower --dpi or --width-mm")},
        {QT_TR_NOOP("at most %1: a lower --dpi or --width-mm")},
        {QT_TR_NOOP("at most %1 pixels: fewer steps, or a lower --dpi or --width-mm")},
        {QT_TR_NOOP("frames that can be encoded")},
        {QT_TR_NOOP("an unknown error")},
        {QT_TR_NOOP("a file that cannot be read again")},
        {QT_TR_NOOP("metadata that it does not take")},
        {QT_TR_NOOP("too little memory")},
        {QT_TR_NOOP("a library of another version")},
        {QT_TR_NOOP("%1 by %2")},
        {QT_TR_NOOP("1 to %1 rows and columns")},
        {QT_TR_NOOP("numbers from -9999 to 9999")},
        {QT_TR_NOOP("rows for X's columns, columns for the bias")},
        {QT_TR_NOOP("as many columns as q, as many rows as v")},
        {QT_TR_NOOP("a step that the sheet works out")},
        {QT_TR_NOOP("%1 columns")},
        {QT_TR_NOOP("at most %1: begin with Q, K and V instead")},
        {QT_TR_NOOP("a head that turns or norms its queries")},
        {QT_TR_NOOP("one whose Q is X W_Q alone: begin with Q, K and V instead")},
        // Session files and the examples of a model.
        {QT_TR_NOOP("a list of at most %1 examples")},
        {QT_TR_NOOP("a list of at most %1 whole numbers from 0 to %2")},
        {QT_TR_NOOP("another Heedmap")},
        {QT_TR_NOOP("%1, written by %2"), "np"},
        {QT_TR_NOOP("at most %1, which Heedmap %2 reads"), "nw"},
        {QT_TR_NOOP("that of the values: the file was damaged")},
        {QT_TR_NOOP("a file that was changed since it was read")},
        {QT_TR_NOOP("the file as it was read; save under another name to keep both")},
        {QT_TR_NOOP("a URL")},
        {QT_TR_NOOP("a network path")},
        {QT_TR_NOOP("a file on this computer: nothing is fetched")},
    };
};

} // namespace

std::span<const Phrase> figurePhrases() {
    return FigurePhrases::all;
}

} // namespace heedmap
