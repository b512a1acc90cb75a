// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/walk/walk_picture.h"

#include "widgets/walk/matrix_content.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace heedmap {

namespace {

WalkStage stageOf(const HeadWalk& walk, WalkStep step) {
    for (const WalkStage& stage : walk.stages()) {
        if (stage.step >= step) {
            return stage;
        }
    }
    return walk.stages().back();
}

Matrix transposed(const Matrix& m) {
    Matrix t(m.cols(), m.rows());
    for (Index r = 0; r < m.rows(); ++r) {
        for (Index c = 0; c < m.cols(); ++c) {
            t(c, r) = m(r, c);
        }
    }
    return t;
}

/// The coarsest blocks that a picture of some hundred pixels reads.
int levelFor(const Matrix& m) {
    constexpr double pixels = 128;
    const double least = static_cast<double>(std::min(m.rows(), m.cols()));
    return least < 2 * pixels ? 0 : static_cast<int>(std::log2(least / pixels));
}

/// The largest magnitude of what is finite.
float largestOf(const Matrix& m) {
    float largest = 0;
    for (const float value : m.values()) {
        if (std::isfinite(value)) {
            largest = std::max(largest, std::abs(value));
        }
    }
    return largest;
}

Result<void> addLayer(WalkPicture& picture, WalkPart part, const std::stop_token& stop) {
    if (picture.find(part) != nullptr) {
        return {};
    }
    auto values = picture.walk.matrix(part, stop);
    if (!values) {
        return values.error();
    }
    WalkLayer layer;
    layer.part = part;
    layer.largest = largestOf(*values);
    layer.transposed = part == WalkPart::k && picture.stage.step == WalkStep::dot;
    layer.values =
        std::make_shared<const Matrix>(layer.transposed ? transposed(*values) : *std::move(values));
    if (const int level = levelFor(*layer.values); level > 0) {
        auto pyramid = std::make_shared<CellPyramid>(
            CellField(layer.values, maskShown(picture.walk, part)), reductionOf(colorMapOf(part)));
        pyramid->prepare(level);
        layer.pyramid = std::move(pyramid);
    }
    picture.layers.push_back(std::move(layer));
    return {};
}

/// Scores keep their colours when the mask is added.
void keepScoreColors(WalkPicture& picture) {
    const WalkLayer* scores = picture.find(WalkPart::scores);
    for (WalkLayer& layer : picture.layers) {
        if (layer.part == WalkPart::masked && scores != nullptr) {
            layer.largest = scores->largest;
        }
    }
}

} // namespace

KeyMask maskShown(const HeadWalk& walk, WalkPart part) {
    const bool after =
        part == WalkPart::mask || part == WalkPart::masked || part == WalkPart::pattern;
    return after ? walk.key_mask() : KeyMask{Mask::none, 0};
}

ColorMap colorMapOf(WalkPart part) {
    return part == WalkPart::pattern ? ColorMap::viridis : ColorMap::diverging;
}

Result<WalkPicture> makeWalkPicture(const HeadWalk& walk, WalkStep step,
                                    const std::stop_token& stop) {
    WalkPicture picture{walk, stageOf(walk, step), {}, {}, {}, {}};
    for (const WalkEquation& equation : picture.stage.equations) {
        std::vector<WalkPart> parts = equation.operands;
        parts.push_back(equation.result);
        for (const WalkPart part : parts) {
            if (auto added = addLayer(picture, part, stop); !added) {
                return added.error();
            }
        }
    }
    keepScoreColors(picture);
    return picture;
}

} // namespace heedmap
