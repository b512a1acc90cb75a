// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_form.h"

#include "app/color_words.h"
#include "app/jobs/export_figure.h"
#include "widgets/theme/application_theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStandardItemModel>

#include <algorithm>

namespace heedmap {

namespace {

QString kindText(FigureKind kind) {
    switch (kind) {
    case FigureKind::heatmap:
        return ExportForm::tr("Heatmap of the head");
    case FigureKind::compare:
        return ExportForm::tr("With mask, without, difference");
    case FigureKind::grid:
        return ExportForm::tr("All heads");
    case FigureKind::lines:
        return ExportForm::tr("Lines from queries to keys");
    case FigureKind::qkv:
        return ExportForm::tr("Q, K, V: from X to the output");
    case FigureKind::arithmetic:
        return ExportForm::tr("One weight, worked out");
    case FigureKind::decode:
        return ExportForm::tr("Decoding steps");
    case FigureKind::mask:
        return ExportForm::tr("The mask");
    case FigureKind::tokens:
        return ExportForm::tr("The tokens");
    }
    return {};
}

template <class Value>
int placeOf(std::span<const Value> all, Value value) {
    return static_cast<int>(std::ranges::find(all, value) - all.begin());
}

} // namespace

ExportForm::ExportForm(const ExportLook& look, FigureKind kind, QWidget* parent) : QWidget(parent) {
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    addChoices(form, look, kind);
    addSizes(form, look);
    addColours(form, look);
    addWords(form, look);
    note_ = new QLabel(this);
    note_->setObjectName(QStringLiteral("figureNote"));
    note_->setWordWrap(true);
    setTone(*note_, "warning");
    form->addRow(note_);
    form->setRowVisible(note_, false);
    follow();
}

void ExportForm::addChoices(QFormLayout* form, const ExportLook& look, FigureKind kind) {
    QStringList kinds;
    for (const FigureKind known : allFigureKinds()) {
        kinds << kindText(known);
    }
    kind_ = combo(form, tr("&Figure"), tr("What the figure shows"), kinds,
                  placeOf(allFigureKinds(), kind));
    kind_->setObjectName(QStringLiteral("figureKind"));
    format_ = combo(
        form, tr("F&ormat"),
        tr("PDF and SVG are drawings that stay sharp at any size; TeX is for papers"),
        {tr("PNG picture"), tr("SVG drawing"), tr("PDF document"), tr("TeX (TikZ and pgfplots)")},
        static_cast<int>(look.format));
    format_->setObjectName(QStringLiteral("figureFormat"));
}

void ExportForm::addSizes(QFormLayout* form, const ExportLook& look) {
    size_ = combo(form, tr("&Size"), tr("No letter is smaller than 6 points at this size"),
                  {tr("Column, 85 mm"), tr("Page, 170 mm"), tr("Slide, 16:9"), tr("Free")},
                  static_cast<int>(look.size));
    size_->setObjectName(QStringLiteral("figureSize"));
    width_ = spin(form, tr("Widt&h"), tr("The figure's width in millimetres"), minWidthMm,
                  maxWidthMm, look.widthMm);
    width_->setSuffix(tr(" mm"));
    height_ = spin(form, tr("Hei&ght"),
                   tr("The most millimetres the figure is high; at the least as high as it needs"),
                   minHeightMm - 1, maxWidthMm, look.heightMm == 0 ? 0 : look.heightMm);
    height_->setObjectName(QStringLiteral("figureHeight"));
    height_->setSpecialValueText(tr("as needed"));
    height_->setSuffix(tr(" mm"));
    dpi_ = spin(form, tr("&Dots per inch"), tr("Of a PNG picture: 300 for print"), minDpi, maxDpi,
                look.dpi);
    dpi_->setDecimals(0);
    svg_text_ = combo(form, tr("&Letters"),
                      tr("Outlines look the same everywhere; text can be searched and edited"),
                      {tr("As outlines"), tr("As text")}, static_cast<int>(look.svgText));
}

void ExportForm::addColours(QFormLayout* form, const ExportLook& look) {
    theme_ = combo(form, tr("&Theme"), tr("Light for paper, dark for dark slides"),
                   {tr("Light"), tr("Dark")}, static_cast<int>(look.theme));
    transparent_ = check(form, tr("Tr&ansparent ground"),
                         tr("Leave the ground out: what lies behind shows"), look.transparent);
    QStringList maps;
    for (const ColorMap map : allColorMaps()) {
        maps << colorMapText(map);
    }
    map_ = combo(form, tr("&Colours"), tr("Of weights; scores and differences have their own"),
                 maps, placeOf(allColorMaps(), look.colorMap));
    map_->setObjectName(QStringLiteral("figureMap"));
    limited_ = check(form, tr("Own li&mits"),
                     tr("Where the colours begin and end; else 0 to 1 for weights"),
                     look.limits.has_value());
    limited_->setObjectName(QStringLiteral("figureLimited"));
    const ColorLimits limits = look.limits.value_or(ColorLimits{0, 1});
    low_ = spin(form, tr("F&rom"), tr("The value of the first colour"), -1e9, 1e9, limits.low);
    high_ = spin(form, tr("&Up to"), tr("The value of the last colour"), -1e9, 1e9, limits.high);
    low_->setDecimals(3);
    high_->setDecimals(3);
}

void ExportForm::addWords(QFormLayout* form, const ExportLook& look) {
    title_ = check(form, tr("T&itle"), tr("The line above the figure"), look.title);
    values_ =
        check(form, tr("&Values"), tr("Numbers in the cells, where there is room"), look.values);
    marked_ = check(form, tr("Mar&k the chosen cell"),
                    tr("Its row and its column in their frames, as in the window"), look.marked);
    marked_->setObjectName(QStringLiteral("figureMarked"));
    captioned_ = check(form, tr("Captio&n"), tr("The line below: model, sentence, head and mask"),
                       look.caption);
    caption_ = new QLineEdit(this);
    caption_->setObjectName(QStringLiteral("figureCaption"));
    caption_->setAccessibleName(tr("Text of the caption"));
    caption_->setToolTip(tr("The caption's text; emptied, it is made again"));
    form->addRow(QString(), caption_);
    connect(caption_, &QLineEdit::textEdited, this, &ExportForm::changed);
    numbers_ =
        combo(form, tr("Num&bers beside it"), tr("A second file with the figure's numbers"),
              {tr("None"), QStringLiteral("CSV"), QStringLiteral("NPY"), QStringLiteral("NPZ")},
              look.numbers ? 1 + static_cast<int>(*look.numbers) : 0);
    numbers_->setObjectName(QStringLiteral("figureNumbers"));
}

QComboBox* ExportForm::combo(QFormLayout* form, const QString& label, const QString& tip,
                             const QStringList& texts, int current) {
    auto* box = new QComboBox(this);
    box->addItems(texts);
    box->setCurrentIndex(current);
    box->setToolTip(tip);
    box->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    form->addRow(label, box);
    connect(box, &QComboBox::currentIndexChanged, this, &ExportForm::follow);
    return box;
}

QDoubleSpinBox* ExportForm::spin(QFormLayout* form, const QString& label, const QString& tip,
                                 double low, double high, double value) {
    auto* box = new QDoubleSpinBox(this);
    box->setRange(low, high);
    box->setDecimals(2);
    box->setValue(value);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setKeyboardTracking(false); // a figure a number, not one a key
    box->setToolTip(tip);
    box->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    form->addRow(label, box);
    connect(box, &QDoubleSpinBox::valueChanged, this, &ExportForm::follow);
    return box;
}

QCheckBox* ExportForm::check(QFormLayout* form, const QString& text, const QString& tip, bool on) {
    auto* box = new QCheckBox(text, this);
    box->setChecked(on);
    box->setToolTip(tip);
    form->addRow(QString(), box);
    connect(box, &QCheckBox::toggled, this, &ExportForm::follow);
    return box;
}

void ExportForm::follow() {
    if (numbers_ == nullptr) {
        return; // not all there yet
    }
    auto* form = static_cast<QFormLayout*>(layout());
    const ExportLook now = look();
    const bool free = now.size == ExportLook::Size::free;
    form->setRowVisible(width_, free);
    form->setRowVisible(height_, free);
    form->setRowVisible(dpi_, now.format == FigureFormat::png);
    form->setRowVisible(svg_text_, now.format == FigureFormat::svg);
    form->setRowVisible(marked_, marksTheCell(kind()));
    form->setRowVisible(low_, limited_->isChecked());
    form->setRowVisible(high_, limited_->isChecked());
    form->setRowVisible(caption_, now.caption && one_);
    emit changed();
}

FigureKind ExportForm::kind() const {
    return allFigureKinds()[static_cast<std::size_t>(kind_->currentIndex())];
}

ExportLook ExportForm::look() const {
    ExportLook look;
    look.format = static_cast<FigureFormat>(format_->currentIndex());
    look.size = static_cast<ExportLook::Size>(size_->currentIndex());
    look.widthMm = width_->value();
    look.heightMm = height_->value() < minHeightMm ? 0 : height_->value();
    look.dpi = dpi_->value();
    look.svgText = static_cast<SvgText>(svg_text_->currentIndex());
    look.theme = static_cast<Theme>(theme_->currentIndex());
    look.transparent = transparent_->isChecked();
    look.colorMap = allColorMaps()[static_cast<std::size_t>(map_->currentIndex())];
    if (limited_->isChecked()) {
        look.limits = ColorLimits{low_->value(), high_->value()};
    }
    look.title = title_->isChecked();
    look.values = values_->isChecked();
    look.marked = marked_->isChecked();
    look.caption = captioned_->isChecked();
    if (numbers_->currentIndex() > 0) {
        look.numbers = static_cast<NumbersFormat>(numbers_->currentIndex() - 1);
    }
    return look;
}

QString ExportForm::captionText() const {
    const QString text = caption_->text().trimmed();
    return text == made_caption_ ? QString() : text;
}

void ExportForm::setNote(const QString& note) {
    note_->setText(note);
    static_cast<QFormLayout*>(layout())->setRowVisible(note_, !note.isEmpty());
}

void ExportForm::hideCaptionText() {
    one_ = false;
    follow();
}

void ExportForm::setMadeCaption(const QString& caption) {
    const bool follows = captionText().isEmpty();
    made_caption_ = caption;
    if (follows && !caption_->hasFocus()) {
        caption_->setText(caption);
        caption_->setCursorPosition(0);
    }
}

void ExportForm::disableKind(FigureKind kind, const QString& whyNot) {
    const int at = placeOf(allFigureKinds(), kind);
    auto* model = qobject_cast<QStandardItemModel*>(kind_->model());
    QStandardItem* item = model->item(at);
    item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    item->setToolTip(whyNot);
}

} // namespace heedmap
