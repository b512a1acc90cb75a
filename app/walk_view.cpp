// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/walk_view.h"

#include "app/document.h"
#include "widgets/walk/walk_board.h"
#include "widgets/walk/walk_panel.h"
#include "widgets/walk/walk_sum.h"
#include "widgets/walk/walk_switches.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

namespace heedmap {

WalkView::WalkView(Document& document, QWidget* parent)
    : QWidget(parent), document_(document), switches_(new WalkSwitches(this)),
      panel_(new WalkPanel) {
    // A stopped job may need a moment to notice; the newest must not wait for it.
    pool_.setMaxThreadCount(std::max(4, pool_.maxThreadCount()));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(panel_);
    connect(&document_, &Document::pictureChanged, this, &WalkView::refresh);
    connect(&document_, &Document::optionsChanged, this, &WalkView::refresh);
    connect(&document_, &Document::siteViewChanged, this, &WalkView::refresh);
    connect(&document_, &Document::explainedChanged, this, &WalkView::refresh);
    Selection& selection = document_.selection();
    connect(&selection, &Selection::cellChanged, this, [this] {
        if (const std::optional<CellPosition>& cell = document_.selection().cell()) {
            panel_->setTokens(cell->query_pos, cell->key_pos);
        }
    });
    connect(panel_, &WalkPanel::tokensChosen, this, [this](Index query_pos, Index key_pos) {
        document_.selection().setCell(CellPosition{query_pos, key_pos});
    });
    connect(panel_, &WalkPanel::stepWanted, this, [this](WalkStep step) {
        ViewOptions options = document_.options();
        options.walkStep = step;
        document_.setOptions(options);
    });
    connect(panel_, &WalkPanel::explanationWanted, this, &WalkView::explain);
    connect(panel_, &WalkPanel::hovered, this, &WalkView::tell);
    connect(switches_, &WalkSwitches::changed, this, &WalkView::applySwitches);
    showSwitches();
}

WalkView::~WalkView() = default;

void WalkView::walk(int steps) {
    panel_->walk(steps);
}

void WalkView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void WalkView::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    picture_.cancel();
    cell_.cancel();
    tell({WalkPart::x, -1, -1});
}

void WalkView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        showSwitches();
    }
}

/// Side by side, and of a difference, the walk is through the pattern that is explained beside it.
bool WalkView::maskOn() const {
    const MaskView shown = document_.siteView().mask;
    const bool one = shown == MaskView::masked || shown == MaskView::unmasked;
    return one ? shown == MaskView::masked : !document_.explainsUnmasked();
}

void WalkView::showSwitches() {
    const ViewOptions& options = document_.options();
    const bool trained = asTrained(document_.stack()) == MaskView::masked;
    switches_->setState({options.walkScale, maskOn(), options.walkTemperature},
                        {true, trained, 1.0});
    switches_->setMaskEnabled(document_.stack() != Stack::cross,
                              tr("Cross-attention has no causal mask: the whole source is there "
                                 "before the first target token"));
}

void WalkView::applySwitches(const WalkSwitchState& state) {
    ViewOptions options = document_.options();
    options.walkScale = state.scale;
    options.walkTemperature = state.temperature;
    if (state.mask != maskOn()) {
        options.setMask(document_.stack(), state.mask ? MaskView::masked : MaskView::unmasked);
    }
    document_.setOptions(options);
}

WalkRequest WalkView::request() const {
    const HeadPicture& picture = *document_.picture();
    const ViewOptions& options = document_.options();
    WalkRequest request;
    request.reading = picture.reading;
    request.head = picture.head;
    request.step = options.walkStep;
    request.what_if.scale = options.walkScale;
    request.what_if.temperature = options.walkTemperature;
    request.previous = panel_->picture();
    const bool trained = asTrained(picture.head.site.stack) == MaskView::masked;
    const bool other = maskOn() != trained && picture.head.site.stack != Stack::cross;
    if (other && picture.otherTrace) { // the whole model ran that way: nothing is put on
        request.trace = picture.otherTrace;
    } else {
        request.trace = {picture.reading, &picture.reading->trace()};
        request.what_if.mask = other ? (trained ? Mask::none : Mask::causal) : Mask::family;
    }
    return request;
}

void WalkView::refresh() {
    showSwitches();
    if (!isVisible() || !document_.picture()) {
        return;
    }
    if (document_.picture()->head == document_.selection().head() &&
        document_.picture()->view != document_.siteView()) {
        return; // the picture that is being drawn has the run that is walked through
    }
    if (const std::optional<CellPosition>& cell = document_.selection().cell()) {
        panel_->setTokens(cell->query_pos, cell->key_pos);
    }
    picture_.start(
        [request = request()](const JobContext& context) { return drawWalk(request, context); },
        [this](Result<WalkPicturePtr> picture) {
            if (picture) {
                panel_->setPicture(*std::move(picture));
            } else if (picture.error().kind != ErrorKind::cancelled) {
                emit failed(picture.error());
            }
        });
}

void WalkView::explain(const WalkCell& cell) {
    cell_.start([picture = panel_->picture(),
                 cell](const JobContext&) { return explain_element(picture->walk, cell); },
                [this, picture = panel_->picture()](Result<WalkExplanation> explanation) {
                    if (explanation) {
                        panel_->setExplanation(picture, *explanation);
                    } else {
                        emit failed(explanation.error());
                    }
                });
}

/// In passing, what a click tells in full.
void WalkView::tell(const WalkCell& cell) {
    if (cell.row < 0 || cell.col < 0) {
        hovered_.cancel();
        emit told({});
        return;
    }
    hovered_.start([picture = panel_->picture(),
                    cell](const JobContext&) { return explain_element(picture->walk, cell); },
                   [this, picture = panel_->picture()](const Result<WalkExplanation>& explanation) {
                       if (explanation && picture == panel_->picture()) {
                           const QString sum = WalkSum(*picture, *explanation).inShort();
                           panel_->board()->setSum(explanation->cell, sum);
                           emit told(sum);
                       }
                   });
}

} // namespace heedmap
