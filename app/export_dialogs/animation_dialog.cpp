// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialogs/animation_dialog.h"

#include "app/export/make_animation.h"
#include "app/jobs/reading_source.h"

#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QSpinBox>

namespace heedmap {

namespace {

constexpr int least_steps = 12; ///< offered where fewer have been taken

QString endingOf(const QString& path) {
    return QFileInfo(path).suffix();
}

QString withEnding(const QString& path, const QString& ending) {
    return path.chopped(endingOf(path).size()) + ending;
}

} // namespace

AnimationDialog::AnimationDialog(const ExportRequest& shown, Settings& settings, QThreadPool& pool,
                                 QWidget* parent)
    : ExportTaskDialog(QStringLiteral("animation"), settings, pool, parent), shown_(shown) {
    setWindowTitle(tr("Export an animation"));
    addSubject();
    addSteps();
    addTimes();
    addLook();
    addTarget();
    finishForm();
}

/// What does not decode has a formula all the same.
void AnimationDialog::addSubject() {
    const Choice decoding{tr("Decoding: token by token"), QStringLiteral("decoding")};
    const Choice walk{tr("The walk: from X to the output"), QStringLiteral("walk")};
    const bool decodes = canShow(FigureKind::decode, shown_).ok();
    subject_ = addChoice({"subject", tr("&Of"), tr("What the frames show")},
                         decodes ? std::vector{decoding, walk} : std::vector{walk});
    connect(subject_, &QComboBox::currentIndexChanged, this,
            [this] { steps_->setEnabled(!walks()); });
}

bool AnimationDialog::walks() const {
    return subject_->currentData().toString() == QLatin1String("walk");
}

/// Those that were taken are offered again, and more where they are few.
void AnimationDialog::addSteps() {
    const Reading& reading = shown_.reading();
    const Index room = reading.source->model->config.max_tokens() - reading.promptLength();
    const auto most = static_cast<int>(std::clamp<Index>(room, 0, maxFrames - 1));
    const auto taken = static_cast<int>(reading.length() - reading.promptLength());
    steps_ = addNumber({"steps", tr("&Steps"),
                        tr("How many tokens are added: first those taken already, then what the "
                           "sampler chooses")},
                       0, most, std::min(least_steps, most));
    if (taken > 0) {
        steps_->setValue(taken);
    }
    steps_->setEnabled(!walks());
}

void AnimationDialog::addTimes() {
    constexpr int usual = 800;
    constexpr int tenth = 100;
    frame_ms_ = addNumber({"frame_ms", tr("&Time a step"), tr("How long a step is seen")},
                          minFrameMs, maxFrameMs, usual, tr(" ms"));
    frame_ms_->setSingleStep(tenth);
    loops_ =
        addNumber({"loops", tr("&Repeat"), tr("How often the animation plays")}, 0, maxLoops, 0);
    loops_->setSpecialValueText(tr("for ever"));
}

void AnimationDialog::addLook() {
    width_mm_ = addNumber({"width_mm", tr("&Width"), tr("How wide the pictures are laid out")}, 100,
                          500, 170, tr(" mm"));
    dpi_ = addNumber({"dpi", tr("Reso&lution"), tr("Dots an inch: more makes larger pictures")}, 50,
                     400, 110, tr(" dpi"));
    theme_ = addChoice({"theme", tr("T&heme"), tr("The colours of page and text")},
                       {{tr("As the window"), {}},
                        {tr("Light"), QStringLiteral("light")},
                        {tr("Dark"), QStringLiteral("dark")}});
}

/// The format is the file's ending: choosing the one changes the other.
void AnimationDialog::addTarget() {
    format_ =
        addChoice({"format", tr("&Format"), tr("WebP is small and sharp; GIF plays everywhere")},
                  {{tr("Animated WebP"), QStringLiteral("webp")},
                   {tr("Animated GIF"), QStringLiteral("gif")},
                   {tr("Numbered PNG pictures"), QStringLiteral("png")}});
    file_ =
        addFile({"file", tr("F&ile"),
                 tr("Ends in .webp, .gif or .png; the numbers of pictures are put before that")},
                QStringLiteral("attention-%1.%2.%3")
                    .arg(QString::number(shown_.head().site.layer),
                         QString::number(shown_.head().head), format_->currentData().toString()),
                tr("Animated WebP (*.webp);;Animated GIF (*.gif);;Numbered PNG pictures "
                   "(*.png)"));
    connect(format_, &QComboBox::currentIndexChanged, this, [this] {
        file_->setText(withEnding(file_->text(), format_->currentData().toString()));
    });
    connect(file_, &QLineEdit::textChanged, this, [this](const QString& path) {
        const int at = format_->findData(endingOf(path));
        if (at >= 0) {
            format_->setCurrentIndex(at);
        }
    });
}

std::filesystem::path AnimationDialog::path() const {
    return file_->text().toStdString();
}

ExportTaskDialog::Files AnimationDialog::targets() const {
    constexpr Index mostStages = 12; // a family that has fewer writes fewer pictures
    return animationFiles(path(), walks() ? mostStages : steps_->value() + 1);
}

AnimationRequest AnimationDialog::request() const {
    AnimationRequest request;
    if (walks()) {
        request.subject = AnimationSubject::walk; // of all that is read
        request.source = sourceOf(shown_.reading());
    } else {
        request.source = promptOf(shown_.reading());
        request.taken = decodedOf(shown_.reading());
    }
    request.site = shown_.head().site;
    request.head = shown_.head().head;
    request.steps = steps_->value();
    request.sampler = shown_.sampler;
    request.spec = shown_.spec;
    request.spec.widthMm = width_mm_->value();
    request.spec.dpi = dpi_->value();
    const QString theme = theme_->currentData().toString();
    if (!theme.isEmpty()) {
        request.spec.theme = theme == QLatin1String("dark") ? Theme::dark : Theme::light;
    }
    request.times.frameMs = frame_ms_->value();
    request.times.lastFrameMs = std::min(3 * frame_ms_->value(), maxFrameMs);
    request.times.loops = loops_->value();
    return request;
}

ExportTaskDialog::Job AnimationDialog::job() const {
    return [request = request(), path = path()](const Work& work) -> ExportReport {
        if (!animationFormatOf(path)) {
            return {{},
                    {},
                    Error{ErrorKind::invalid, path.string(), "name",
                          escaped(path.extension().string()),
                          "one that ends in .webp, .gif or .png"}};
        }
        return makeAnimation(request, path, {true, {}}, work);
    };
}

} // namespace heedmap
