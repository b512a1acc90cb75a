// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/heatmap/attention_content.h"
#include "widgets/lines/attention_lines.h"

#include <QWidget>

namespace heedmap {

class HeadToggles;
class LinesView;
struct LinesContent;

/// The focused head as lines: one picture, or two with linked tokens, rows and choice.
class LinesPanel : public QWidget {
    Q_OBJECT

  public:
    explicit LinesPanel(QWidget* parent = nullptr);

    /// `options.quantity` is not looked at: lines are as wide as weights.
    void setContent(const AttentionContent& content, const AttentionOptions& options);
    /// Negative for none. Setters do not signal.
    void setSelected(heedmap::Index query_pos, heedmap::Index key_pos);
    void setHovered(heedmap::Index query_pos, heedmap::Index key_pos);
    void resetZoom();

    /// Chooses which heads of the layer are drawn together.
    [[nodiscard]] HeadToggles* heads() const { return heads_; }
    /// The lines on the left (or the only ones), and those on the right of side by side.
    [[nodiscard]] LinesView* first() const { return first_; }
    [[nodiscard]] LinesView* second() const { return second_; }

    [[nodiscard]] QSize sizeHint() const override { return {680, 480}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 200}; }

  signals:
    void hovered(heedmap::Index query_pos, heedmap::Index key_pos);
    void selected(heedmap::Index query_pos, heedmap::Index key_pos);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void link(LinesView* from, LinesView* to);
    void updateContents();
    [[nodiscard]] LinesContent contentOf(MaskView which) const;

    AttentionContent content_;
    AttentionOptions options_;
    HeadToggles* heads_;
    LinesView* first_;
    LinesView* second_;
};

} // namespace heedmap
