// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/heatmap_card.h"

#include "app/comparison.h"
#include "app/comparison_bar.h"
#include "app/document.h"
#include "app/jobs/shown_patterns.h"
#include "app/no_model.h"
#include "app/walk_view.h"
#include "widgets/controls/segmented_control.h"
#include "widgets/controls/shrinking_area.h"
#include "widgets/heatmap/attention_view.h"
#include "widgets/heatmap/heatmap_view.h"
#include "widgets/lines/head_toggles.h"
#include "widgets/lines/lines_panel.h"
#include "widgets/lines/lines_view.h"
#include "widgets/walk/walk_board.h"
#include "widgets/walk/walk_panel.h"
#include "widgets/walk/walk_switches.h"

#include <QBoxLayout>
#include <QEvent>
#include <QStackedWidget>

namespace heedmap {

HeatmapCard::HeatmapCard(Document& document, QWidget* parent)
    : Card(QString(), parent), document_(document), comparison_(new Comparison(document, this)),
      pictures_(new QStackedWidget), view_(new AttentionView), lines_(new LinesPanel),
      walk_(new WalkView(document)), none_(new NoModel) {
    wrapHeader();
    makePictures();
    makeSwitches();
    for (QWidget* picture :
         std::initializer_list<QWidget*>{view_, lines_, new ShrinkingArea(walk_), none_}) {
        pictures_->addWidget(picture);
    }
    body()->addWidget(new ComparisonBar(document_, *comparison_));
    body()->addWidget(pictures_, 1);
    pictures_->setContextMenuPolicy(Qt::CustomContextMenu); // whichever of them is clicked
    connect(pictures_, &QWidget::customContextMenuRequested, this, [this](const QPoint& point) {
        if (document_.picture()) {
            emit menuWanted(pictures_->mapToGlobal(point));
        }
    });
    connect(comparison_, &Comparison::changed, this, [this] {
        if (shownPicture()) {
            showPicture();
        }
        emit placeChanged();
    });
    connect(view_, &AttentionView::sightChanged, this, &HeatmapCard::placeChanged);
    connect(&document_, &Document::pictureChanged, this, &HeatmapCard::showPicture);
    connect(&document_, &Document::busyChanged, this, &HeatmapCard::showKind);
    connect(&document_, &Document::previewChanged, this, &HeatmapCard::showPicture);
    connect(&document_, &Document::optionsChanged, this, &HeatmapCard::showOptions);
    connect(&document_, &Document::siteViewChanged, this, &HeatmapCard::nameSwitches);
    connect(&document_, &Document::modelOpened, this, &HeatmapCard::nameSwitches);
    linkSelection();
    retranslate();
}

PicturePlace HeatmapCard::place() const {
    return {comparison_->pinned(), comparison_->difference(), view_->sight(),
            walk_->panel()->element()};
}

void HeatmapCard::setPlace(const PicturePlace& place) {
    place.pinned ? comparison_->pin(*place.pinned) : comparison_->unpin();
    comparison_->setDifference(place.difference);
    view_->setSight(place.sight);
    walk_->panel()->returnTo(place.walk);
}

template <class View>
void HeatmapCard::linkView(View* view) {
    Selection& selection = document_.selection();
    connect(&selection, &Selection::cellChanged, view, [this, view] {
        const CellPosition cell = shownPlace(document_.selection().cell());
        view->setSelected(cell.query_pos, cell.key_pos);
    });
    connect(&selection, &Selection::hoveredChanged, view, [this, view] {
        const CellPosition cell = shownPlace(document_.selection().hovered());
        view->setHovered(cell.query_pos, cell.key_pos);
    });
    connect(view, &View::selected, this, [this](Index query_pos, Index key_pos) {
        if (const std::optional<CellPosition> cell = tokenPlace({query_pos, key_pos})) {
            document_.selection().setCell(cell);
        }
    });
    connect(view, &View::hovered, this, [this](Index query_pos, Index key_pos) {
        document_.selection().setHovered(query_pos < 0 ? std::nullopt
                                                       : tokenPlace({query_pos, key_pos}));
    });
}

/// Where the views show a cell of the tokens: words may be merged.
CellPosition HeatmapCard::shownPlace(const std::optional<CellPosition>& cell) const {
    return cell && shownPicture() ? shownCell(*shownPicture(), *cell) : CellPosition{-1, -1};
}

/// None for a cell that only the other sentence of a comparison has.
std::optional<CellPosition> HeatmapCard::tokenPlace(const CellPosition& shown) const {
    const HeadPicture& picture = *shownPicture();
    const auto rows = static_cast<Index>(picture.rows.labels.size());
    const auto columns = static_cast<Index>(picture.columns.labels.size());
    if (shown.query_pos >= rows || shown.key_pos >= columns) {
        return std::nullopt;
    }
    return tokenCell(picture, shown, picture.view.mask != MaskView::masked);
}

void HeatmapCard::linkSelection() {
    linkView(view_);
    linkView(lines_);
    // Side by side, the explanation is of the picture the cell was chosen in.
    const auto first = [this] {
        const MaskView mask = document_.siteView().mask;
        document_.setExplainUnmasked(mask == MaskView::unmasked || mask == MaskView::difference);
    };
    const auto second = [this, first] {
        if (comparison_->picture()) {
            first();
        } else {
            document_.setExplainUnmasked(true);
        }
    };
    connect(view_->first(), &HeatmapView::selectedCell, this, first);
    connect(view_->second(), &HeatmapView::selectedCell, this, second);
    connect(lines_->first(), &LinesView::selectedCell, this, first);
    connect(lines_->second(), &LinesView::selectedCell, this, second);
    connect(lines_->heads(), &HeadToggles::othersChanged, this, [this] {
        ViewOptions options = document_.options();
        options.beside = lines_->heads()->others();
        document_.setOptions(options);
    });
}

HeadPicturePtr HeatmapCard::shownPicture() const {
    return document_.preview() ? document_.preview() : document_.picture();
}

void HeatmapCard::showPicture() {
    const HeadPicture& picture = *shownPicture();
    AttentionContent content = contentOf(picture);
    AttentionOptions options = attentionOptions(picture);
    compare(content, options);
    view_->setContent(content, options);
    lines_->setContent(content, options);
    const ModelConfig& config = picture.reading->source->model->config;
    lines_->heads()->setHeads(picture.head.site.layer,
                              config.of(picture.head.site.stack).num_attention_heads,
                              picture.head.head, document_.options().beside);
    lines_->heads()->setVisible(picture.view.mask != MaskView::difference &&
                                !comparison_->picture());
    const CellPosition cell = shownPlace(document_.selection().cell());
    view_->setSelected(cell.query_pos, cell.key_pos);
    lines_->setSelected(cell.query_pos, cell.key_pos);
    showTitle();
    enableSwitches();
}

AttentionContent HeatmapCard::contentOf(const HeadPicture& picture) const {
    AttentionContent content;
    content.masked = picture.shown.masked;
    content.unmasked = picture.shown.unmasked;
    content.queryTokens = picture.rows.labels;
    content.keyTokens = picture.columns.labels;
    content.words = !picture.rows.words.empty();
    for (const BesideHead& head : picture.beside) {
        content.beside.push_back({head.head, head.shown.masked, head.shown.unmasked});
    }
    return content;
}

/// Puts the pinned head beside the chosen one, each under the mask that is shown.
void HeatmapCard::compare(AttentionContent& content, AttentionOptions& options) const {
    const HeadPicturePtr& b = comparison_->picture();
    if (!b) {
        return;
    }
    const auto shown = [](const HeadPicture& picture) {
        const auto& wanted =
            picture.view.mask == MaskView::unmasked ? picture.shown.unmasked : picture.shown.masked;
        return wanted                 ? wanted
               : picture.shown.masked ? picture.shown.masked
                                      : picture.shown.unmasked;
    };
    const auto name = [](const QString& letter, const HeadId& head) {
        return tr("%1: head %2.%3").arg(letter).arg(head.site.layer).arg(head.head);
    };
    content.masked = shown(*shownPicture());
    content.unmasked = shown(*b);
    content.beside.clear();
    content.compared = {b->rows.labels, b->columns.labels,
                        name(QStringLiteral("A"), shownPicture()->head),
                        name(QStringLiteral("B"), b->head)};
    const bool alike = content.masked->queries() == content.unmasked->queries() &&
                       content.masked->keys() == content.unmasked->keys();
    options.mask = comparison_->difference() && alike ? MaskView::difference : MaskView::sideBySide;
}

/// The mask comes after the scores: taken from one head's softmax, it leaves them as they are.
bool HeatmapCard::scoresStay(const SiteView& view) const {
    return view.mask == MaskView::difference && view.scope == Scope::local &&
           !comparison_->picture();
}

/// Of words there are weights alone, and of scores that stay there is no difference to show.
Quantity HeatmapCard::shownQuantity(const SiteView& view, bool words) const {
    const Quantity wanted = document_.options().quantity;
    return wanted == Quantity::scores && (words || scoresStay(view)) ? Quantity::weights : wanted;
}

AttentionOptions HeatmapCard::attentionOptions(const HeadPicture& picture) const {
    const ViewOptions& options = document_.options();
    return {.mask = picture.view.mask,
            .quantity = shownQuantity(picture.view, !picture.rows.words.empty()),
            .map = options.map,
            .scaleToLargest = options.scaleToLargest};
}

void HeatmapCard::makePictures() {
    picture_ = new SegmentedControl(tr("Picture"));
    addHeaderWidget(picture_);
    connect(picture_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.picture = static_cast<Picture>(index);
        document_.setOptions(options);
    });
}

/// The switches are those of the picture that is shown.
void HeatmapCard::showKind() {
    const Picture shown = document_.options().picture;
    const bool none = !document_.picture() && !document_.busy(); // one that is opening comes soon
    picture_->setCurrent(static_cast<int>(shown));
    none ? pictures_->setCurrentWidget(none_) : pictures_->setCurrentIndex(static_cast<int>(shown));
    const bool walk = shown == Picture::walk;
    picture_->setVisible(!none);
    for (SegmentedControl* control : {mask_, scope_, quantity_}) {
        control->setVisible(!none && !walk);
    }
    walk_->switches()->setVisible(!none && walk);
}

void HeatmapCard::showEverything() {
    if (document_.options().picture == Picture::walk) {
        walk_->panel()->board()->showEverything();
    } else if (document_.options().picture == Picture::lines) {
        lines_->resetZoom();
    } else {
        view_->resetZoom();
    }
}

void HeatmapCard::makeSwitches() {
    mask_ = new SegmentedControl(tr("Mask"));
    scope_ = new SegmentedControl(tr("Reach"));
    quantity_ = new SegmentedControl(tr("Values"));
    for (SegmentedControl* control : {quantity_, mask_, scope_}) {
        addHeaderWidget(control);
    }
    addHeaderWidget(walk_->switches());
    connect(mask_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.setMask(document_.stack(), static_cast<MaskView>(index));
        document_.setOptions(options);
    });
    connect(scope_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.scope = static_cast<Scope>(index);
        document_.setOptions(options);
    });
    connect(quantity_, &SegmentedControl::chosen, this, [this](int index) {
        ViewOptions options = document_.options();
        options.quantity = static_cast<Quantity>(index);
        document_.setOptions(options);
    });
}

void HeatmapCard::showTitle() {
    if (!document_.picture()) {
        setTitle(tr("Attention"));
        return;
    }
    const HeadId& head = shownPicture()->head;
    const QString title = document_.preview()               ? tr("Preview of head %1.%2")
                          : head.site.stack == Stack::cross ? tr("Cross-attention of head %1.%2")
                                                            : tr("Attention of head %1.%2");
    setTitle(title.arg(head.site.layer).arg(head.head));
}

void HeatmapCard::showOptions() {
    showKind();
    mask_->setCurrent(static_cast<int>(document_.siteView().mask));
    if (document_.picture()) {
        AttentionOptions shown = attentionOptions(*shownPicture());
        shown.mask = view_->options().mask; // until its picture is there
        view_->setOptions(shown);
        lines_->heads()->setVisible(shown.mask != MaskView::difference && !comparison_->picture());
    }
    enableSwitches();
}

/// A switch that has nothing to switch says why.
void HeatmapCard::enableSwitches() {
    const Stack stack = document_.stack();
    const bool compared = comparison_->picture() != nullptr;
    for (int i = 0; i < mask_->count(); ++i) {
        const bool two = i >= static_cast<int>(MaskView::sideBySide);
        mask_->setSegmentEnabled(
            i, stack != Stack::cross && !(compared && two),
            compared ? tr("Two heads are compared, each under one mask: unpin to compare masks")
                     : tr("Cross-attention has no causal mask: the whole source is there before "
                          "the first target token"));
    }
    const bool propagates =
        !document_.reading() || canPropagate(document_.reading()->source->model->config, stack);
    const QString why =
        stack == Stack::cross ? tr("Cross-attention has no mask to take away")
        : !propagates         ? tr("The mask reaches no further than this head here: in an "
                                           "encoder-decoder the whole model's mask is the decoder's")
        : stack == Stack::encoder
            ? tr("Without a mask, as trained, both are the same: put the mask on to choose")
            : tr("With the mask both are the same: take the mask away to choose");
    const bool reach = document_.siteView().needsOther(stack) && propagates;
    scope_->setCurrent(static_cast<int>(document_.siteView().scope));
    for (int i = 0; i < scope_->count(); ++i) {
        scope_->setSegmentEnabled(i, reach, why);
    }
    quantity_->setCurrent(static_cast<int>(shownQuantity(document_.siteView(), mergesWords())));
    for (int i = 0; i < quantity_->count(); ++i) {
        const QString whyNot = whyNoQuantity(static_cast<Quantity>(i));
        quantity_->setSegmentEnabled(i, whyNot.isEmpty(), whyNot);
    }
}

bool HeatmapCard::mergesWords() const {
    return shownPicture() && !shownPicture()->rows.words.empty();
}

QString HeatmapCard::whyNoQuantity(Quantity quantity) const {
    const SiteView view = document_.siteView();
    if (document_.options().picture == Picture::lines) {
        return tr("Lines are as wide as the weights");
    }
    if (quantity == Quantity::scores && mergesWords()) {
        return tr("The scores of a word's pieces have no sum that means anything");
    }
    if (quantity == Quantity::scores && scoresStay(view)) {
        return tr("The mask comes after the scores: this head's own stay as they are, and "
                  "their difference is 0 everywhere. Choose the whole model");
    }
    if (quantity == Quantity::logWeights && view.mask == MaskView::difference) {
        return tr("A difference may be negative: it has no logarithm");
    }
    return {};
}

/// What the switches do is another thing where the site was trained without the mask.
void HeatmapCard::nameSwitches() {
    const bool encoder = document_.stack() == Stack::encoder;
    mask_->setSegments(
        {{tr("With mask"),
          encoder ? tr("The causal mask put on: what is left when no token sees a later one")
                  : tr("Attention as the model computes it: no token sees a later one")},
         {tr("Without"),
          encoder ? tr("Attention as the model computes it: every token sees every other")
                  : tr("Attention as it would be if a token could look at later ones")},
         {tr("Side by side"), tr("With the mask and without it, side by side")},
         {tr("Difference"), encoder
                                ? tr("What the mask would take, cell by cell")
                                : tr("What changes, cell by cell, when the mask is taken away")}});
    scope_->setSegments(
        {{tr("This head only"),
          encoder ? tr("Local: the mask is put on this head's softmax alone; its scores stay")
                  : tr("Local: the mask is taken from this head's softmax alone; its scores stay")},
         {tr("Whole model"),
          encoder ? tr("Propagated: the whole model runs under the mask, so later layers change "
                       "too")
                  : tr("Propagated: the whole model runs without the mask, so later layers change "
                       "too")}});
    showTitle();
    showOptions();
}

void HeatmapCard::changeEvent(QEvent* event) {
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
}

void HeatmapCard::retranslate() {
    picture_->setAccessibleName(tr("Picture"));
    picture_->setSegments(
        {{tr("Heatmap"), tr("All weights of the head: a row a token that looks")},
         {tr("Lines"), tr("Lines between the tokens, as wide as the weights")},
         {tr("Walk"), tr("Step by step through Q, K, V and the formula, down to every number")}});
    mask_->setAccessibleName(tr("Mask"));
    scope_->setAccessibleName(tr("Reach"));
    quantity_->setAccessibleName(tr("Values"));
    quantity_->setSegments(
        {{tr("Weights"), tr("How much of each token is read: after the softmax, a row sums to 1")},
         {tr("Scores"), tr("q·k ÷ √d, before mask and softmax")},
         {tr("Log"), tr("Weights on a logarithmic scale: small ones are seen, too")}});
    nameSwitches();
}

} // namespace heedmap
