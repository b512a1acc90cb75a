// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLocale>
#include <QObject>

class QWidget;

namespace heedmap {

struct Palette;

enum class ThemeChoice { system, light, dark };

/// The application's look: palette, style sheet and fonts. One object per application, made after
/// QApplication and before the first window. With `ThemeChoice::system` it follows the system.
class ApplicationTheme final : public QObject {
    Q_OBJECT

  public:
    explicit ApplicationTheme(QObject* parent = nullptr);
    ~ApplicationTheme() override;

    [[nodiscard]] ThemeChoice choice() const { return choice_; }
    void setChoice(ThemeChoice choice);
    [[nodiscard]] bool dark() const { return dark_; }
    [[nodiscard]] const Palette& palette() const;

    /// Chooses the faces: Han text is set in a face of that language.
    void setLanguage(const QLocale& locale);

    /// All type so many times as large: for a projector.
    void setScale(double scale);

    bool eventFilter(QObject* watched, QEvent* event) override;

  signals:
    /// The colours or fonts in force are now others. Widgets need not listen: they get
    /// QEvent::PaletteChange and FontChange.
    void changed();

  private:
    void apply();
    [[nodiscard]] bool systemIsDark() const;

    ThemeChoice choice_ = ThemeChoice::system;
    double scale_ = 1.0;
    bool dark_ = false;
    bool applying_ = false;
    QLocale locale_;
    QFont system_font_;
};

/// The role colours for what `widget` paints: the application's, or those that go with a palette of
/// the widget's own.
[[nodiscard]] const Palette& rolePalette(const QWidget& widget);

/// What a label's colour means: `muted`, `positive`, `warning`, `error`, `future`, or empty.
void setTone(QWidget& label, const char* tone);
/// What a label is: `title`, `number`, `smallNumber`, `result` or `formula`; once, before it shows.
void setFace(QWidget& label, const char* face);

/// The face of numbers, at the widget's size times `scale`.
[[nodiscard]] QFont numberFont(const QWidget& widget, double scale = 1.0);
/// The widget's face, `scale` times as large: 0.85 for secondary text.
[[nodiscard]] QFont scaledFont(const QWidget& widget, double scale);

} // namespace heedmap
