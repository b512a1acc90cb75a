// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/style_sheet.h"

#include "widgets/figure/palette.h"

#include <array>
#include <utility>

namespace heedmap {

namespace {

// `@name` stands for a colour of the palette. A QComboBox is left to Fusion: a styled one has no
// arrow without an image. A QMenu names no colour of text: one in the sheet would be that of entries
// that are off, too, where the application's palette has two. Buttons and fields keep their border's
// width in every state, so that nothing moves when the focus does.
constexpr auto buttons = R"(
QPushButton {
    background: @card; color: @text; border: 1px solid @hairline; border-radius: 6px;
    padding: 5px 11px; min-height: 18px;
}
QToolButton {
    background: transparent; color: @text; border: 1px solid transparent; border-radius: 6px;
    padding: 4px 8px;
}
QFileDialog QToolButton { padding: 3px; }
QPushButton:hover, QToolButton:hover { background: @raised; }
QPushButton:pressed, QPushButton:checked, QPushButton:open, QToolButton:pressed,
QToolButton:checked, QToolButton:open { background: @selection; }
QPushButton:disabled, QToolButton:disabled { color: @disabled; }
QPushButton[primary="true"] {
    background: @control; color: @controlText; border-color: @control;
}
QPushButton[primary="true"]:hover { background: @controlHover; border-color: @controlHover; }
QPushButton[primary="true"]:pressed { background: @controlDown; border-color: @controlDown; }
QPushButton[primary="true"]:disabled {
    background: @raised; color: @disabled; border-color: @hairline;
}
QPushButton:focus, QToolButton:focus { border-color: @focus; }
QPushButton[primary="true"]:focus { border: 2px solid @outline; padding: 4px 10px; }
QPushButton::menu-indicator, QToolButton::menu-indicator {
    subcontrol-origin: padding; subcontrol-position: right center; right: 6px;
}
)";

constexpr auto fields = R"(
QLineEdit, QPlainTextEdit, QAbstractSpinBox {
    background: @card; color: @text; border: 1px solid @outline; border-radius: 6px;
    padding: 3px 6px; selection-background-color: @selection; selection-color: @text;
}
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus {
    border: 2px solid @focus; padding: 2px 5px;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {
    color: @disabled; border-color: @hairline;
}
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @groove; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @control; }
QSlider::sub-page:horizontal:disabled { background: @hairline; }
QSlider::handle:horizontal {
    width: 14px; height: 14px; margin: -6px 0; border-radius: 8px;
    background: @control; border: 1px solid @card;
}
QSlider::handle:horizontal:hover { background: @controlHover; }
QSlider::handle:horizontal:focus { border: 2px solid @outline; width: 12px; height: 12px; }
QSlider::handle:horizontal:disabled { background: @disabled; }
QProgressBar { background: @groove; border: none; border-radius: 2px; max-height: 4px; }
QProgressBar::chunk { background: @control; border-radius: 2px; }
)";

constexpr auto surfaces = R"(
QMainWindow, QDialog { background: @window; }
QToolTip { background: @card; color: @text; border: 1px solid @outline; padding: 4px 6px; }
QMenu { background: @card; border: 1px solid @hairline; padding: 4px; }
QMenuBar { background: @window; color: @text; }
QMenuBar::item { padding: 4px 10px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: @selection; }
QStatusBar { background: @window; color: @muted; border-top: 1px solid @hairline; }
QStatusBar::item { border: none; }
QSplitter::handle { background: transparent; }
QMainWindow::separator { background: transparent; width: 8px; height: 8px; }
QDockWidget { color: @muted; }
QDockWidget::title { background: @raised; padding: 5px 8px; }
QToolBar { background: @window; border: none; spacing: 8px; }
QTabWidget::pane { border: none; }
QTabBar::tab {
    background: transparent; color: @muted; padding: 6px 10px;
    border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:selected { color: @text; border-bottom-color: @control; }
QTabBar::tab:focus { border-bottom-color: @focus; }
QAbstractItemView {
    background: @card; color: @text; border: none; outline: none;
    selection-background-color: @selection; selection-color: @text;
}
QAbstractItemView::item:disabled { color: @disabled; }
QHeaderView { background: @card; border: none; }
QHeaderView::section {
    background: @card; color: @muted; border: none; border-bottom: 1px solid @hairline;
    padding: 3px 4px;
}
)";

constexpr auto scrollBars = R"(
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: @thumb; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::handle:hover { background: @outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

// A label says what it is by the properties `tone` and `face`; colours and faces then follow the
// theme by themselves. (A palette or font of its own would be lost when the sheet is applied anew.)
constexpr auto labels = R"(
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="positive"] { color: @positive; }
QLabel[tone="warning"] { color: @warning; }
QLabel[tone="error"] { color: @error; }
QLabel[tone="future"] { color: @future; }
QLabel[face="title"] { font-weight: bold; }
QLabel[face="number"] { font-family: $numbers; }
QLabel[face="smallNumber"] { font-family: $numbers; font-size: $small; }
QLabel[face="result"] { font-family: $numbers; font-size: $large; font-weight: bold; }
QLabel[face="formula"] { font-family: $serif; font-size: $formula; }
QAbstractSpinBox, QLineEdit[face="number"] { font-family: $numbers; }
)";

QColor mixed(const QColor& a, const QColor& b, double shareOfB) {
    const auto mix = [shareOfB](int x, int y) { return qRound(x + (y - x) * shareOfB); };
    return {mix(a.red(), b.red()), mix(a.green(), b.green()), mix(a.blue(), b.blue())};
}

} // namespace

QString styleSheet(const Palette& p, double pointSize) {
    const std::array<std::pair<const char*, QColor>, 20> colours{{
        // A name that begins with another one stands before it.
        {"@controlText", p.controlText},
        {"@controlHover", mixed(p.control, p.card, 0.18)},
        {"@controlDown", mixed(p.control, p.card, 0.3)},
        {"@control", p.control},
        {"@card", p.card},
        {"@text", p.text},
        {"@hairline", p.hairline},
        {"@outline", p.outline},
        {"@raised", p.raised},
        {"@selection", p.selection},
        {"@disabled", p.disabledText},
        {"@focus", p.focusRing},
        {"@muted", p.mutedText},
        {"@window", p.window},
        {"@groove", mixed(p.hairline, p.outline, 0.15)},
        {"@thumb", mixed(p.hairline, p.outline, 0.4)},
        {"@positive", p.positive},
        {"@warning", p.warning},
        {"@error", p.error},
        {"@future", p.future},
    }};
    QString sheet = QString::fromLatin1(buttons) + QString::fromLatin1(fields) +
                    QString::fromLatin1(surfaces) + QString::fromLatin1(scrollBars) +
                    QString::fromLatin1(labels);
    for (const auto& [name, colour] : colours) {
        sheet.replace(QLatin1String(name), colour.name());
    }
    const auto families = [](const QStringList& names) {
        return QLatin1Char('"') + names.join(QStringLiteral("\", \"")) + QLatin1Char('"');
    };
    const auto points = [pointSize](double scale) {
        return QString::number(pointSize * scale, 'f', 2) + QStringLiteral("pt");
    };
    sheet.replace(QLatin1String("$numbers"),
                  families(figureFont(FontFace::numbers, 10).families()));
    sheet.replace(QLatin1String("$serif"), families({"DejaVu Serif", "Cambria", "Times New Roman",
                                                     "Noto Serif CJK SC", "Source Han Serif SC"}));
    sheet.replace(QLatin1String("$small"), points(0.92));
    sheet.replace(QLatin1String("$large"), points(1.6));
    sheet.replace(QLatin1String("$formula"), points(1.3));
    return sheet;
}

QPalette widgetPalette(const Palette& p) {
    QPalette q;
    const std::array<std::pair<QPalette::ColorRole, QColor>, 18> roles{{
        {QPalette::Window, p.window},
        {QPalette::WindowText, p.text},
        {QPalette::Base, p.card},
        {QPalette::AlternateBase, p.raised},
        {QPalette::Text, p.text},
        {QPalette::PlaceholderText, p.mutedText},
        {QPalette::Button, p.card},
        {QPalette::ButtonText, p.text},
        {QPalette::BrightText, p.text},
        {QPalette::Light, p.raised},
        {QPalette::Mid, p.hairline},
        {QPalette::Dark, p.outline},
        {QPalette::Shadow, p.outline},
        {QPalette::Highlight, p.selection},
        {QPalette::HighlightedText, p.text},
        {QPalette::Link, p.text},
        {QPalette::ToolTipBase, p.card},
        {QPalette::ToolTipText, p.text},
    }};
    for (const auto& [role, colour] : roles) {
        q.setColor(role, colour);
    }
    q.setColor(QPalette::LinkVisited, p.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::HighlightedText, QPalette::PlaceholderText}) {
        q.setColor(QPalette::Disabled, role, p.disabledText);
    }
    return q;
}

} // namespace heedmap
