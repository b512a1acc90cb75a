// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/figure_walk.h"

#include "core/explain/walk.h"

namespace heedmap {

Result<FigureWalk> figureWalk(const Trace& trace, const FigureRequest& request) {
    const Result<HeadWalk> own = HeadWalk::of(trace, request.site, request.head, request.work.stop);
    if (!own) {
        return own.error();
    }
    const HeadWalk walk = own->with({true, request.softmax, 1.0});
    FigureWalk out;
    struct Wanted {
        WalkPart part;
        Matrix& matrix;
    };
    for (const Wanted& wanted :
         {Wanted{WalkPart::x, out.x}, Wanted{WalkPart::x_key, out.x_key},
          Wanted{WalkPart::w_q, out.w_q}, Wanted{WalkPart::w_k, out.w_k},
          Wanted{WalkPart::w_v, out.w_v}, Wanted{WalkPart::q, out.q}, Wanted{WalkPart::k, out.k},
          Wanted{WalkPart::v, out.v}, Wanted{WalkPart::z, out.z}, Wanted{WalkPart::w_o, out.w_o},
          Wanted{WalkPart::out, out.out}}) {
        if (walk.find(wanted.part) == nullptr) {
            continue;
        }
        Result<Matrix> matrix = walk.matrix(wanted.part, request.work.stop);
        if (!matrix) {
            return matrix.error();
        }
        wanted.matrix = *std::move(matrix);
    }
    for (const WalkPart bias : {WalkPart::b_q, WalkPart::b_k, WalkPart::b_v}) {
        out.biased = out.biased || walk.find(bias) != nullptr;
    }
    out.turned = walk.find(WalkPart::q_pre) != nullptr;
    return out;
}

} // namespace heedmap
