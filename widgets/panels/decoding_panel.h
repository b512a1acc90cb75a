// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/sampler.h"
#include "widgets/panels/decoding_timeline.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace heedmap {

class NumberSlider;

/// The controls of decoding. It decodes nothing: the window answers its signals.
class DecodingPanel : public QWidget {
    Q_OBJECT

  public:
    explicit DecodingPanel(QWidget* parent = nullptr);

    void setSteps(std::vector<TimelineStep> steps, int position);
    void setPlaying(bool playing);
    /// Shows `options` without a signal; top-k goes up to `vocabSize`.
    void setOptions(const SamplerOptions& options, Index vocabSize);
    [[nodiscard]] const SamplerOptions& options() const { return options_; }
    /// Why nothing can be decoded now, in a whole sentence; empty: it can.
    void setUnavailable(const QString& why);
    /// Why no further token can be added (the model's last position, …); empty: it can.
    void setAtEnd(const QString& why);
    [[nodiscard]] int stepsPerSecond() const;
    /// `step 2 of 5 · seed 7`, for the card's secondary text.
    [[nodiscard]] QString summary() const;

  signals:
    void startRequested(); ///< to step 0
    void backRequested();
    void stepRequested();
    void playRequested(bool play); ///< false: pause
    void jumpRequested(int position);
    void optionsChanged(const heedmap::SamplerOptions& options);
    void speedChanged(int stepsPerSecond);
    void summaryChanged(const QString& summary);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* makeButtons();
    void makeOptions();
    void connectAll();
    void takeSeed();
    void alignNumbers();
    void retranslate();
    void updateState();

    QPushButton* start_;
    QPushButton* back_;
    QPushButton* step_;
    QPushButton* play_;
    QComboBox* speed_;
    QLabel* reason_;
    DecodingTimeline* timeline_;
    QWidget* controls_;
    NumberSlider* temperature_;
    NumberSlider* top_k_;
    NumberSlider* top_p_;
    QLabel* seed_label_;
    QLineEdit* seed_;
    SamplerOptions options_; ///< exact, where the controls round
    QString why_not_;
    QString at_end_;
    int step_count_ = 0;
    bool playing_ = false;
};

} // namespace heedmap
