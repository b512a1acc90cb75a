// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/stack_text.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

QString say(const char* source) {
    return QCoreApplication::translate("heedmap::StackText", source);
}

} // namespace

QString stackName(Stack stack) {
    switch (stack) {
    case Stack::encoder:
        return say(QT_TRANSLATE_NOOP("heedmap::StackText", "Encoder"));
    case Stack::cross:
        return say(QT_TRANSLATE_NOOP("heedmap::StackText", "Cross"));
    case Stack::decoder:
        break;
    }
    return say(QT_TRANSLATE_NOOP("heedmap::StackText", "Decoder"));
}

QString stackHelp(Stack stack) {
    switch (stack) {
    case Stack::encoder:
        return say(QT_TRANSLATE_NOOP(
            "heedmap::StackText",
            "The source reads itself: every token sees every other, before and after it"));
    case Stack::cross:
        return say(QT_TRANSLATE_NOOP(
            "heedmap::StackText",
            "The target reads the source: each row is a target token, each column a source token"));
    case Stack::decoder:
        break;
    }
    return say(QT_TRANSLATE_NOOP(
        "heedmap::StackText",
        "The target reads itself: each token sees those before it, as it was written"));
}

} // namespace heedmap
