// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/view_options.h"

#include <algorithm>
#include <iterator>

namespace heedmap {

bool canPropagate(const ModelConfig& config, Stack stack) {
    return stack == Stack::decoder || (stack == Stack::encoder && !config.encoder);
}

MaskView ViewOptions::maskOf(Stack stack) const {
    switch (stack) {
    case Stack::encoder:
        return encoderMask;
    case Stack::cross:
        return MaskView::unmasked;
    case Stack::decoder:
        break;
    }
    return mask;
}

void ViewOptions::setMask(Stack stack, MaskView shown) {
    if (stack != Stack::cross) {
        (stack == Stack::encoder ? encoderMask : mask) = shown;
    }
}

SiteView siteView(const ViewOptions& options, const ModelConfig& config, Stack stack) {
    SiteView view{options.maskOf(stack),
                  canPropagate(config, stack) ? options.scope : Scope::local,
                  options.mergeWords,
                  options.firstAside,
                  {}};
    // A difference has dashes of its own: it is of one head.
    if (options.picture == Picture::lines && view.mask != MaskView::difference) {
        const Index heads = config.has(stack) ? config.of(stack).num_attention_heads : 0;
        std::copy_if(options.beside.begin(), options.beside.end(), std::back_inserter(view.beside),
                     [heads](Index head) { return head >= 0 && head < heads; });
    }
    return view;
}

} // namespace heedmap
