// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a document's text gives way to another that is made from it.

#include "app/document.h"
#include "app/jobs/replace_text.h"
#include "core/base/utf8.h"

namespace heedmap {

void Document::readAnew(const QString& text) {
    placed_ = selection_.cell(); // it was chosen for another text
    setTexts(text, second_);
}

void Document::shorten() {
    if (!reading() || !textError_) {
        return;
    }
    run_.start([source = reading()->source, asked = sentence()](
                   const JobContext& context) { return shortened(*source, asked, context); },
               [this](Result<Sentence> fits) { // of the text that is there: another one stops it
                   fits ? setSentence(*fits) : report(fits.error());
               });
}

TranslationBlock Document::translationBlock() const {
    if (!reading() || reading()->source->secondText() != SecondText::target) {
        return TranslationBlock::model;
    }
    if (is_blank(text_.toStdString())) {
        return TranslationBlock::blank;
    }
    const bool done = !is_blank(second_.toStdString()) && second_is_of_ == text_;
    return done ? TranslationBlock::done : TranslationBlock::none;
}

void Document::translate() {
    if (!canTranslate()) {
        return;
    }
    actions_.clear();
    run_.start([source = reading()->source, text = text_.toStdString()](
                   const JobContext& context) { return translated(source, text, context); },
               [this](Result<std::string> target) {
                   if (!target) {
                       report(target.error());
                       return;
                   }
                   second_is_of_ = text_; // also where it is what stood there
                   setSecond(QString::fromStdString(*target));
                   emit stepBlockChanged();
               });
}

} // namespace heedmap
