// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/view_options.h"

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
    return {options.maskOf(stack), canPropagate(config, stack) ? options.scope : Scope::local};
}

} // namespace heedmap
