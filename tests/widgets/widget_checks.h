// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QTranslator>
#include <QWidget>

namespace heedmap::test {

/// Stands for any language with longer texts in another script: it marks every text.
class MarkingTranslator final : public QTranslator {
  public:
    [[nodiscard]] QString translate(const char*, const char* source, const char*,
                                    int) const override {
        return QStringLiteral("译文：") + QString::fromUtf8(source);
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// The first visible control below `root` that says nothing to assistive technology, or empty.
inline QString firstNameless(const QWidget& root) {
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->isHidden() ||
            widget->window() != root.window() ||
            widget->objectName().startsWith(QLatin1String("qt_"))) {
            continue;
        }
        const QAccessibleInterface* face =
            QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (face == nullptr || face->text(QAccessible::Name).isEmpty()) {
            return QString::fromLatin1(widget->metaObject()->className());
        }
    }
    return {};
}

/// The first visible button whose width does not hold its text, or empty.
inline QString firstCutButton(const QWidget& root) {
    for (const QAbstractButton* button : root.findChildren<QAbstractButton*>()) {
        const int text = button->fontMetrics().horizontalAdvance(button->text());
        if (!button->isHidden() && button->width() < text) {
            return button->text();
        }
    }
    return {};
}

/// The first visible label whose room does not hold its text, or empty.
inline QString firstCutLabel(const QWidget& root) {
    for (const QLabel* label : root.findChildren<QLabel*>()) {
        if (label->text().isEmpty() || !label->isVisible() || label->window() != root.window()) {
            continue;
        }
        const QSize room = label->contentsRect().size();
        const QSize needed =
            label->wordWrap() ? QSize(0, label->heightForWidth(label->width())) : label->sizeHint();
        if (room.width() + 1 < needed.width() - 2 * label->margin() ||
            room.height() + 1 < needed.height() - 2 * label->margin()) {
            return label->text();
        }
    }
    return {};
}

} // namespace heedmap::test
