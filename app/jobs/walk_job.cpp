// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/walk_job.h"

namespace heedmap {

namespace {

QStringList labelsOf(const std::vector<DisplayToken>& tokens) {
    QStringList labels;
    for (const DisplayToken& token : tokens) {
        labels << QString::fromStdString(token.plain);
    }
    return labels;
}

Result<HeadWalk> walkOf(const WalkRequest& request, const std::stop_token& stop) {
    const WalkPicturePtr& before = request.previous;
    if (before && before->source == request.trace && before->walk.site() == request.head.site &&
        before->walk.head() == request.head.head) {
        return before->walk;
    }
    return HeadWalk::of(*request.trace, request.head.site, request.head.head, stop);
}

} // namespace

Result<WalkPicturePtr> drawWalk(const WalkRequest& request, const JobContext& context) {
    const auto walk = walkOf(request, context.stop);
    if (!walk) {
        return walk.error();
    }
    auto picture = makeWalkPicture(walk->with(request.what_if), request.step, context.stop);
    if (!picture) {
        return picture.error();
    }
    picture->queries = labelsOf(request.reading->queryTokens(request.head.site.stack));
    picture->keys = labelsOf(request.reading->keyTokens(request.head.site.stack));
    picture->source = request.trace;
    return std::make_shared<const WalkPicture>(*std::move(picture));
}

} // namespace heedmap
