// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figure/display_list.h"

#include <QPolygonF>
#include <QTransform>

#include <vector>

namespace heedmap::testing {

template <class Item>
std::vector<Item> itemsOf(const DisplayList& figure, ItemRole role) {
    std::vector<Item> found;
    for (const FigureItem& item : figure.items) {
        if (const auto* match = std::get_if<Item>(&item); match != nullptr && match->role == role) {
            found.push_back(*match);
        }
    }
    return found;
}

inline std::vector<TextItem> textsOf(const DisplayList& figure) {
    std::vector<TextItem> found;
    for (const FigureItem& item : figure.items) {
        if (const auto* text = std::get_if<TextItem>(&item)) {
            found.push_back(*text);
        }
    }
    return found;
}

/// The text's ink, about: its box without most of the room above and below the letters.
inline QPolygonF inkOf(const TextItem& text) {
    const QRectF box = text.localBox();
    QTransform turned;
    turned.translate(text.anchor.x(), text.anchor.y());
    turned.rotate(-text.degrees);
    return turned.map(
        QPolygonF(box.adjusted(0.05, 0.15 * box.height(), -0.05, -0.15 * box.height())));
}

inline QString overlapIn(const DisplayList& figure) {
    const std::vector<TextItem> texts = textsOf(figure);
    std::vector<QPolygonF> ink;
    for (const TextItem& text : texts) {
        ink.push_back(inkOf(text));
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            if (ink[i].boundingRect().intersects(ink[j].boundingRect()) &&
                ink[i].intersects(ink[j])) {
                return texts[i].text + " | " + texts[j].text;
            }
        }
    }
    return {};
}

inline QString outsideOf(const DisplayList& figure) {
    const QRectF page = QRectF(QPointF(0, 0), figure.size).adjusted(-0.01, -0.01, 0.01, 0.01);
    for (const TextItem& text : textsOf(figure)) {
        if (!page.contains(text.boundingBox())) {
            return text.text;
        }
    }
    return {};
}

} // namespace heedmap::testing
