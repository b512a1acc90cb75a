// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/card.h"

#include <QTimer>

namespace heedmap {

class CacheGauge;
class DecodingPanel;
class Document;

/// Why no token can be added now, in a whole sentence; empty when one can.
[[nodiscard]] QString whyNoStep(const Document& document);

/// Decoding in the window: its controls, joined to the document; plays at the chosen speed, one
/// step after another and never more than the model keeps up with.
class DecodingCard : public Card {
    Q_OBJECT

  public:
    explicit DecodingCard(Document& document, QWidget* parent = nullptr);

    [[nodiscard]] bool playing() const { return timer_.isActive(); }
    void setPlaying(bool playing);

  signals:
    void playingChanged(bool playing);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void connectPanel();
    void retranslate();
    void showSteps();
    void showBlock();
    void playOn();

    Document& document_;
    DecodingPanel* panel_;
    CacheGauge* gauge_;
    QTimer timer_;
};

} // namespace heedmap
