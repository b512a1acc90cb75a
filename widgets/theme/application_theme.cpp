// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/application_theme.h"

#include "widgets/figure/palette.h"
#include "widgets/theme/line_icons.h"
#include "widgets/theme/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontInfo>
#include <QPainter>
#include <QProxyStyle>
#include <QScopedValueRollback>
#include <QStyleOption>
#include <QWidget>

namespace heedmap {

namespace {

bool isDark(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

/// Fusion, with what cannot be seen of it on a dark ground in the palette's colours: the edge of a
/// check box, the signs of dialogs. Buttons say what they do without one.
class LookStyle : public QProxyStyle {
  public:
    LookStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (element == PE_IndicatorCheckBox && option->state.testFlag(State_Enabled) &&
            !option->state.testFlag(State_HasFocus)) {
            painter->setPen(option->palette.color(QPalette::Dark));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        }
    }

    QIcon standardIcon(StandardPixmap sign, const QStyleOption* option,
                       const QWidget* widget) const override {
        const QIcon drawn = lineIcon(sign);
        return drawn.isNull() ? QProxyStyle::standardIcon(sign, option, widget) : drawn;
    }

    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* more) const override {
        return hint == SH_DialogButtonBox_ButtonsHaveIcons
                   ? 0
                   : QProxyStyle::styleHint(hint, option, widget, more);
    }
};

/// Whether the user's system writes Han in other shapes than Simplified Chinese does.
bool hasOwnHanShapes(const QLocale& system) {
    return system.language() == QLocale::Japanese || system.language() == QLocale::Korean ||
           system.script() == QLocale::TraditionalHanScript;
}

/// The system's own face and size, with a face for Han text after it: the system's own choice may
/// be any of those installed, a calligraphic one too.
QFont interfaceFont(const QFont& system, const QLocale& locale, double scale) {
    QStringList families{QFontInfo(system).family()};
    if (locale.language() == QLocale::Chinese || !hasOwnHanShapes(QLocale::system())) {
        families << figureFont(FontFace::text, 10).families();
        families.removeDuplicates();
    }
    QFont font = system;
    font.setFamilies(families);
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(std::max(font.pointSizeF(), 9.0) * scale);
    }
    return font;
}

} // namespace

ApplicationTheme::ApplicationTheme(QObject* parent)
    : QObject(parent), system_font_(QApplication::font()) {
    QApplication::setStyle(new LookStyle);
    qApp->installEventFilter(this);
    apply();
}

ApplicationTheme::~ApplicationTheme() = default;

void ApplicationTheme::setChoice(ThemeChoice choice) {
    if (choice != choice_) {
        choice_ = choice;
        apply();
    }
}

const Palette& ApplicationTheme::palette() const {
    return dark_ ? Palette::dark() : Palette::light();
}

void ApplicationTheme::setLanguage(const QLocale& locale) {
    locale_ = locale;
    apply();
}

void ApplicationTheme::setScale(double scale) {
    if (scale != scale_) {
        scale_ = scale;
        apply();
    }
}

bool ApplicationTheme::eventFilter(QObject* watched, QEvent* event) {
    if (watched == qApp && event->type() == QEvent::ApplicationPaletteChange && !applying_ &&
        choice_ == ThemeChoice::system) {
        apply();
    }
    return QObject::eventFilter(watched, event);
}

bool ApplicationTheme::systemIsDark() const {
    const QPalette current = QApplication::palette();
    const QPalette ours = widgetPalette(palette());
    if (current.color(QPalette::Window) != ours.color(QPalette::Window)) {
        return isDark(current); // somebody else's palette: the system's, or one set by hand
    }
    QApplication::setPalette(QPalette()); // ours covers the system's: ask without it
    return isDark(QApplication::palette());
}

void ApplicationTheme::apply() {
    const QScopedValueRollback guard(applying_, true);
    dark_ = choice_ == ThemeChoice::dark || (choice_ == ThemeChoice::system && systemIsDark());
    QApplication::setPalette(widgetPalette(palette()));
    QApplication::setFont(interfaceFont(system_font_, locale_, scale_));
    const double points = QFontInfo(QApplication::font()).pointSizeF();
    const QString sheet = styleSheet(palette(), points);
    if (qApp->styleSheet() != sheet) {
        qApp->setStyleSheet(sheet);
    }
    emit changed();
}

const Palette& rolePalette(const QWidget& widget) {
    // Widgets that have not been shown yet may still hold the palette from before a change.
    const bool own = widget.testAttribute(Qt::WA_SetPalette);
    return isDark(own ? widget.palette() : QApplication::palette()) ? Palette::dark()
                                                                    : Palette::light();
}

void setTone(QWidget& label, const char* tone) {
    const QString wanted = QString::fromLatin1(tone);
    if (label.property("tone").toString() != wanted) {
        label.setProperty("tone", wanted);
        label.style()->unpolish(&label);
        label.style()->polish(&label);
    }
}

void setFace(QWidget& label, const char* face) {
    label.setProperty("face", QString::fromLatin1(face));
}

QFont scaledFont(const QWidget& widget, double scale) {
    QFont font = widget.font();
    if (font.pointSizeF() > 0) {
        font.setPointSizeF(font.pointSizeF() * scale);
    } else {
        font.setPixelSize(qRound(font.pixelSize() * scale));
    }
    return font;
}

QFont numberFont(const QWidget& widget, double scale) {
    QFont font = scaledFont(widget, scale);
    font.setFamilies(figureFont(FontFace::numbers, 10).families());
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace heedmap
