// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a document tells of what it shows: all heads at a glance, what was foreseen and what comes
// next.
#include "app/document.h"

namespace heedmap {

namespace {

/// As many next tokens as are ever shown as bars.
constexpr std::size_t next_token_labels = 16;

} // namespace

void Document::summarise() {
    mean_.cancel();
    summary_.start([reading = reading()](
                       const JobContext& context) { return summariseHeads(reading, context); },
                   [this](Result<SummariesPtr>&& summaries) {
                       if (!summaries) {
                           report(summaries.error());
                           return;
                       }
                       summaries_ = *std::move(summaries);
                       layerMeans_.reset();
                       emit summariesChanged();
                       averageHeads();
                   });
}

/// Where they were stopped for a text that then was not read.
void Document::resumeSummaries() {
    if (!reading() || summary_.busy() || mean_.busy()) {
        return;
    }
    if (!summaries_ || summaries_->reading != reading()) {
        summarise();
    } else if (!layerMeans_) {
        averageHeads();
    }
}

void Document::goOn() {
    if (!stopped_) {
        return;
    }
    setStopped(false);
    if (behind()) {
        runText();
        return;
    }
    resumeSummaries();
    foresee();
    listNextTokens();
    explain();
}

/// After the heads: these are waited for, the means are not.
void Document::averageHeads() {
    mean_.start([reading = summaries_->reading](
                    const JobContext& context) { return averageLayers(reading, context); },
                [this](Result<LayerMeansPtr>&& means) {
                    if (!means) {
                        report(means.error());
                        return;
                    }
                    layerMeans_ = *std::move(means);
                    emit layerMeansChanged();
                });
}

void Document::foresee() {
    if (!options_.forecasts || !reading()) {
        forecast_.cancel();
        return;
    }
    forecast_.start(
        [reading = reading(), previous = forecasts_](const JobContext& context) {
            return foreseeTokens(reading, previous, context);
        },
        [this](Result<ForecastsPtr>&& forecasts) {
            if (!forecasts) {
                report(forecasts.error());
                return;
            }
            forecasts_ = *std::move(forecasts);
            emit forecastsChanged();
        });
}

void Document::listGaps() {
    next_.start(
        [reading = reading()](const JobContext& context) {
            return heedmap::listGaps(reading, next_token_labels, context);
        },
        [this](Result<GapsPtr>&& gaps) {
            if (!gaps) {
                report(gaps.error());
                return;
            }
            gaps_ = *std::move(gaps);
            emit gapsChanged();
        });
}

void Document::listNextTokens() {
    if (!reading()) {
        return;
    }
    if (reading()->encoded) {
        listGaps();
        return;
    }
    next_.start([reading = reading(), sampler = sampler_](
                    const JobContext&) { return listNext(reading, sampler, next_token_labels); },
                [this](Result<NextTokensPtr>&& next) {
                    if (!next) {
                        report(next.error());
                        return;
                    }
                    nextTokens_ = *std::move(next);
                    emit nextTokensChanged();
                });
}

} // namespace heedmap
