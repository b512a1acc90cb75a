// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/view_options.h"
#include "app/jobs/picture_place.h"
#include "widgets/controls/card.h"
#include "widgets/heatmap/attention_content.h"

#include <memory>
#include <optional>

class QStackedWidget;

namespace heedmap {

class AttentionView;
class Comparison;
class Document;
struct HeadPicture;
class LinesPanel;
class NoModel;
class SegmentedControl;
class WalkView;

/// The chosen head, large, with the switches of what is shown of it.
class HeatmapCard : public Card {
    Q_OBJECT

  public:
    explicit HeatmapCard(Document& document, QWidget* parent = nullptr);

    /// The head as a heatmap and as lines; one of them is seen.
    [[nodiscard]] AttentionView* view() const { return view_; }
    [[nodiscard]] WalkView* walk() const { return walk_; }
    [[nodiscard]] LinesPanel* lines() const { return lines_; }
    /// Seen in their place while there is no model.
    [[nodiscard]] NoModel* noModel() const { return none_; }
    [[nodiscard]] Comparison* comparison() const { return comparison_; }
    /// Where the pictures stand, and the way back there.
    [[nodiscard]] PicturePlace place() const;
    void setPlace(const PicturePlace& place);
    /// Of the picture that is shown.
    void showEverything();
    /// Why the picture that is shown cannot show these values; empty where it can.
    [[nodiscard]] QString whyNoQuantity(Quantity quantity) const;

  signals:
    void placeChanged();
    /// The user wants a menu of the picture there: by a right click on it, or by the menu key.
    void menuWanted(const QPoint& globalPosition);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void makePictures();
    void makeSwitches();
    void retranslate();
    void linkSelection();
    template <class View> // AttentionView, LinesPanel
    void linkView(View* view);
    [[nodiscard]] CellPosition shownPlace(const std::optional<CellPosition>& cell) const;
    [[nodiscard]] std::optional<CellPosition> tokenPlace(const CellPosition& shown) const;
    [[nodiscard]] AttentionContent contentOf(const HeadPicture& picture) const;
    void compare(AttentionContent& content, AttentionOptions& options) const;
    [[nodiscard]] bool scoresStay(const SiteView& view) const;
    [[nodiscard]] Quantity shownQuantity(const SiteView& view, bool words) const;
    [[nodiscard]] AttentionOptions attentionOptions(const HeadPicture& picture) const;
    void showPicture();
    /// The previewed head, or the chosen one.
    [[nodiscard]] std::shared_ptr<const HeadPicture> shownPicture() const;
    void showTitle();
    void showKind();
    void showOptions();
    void nameSwitches();
    void enableSwitches();
    [[nodiscard]] bool mergesWords() const;

    Document& document_;
    Comparison* comparison_;
    QStackedWidget* pictures_; ///< in the order of `Picture`
    AttentionView* view_;
    LinesPanel* lines_;
    WalkView* walk_;
    NoModel* none_; ///< after them
    SegmentedControl* picture_;
    SegmentedControl* mask_;
    SegmentedControl* scope_;
    SegmentedControl* quantity_;
};

} // namespace heedmap
