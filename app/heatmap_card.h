// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/card.h"

#include <memory>

namespace heedmap {

class AttentionView;
class Document;
struct HeadPicture;
class SegmentedControl;
class WalkView;

/// The chosen head, large, with the switches of what is shown of it.
class HeatmapCard : public Card {
    Q_OBJECT

  public:
    explicit HeatmapCard(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] AttentionView* view() const { return view_; }
    [[nodiscard]] WalkView* walk() const { return walk_; }
    /// Of the picture that is shown.
    void showEverything();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void makePictures();
    void makeSwitches();
    void retranslate();
    void linkSelection();
    void showPicture();
    /// The previewed head, or the chosen one.
    [[nodiscard]] std::shared_ptr<const HeadPicture> shownPicture() const;
    void showTitle();
    void showKind();
    void showOptions();
    void nameSwitches();
    void enableSwitches();

    Document& document_;
    AttentionView* view_;
    WalkView* walk_;
    SegmentedControl* picture_;
    SegmentedControl* mask_;
    SegmentedControl* scope_;
    SegmentedControl* quantity_;
};

} // namespace heedmap
