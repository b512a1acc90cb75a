// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_remarks.h"

#include "app/document.h"
#include "core/model/scan_weights.h"

namespace heedmap {

ModelRemarks::ModelRemarks(Document& document, QObject* parent)
    : QObject(parent), document_(document) {
    connect(&document_, &Document::modelOpened, this, &ModelRemarks::start);
    connect(&document_, &Document::summariesChanged, this, &ModelRemarks::scan);
}

void ModelRemarks::start() {
    slot_.cancel();
    scanned_ = false;
    remarks_ = document_.reading()->source->notices;
    if (!remarks_.empty()) {
        emit remarked();
    }
}

void ModelRemarks::scan() {
    const SummariesPtr& drawn = document_.summaries();
    if (scanned_ || !drawn || drawn->reading->source != document_.reading()->source) {
        return;
    }
    scanned_ = true;
    slot_.start([model = drawn->reading->source->model](
                    const JobContext& context) { return scan_weights(*model, context.stop); },
                [this](Result<std::vector<NonFiniteWeight>> found) {
                    if (!found || found->empty()) {
                        return; // what cannot be read now is told by the next run
                    }
                    for (const NonFiniteWeight& weight : *found) {
                        remarks_.push_back(
                            to_string(not_finite(*document_.reading()->source->model, weight)));
                    }
                    emit remarked();
                });
}

} // namespace heedmap
