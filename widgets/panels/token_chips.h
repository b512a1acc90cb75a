// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/token_forecast.h"
#include "core/tokenizer/display.h"
#include "widgets/controls/painted_items.h"

#include <QAbstractScrollArea>
#include <QByteArray>

#include <functional>
#include <vector>

namespace heedmap {

/// A token as a chip shows it.
struct TokenChip {
    DisplayToken display;
    TokenId id = 0;
    QByteArray bytes;       ///< what it stands for
    bool generated = false; ///< decoding added it
    bool second = false;    ///< of the second sentence of a pair (token type 1)
    bool maskable = false;  ///< the user may put a mask in its place
    bool starts = false;    ///< no text has it: every translation starts from it
    bool predicts = false;  ///< what is read at its place predicts the next token
};

/// One chip a token. Tokens from `generatedFrom` on were added by decoding. `bytesOf` may be empty.
[[nodiscard]] std::vector<TokenChip> tokenChips(const std::vector<DisplayToken>& display,
                                                std::span<const TokenId> ids,
                                                const std::function<std::string(TokenId)>& bytesOf,
                                                Index generatedFrom);

/// A sentence's tokens as chips with their ids, in one painted widget that wraps and, past
/// `maximumRows`, scrolls. The query's chip has a blue frame and a bar at its left, the key's an
/// orange frame and a bar above. Tokens that share a character stand under one bracket.
class TokenChips : public QAbstractScrollArea, public PaintedItems {
    Q_OBJECT

  public:
    explicit TokenChips(QWidget* parent = nullptr);

    void setTokens(std::vector<TokenChip> tokens);
    [[nodiscard]] const std::vector<TokenChip>& tokens() const { return tokens_; }
    /// The chosen cell's tokens; −1: none.
    void setCell(int query, int key);
    /// The tokens of the cell under the pointer elsewhere, as other views tell; −1: none.
    void setHovered(int query, int key);
    void setMaximumRows(int rows);
    /// Keeps a line for the probability that the model gave each token, or takes it away.
    void setForecastsShown(bool shown);
    [[nodiscard]] bool forecastsShown() const { return forecasts_shown_; }
    /// Those of the tokens from the second on; empty while they are not known.
    void setForecasts(std::vector<TokenForecast> forecasts);
    /// Whether special tokens have chips.
    void setSpecialShown(bool shown);
    [[nodiscard]] bool isShown(int index) const;

    [[nodiscard]] int itemCount() const override;
    [[nodiscard]] QString itemName(int index) const override;
    [[nodiscard]] QRect itemRect(int index) const override;
    [[nodiscard]] int itemWithFocus() const override { return focused_; }
    [[nodiscard]] bool itemSelected(int index) const override;
    void activateItem(int index) override;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  signals:
    void hovered(int index); ///< −1: left
    /// A click or Return: the window makes it the query; with Shift, the key.
    void queryChosen(int index);
    void keyChosen(int index);
    /// The user wants a mask in its place: from its menu, or by the key M.
    void maskChosen(int index);

  protected:
    bool viewportEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    static constexpr int gap = 6;      ///< between chips
    static constexpr int rowGap = 8;   ///< between rows
    static constexpr int paddingX = 8; ///< inside a chip
    static constexpr int paddingY = 4; ///< inside a chip
    static constexpr int widestChip = 240;
    static constexpr double radius = 6;
    static constexpr double idScale = 0.8; ///< of the ids' face

    struct Layout {
        std::vector<QRect> chips; ///< in content coordinates
        int rows = 0;
        int height = 0;
    };
    [[nodiscard]] Layout layoutFor(int width) const;
    [[nodiscard]] int chipWidth(int index) const;
    [[nodiscard]] int chipHeight() const;
    [[nodiscard]] int bracketHeight() const;
    [[nodiscard]] int heightOfRows(int rows) const;
    [[nodiscard]] int indexAt(QPoint viewportPoint) const;
    [[nodiscard]] int indexInRow(int from, int direction) const;
    [[nodiscard]] QString tooltipFor(int index) const;
    void relayout();
    void placeChips();
    void revealCell();
    /// Where the scroll bar may stand for a chip to be in sight.
    struct ScrollRange {
        int least;
        int most;
    };
    [[nodiscard]] ScrollRange scrollRange(int index) const;
    void scrollTo(int index);
    void moveFocus(int index);
    void setHoverFromMouse(int index);
    void paintChip(QPainter& painter, int index, QRect rect) const;
    void paintRoleMark(QPainter& painter, int index, QRect rect) const;
    void paintSecondMark(QPainter& painter, QRect rect) const;
    [[nodiscard]] bool isMaskable(int index) const;
    void paintBracket(QPainter& painter, int first, int last) const;
    [[nodiscard]] const TokenForecast* forecastOf(int index) const;
    void paintForecast(QPainter& painter, int index, QRect rect) const;
    [[nodiscard]] int forecastHeight() const;

    std::vector<TokenChip> tokens_;
    std::vector<TokenForecast> forecasts_; // [token − 1]
    bool forecasts_shown_ = false;
    bool special_shown_ = true;
    std::vector<int> widths_;
    Layout layout_;
    bool any_group_ = false;
    int query_ = -1;
    int key_ = -1;
    int hovered_ = -1;     ///< as the query of a cell or a chip
    int hovered_key_ = -1; ///< as the key of a cell
    int focused_ = -1;
    int maximum_rows_ = 2;
};

} // namespace heedmap
