// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison.h"

#include "app/document.h"
#include "app/jobs/reading_source.h"

#include <utility>

namespace heedmap {

Comparison::Comparison(Document& document, QObject* parent) : QObject(parent), document_(document) {
    connect(&document_, &Document::modelOpened, this, [this] {
        if (reading_ && reading_->source != document_.reading()->source) {
            unpin();
        }
    });
    connect(&document_, &Document::optionsChanged, this, [this] {
        if (reading_) {
            draw();
        }
    });
}

Comparison::~Comparison() = default;

void Comparison::pin() {
    if (!document_.picture()) {
        return;
    }
    reading_ = document_.reading();
    pinned_ = PinnedHead{reading_->sentence, document_.picture()->head};
    picture_.reset();
    draw();
    emit changed();
}

void Comparison::pin(const PinnedHead& pinned) {
    if (!document_.reading()) {
        return;
    }
    pinned_ = PinnedHead{pinned.sentence,
                         clampedTo(document_.reading()->source->model->config, pinned.head)};
    reading_.reset();
    picture_.reset();
    draw();
    emit changed();
}

void Comparison::unpin() {
    slot_.cancel();
    pinned_.reset();
    reading_.reset();
    picture_.reset();
    emit changed();
}

QString Comparison::text() const {
    if (!pinned_) {
        return {};
    }
    return QString::fromStdString(reading_ ? sourceOf(*reading_).text : pinned_->sentence.text);
}

void Comparison::setDifference(bool difference) {
    if (difference != difference_) {
        difference_ = difference;
        emit changed();
    }
}

/// Of two heads each is drawn by itself: their masks are not compared, nor other heads beside them.
void Comparison::draw() {
    HeadRequest request{pinned_->head, document_.options(), nullptr};
    request.options.beside.clear();
    if (picture_) {
        request.otherTrace = picture_->otherTrace;
    }
    slot_.start(
        [source = document_.reading()->source, sentence = pinned_->sentence, reading = reading_,
         request](const JobContext& context) {
            return show(reading ? Result<ReadingPtr>(reading)
                                : readText(source, sentence, nullptr, context),
                        request, context);
        },
        [this](Result<Shown> shown) {
            if (!shown) {
                unpin();
                return;
            }
            reading_ = shown->reading;
            picture_ = shown->picture;
            emit changed();
        });
}

} // namespace heedmap
