// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/decoding_panel.h"

#include "widgets/controls/number_slider.h"
#include "widgets/theme/application_theme.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace heedmap {

namespace {

constexpr std::array speeds{1, 2, 5, 10};

} // namespace

DecodingPanel::DecodingPanel(QWidget* parent)
    : QWidget(parent), start_(new QPushButton), back_(new QPushButton), step_(new QPushButton),
      play_(new QPushButton), speed_(new QComboBox), reason_(new QLabel),
      timeline_(new DecodingTimeline), controls_(new QWidget), temperature_(new NumberSlider),
      top_k_(new NumberSlider), top_p_(new NumberSlider), seed_label_(new QLabel),
      seed_(new QLineEdit) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(makeButtons());
    column->addWidget(reason_);
    column->addWidget(timeline_);
    column->addWidget(controls_);
    column->addStretch(1);
    reason_->setWordWrap(true);
    reason_->setTextFormat(Qt::PlainText);
    makeOptions();
    connectAll();
    retranslate();
    setOptions({}, 1);
    updateState();
}

QWidget* DecodingPanel::makeButtons() {
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QPushButton* button : {start_, back_, step_, play_}) {
        // No ring after a click; Tab still reaches it.
        button->setFocusPolicy(Qt::TabFocus);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    step_->setProperty("primary", true);
    for (const int speed : speeds) {
        speed_->addItem(QString(), speed);
    }
    speed_->setCurrentIndex(1);
    speed_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    speed_->setFocusPolicy(Qt::TabFocus);
    row->addWidget(speed_);
    row->addStretch(1);
    row->addWidget(seed_label_);
    row->addWidget(seed_);
    return bar;
}

void DecodingPanel::makeOptions() {
    // Side by side: the heatmap above needs the height more.
    auto* row = new QHBoxLayout(controls_);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    temperature_->setRange({0, 2, 0.01, 2, NumberSlider::Scale::linear});
    top_p_->setRange({0.01, 1, 0.01, 2, NumberSlider::Scale::linear});
    for (NumberSlider* slider : {temperature_, top_k_, top_p_}) {
        row->addWidget(slider, 1);
    }
    seed_label_->setBuddy(seed_);
    // Any number of 64 bits: more than a spin box holds.
    static const QRegularExpression digits(QStringLiteral("[0-9]{1,20}"));
    seed_->setValidator(new QRegularExpressionValidator(digits, seed_));
    seed_->setMaxLength(20);
    setFace(*seed_, "number");
}

void DecodingPanel::connectAll() {
    connect(start_, &QPushButton::clicked, this, &DecodingPanel::startRequested);
    connect(back_, &QPushButton::clicked, this, &DecodingPanel::backRequested);
    connect(step_, &QPushButton::clicked, this, &DecodingPanel::stepRequested);
    connect(play_, &QPushButton::clicked, this, [this] { emit playRequested(!playing_); });
    connect(timeline_, &DecodingTimeline::jumped, this, &DecodingPanel::jumpRequested);
    connect(speed_, &QComboBox::activated, this, [this] { emit speedChanged(stepsPerSecond()); });
    connect(temperature_, &NumberSlider::valueChanged, this, [this](double value) {
        options_.temperature = static_cast<float>(value);
        emit optionsChanged(options_);
    });
    connect(top_k_, &NumberSlider::valueChanged, this, [this](double value) {
        options_.top_k = static_cast<Index>(value);
        emit optionsChanged(options_);
    });
    connect(top_p_, &NumberSlider::valueChanged, this, [this](double value) {
        options_.top_p = static_cast<float>(value);
        emit optionsChanged(options_);
    });
    connect(seed_, &QLineEdit::editingFinished, this, &DecodingPanel::takeSeed);
}

void DecodingPanel::takeSeed() {
    bool fits = false;
    const std::uint64_t seed = seed_->text().toULongLong(&fits);
    if (!fits) {
        seed_->setText(QString::number(options_.seed));
    } else if (seed != options_.seed) {
        options_.seed = seed;
        emit optionsChanged(options_);
        emit summaryChanged(summary());
    }
}

void DecodingPanel::setSteps(std::vector<TimelineStep> steps, int position) {
    step_count_ = static_cast<int>(steps.size());
    timeline_->setSteps(std::move(steps), position);
    updateState();
}

void DecodingPanel::setPlaying(bool playing) {
    playing_ = playing;
    updateState();
}

void DecodingPanel::setOptions(const SamplerOptions& options, Index vocabSize) {
    if (options.seed != options_.seed || !seed_->hasFocus()) { // else it is being typed
        seed_->setText(QString::number(options.seed));
    }
    options_ = options;
    const auto most = static_cast<double>(std::max<Index>(vocabSize, 1));
    temperature_->setValue(static_cast<double>(options.temperature));
    top_k_->setRange({0, most, 1, 0, NumberSlider::Scale::logarithmic});
    top_k_->setValue(static_cast<double>(options.top_k));
    top_p_->setValue(static_cast<double>(options.top_p));
    alignNumbers();
    emit summaryChanged(summary());
}

void DecodingPanel::setUnavailable(const QString& why) {
    why_not_ = why;
    updateState();
}

void DecodingPanel::setAtEnd(const QString& why) {
    at_end_ = why;
    updateState();
}

int DecodingPanel::stepsPerSecond() const {
    return speed_->currentData().toInt();
}

QString DecodingPanel::summary() const {
    return tr("step %1 of %2 · seed %3")
        .arg(timeline_->position())
        .arg(step_count_)
        .arg(options_.seed);
}

void DecodingPanel::updateState() {
    const bool can = why_not_.isEmpty();
    const bool behind = timeline_->position() > 0;
    const bool ahead = at_end_.isEmpty() || timeline_->position() < step_count_;
    start_->setEnabled(can && behind);
    back_->setEnabled(can && behind);
    step_->setEnabled(can && ahead);
    play_->setEnabled(can && (ahead || playing_));
    speed_->setEnabled(can);
    timeline_->setEnabled(can);
    timeline_->setVisible(can || step_count_ > 0); // a start without any way on tells nothing
    controls_->setEnabled(can);
    const QString reason = !can ? why_not_ : ahead ? QString() : at_end_;
    reason_->setText(reason);
    reason_->setVisible(!reason.isEmpty());
    play_->setText(playing_ ? tr("Pause") : tr("Play"));
    play_->setToolTip(playing_ ? tr("Stop adding tokens") : tr("Add token after token"));
    play_->setAccessibleName(play_->text());
    // As wide as the wider of its two texts: nothing moves when it is pressed.
    play_->setMinimumWidth(play_->sizeHint().width() +
                           std::max(0, play_->fontMetrics().horizontalAdvance(tr("Pause")) -
                                           play_->fontMetrics().horizontalAdvance(play_->text())));
    emit summaryChanged(summary());
}

void DecodingPanel::retranslate() {
    setAccessibleName(tr("Decoding"));
    start_->setText(QStringLiteral("|◀"));
    start_->setToolTip(tr("Back to the sentence as typed"));
    start_->setAccessibleName(tr("Back to the start"));
    back_->setText(QStringLiteral("◀ ") + tr("Back"));
    back_->setToolTip(tr("Take the last token back"));
    back_->setAccessibleName(tr("Back"));
    step_->setText(tr("Step") + QStringLiteral(" ▶"));
    step_->setToolTip(tr("To the next step; at the end, the model adds a token"));
    step_->setAccessibleName(tr("Step"));
    for (int i = 0; i < speed_->count(); ++i) {
        speed_->setItemText(i, tr("%1 per second").arg(speed_->itemData(i).toInt()));
    }
    speed_->setToolTip(tr("How many tokens a second Play adds"));
    speed_->setAccessibleName(tr("Speed"));
    temperature_->setTexts(tr("Temperature"),
                           tr("0 always takes the most probable token; above 1 the choice gets "
                              "more even"),
                           QString());
    top_k_->setTexts(tr("Top-k"), tr("Only the k most probable tokens can be chosen; 0: all"),
                     tr("all"));
    top_p_->setTexts(tr("Top-p"),
                     tr("Only the fewest tokens whose probabilities reach this sum can be chosen"));
    seed_label_->setText(tr("Seed"));
    seed_->setAccessibleName(tr("Seed"));
    seed_->setToolTip(tr("The same seed chooses the same tokens again"));
    alignNumbers();
    updateState();
}

void DecodingPanel::alignNumbers() {
    const QFontMetrics digits(numberFont(*this));
    seed_->setFixedWidth(digits.horizontalAdvance(QLatin1Char('0')) * 8 + 16);
    int number = 0;
    for (const NumberSlider* slider : {temperature_, top_k_, top_p_}) {
        number = std::max(number, slider->number()->sizeHint().width());
    }
    for (const NumberSlider* slider : {temperature_, top_k_, top_p_}) {
        slider->number()->setMinimumWidth(number);
    }
}

void DecodingPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    } else if (event->type() == QEvent::FontChange) {
        alignNumbers();
    }
}

} // namespace heedmap
