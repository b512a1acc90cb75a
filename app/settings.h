// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/view_options.h"
#include "widgets/heads/head_order.h"
#include "widgets/theme/application_theme.h"

#include <QByteArray>
#include <QStringList>
#include <QVariant>
#include <QVariantMap>

#include <memory>
#include <optional>

class QSettings;

namespace heedmap {

/// What is remembered from one start to the next. What was stored by hand or by another version
/// and makes no sense is read as the default.
class Settings {
  public:
    /// In `file`, or in the user's configuration when it is empty.
    explicit Settings(const QString& file = {});
    ~Settings();

    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray& geometry);
    /// Where the panels are, and which ones are hidden.
    [[nodiscard]] QByteArray panels() const;
    void setPanels(const QByteArray& state);
    /// None: nothing was ever chosen.
    [[nodiscard]] std::optional<QStringList> hiddenPanels() const;
    void setHiddenPanels(const QStringList& names);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    /// `en`, `zh_CN`, or empty: the system's.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    [[nodiscard]] QStringList recentModels() const;
    /// Puts the folder first; at most eight are kept.
    void addRecentModel(const QString& folder);
    [[nodiscard]] QStringList recentSessions() const;
    void addRecentSession(const QString& file);
    /// The last sentence that was read; empty at the first start.
    [[nodiscard]] QString sentence() const;
    /// One longer than a line of text is not kept.
    void setSentence(const QString& sentence);
    [[nodiscard]] bool autosave() const;
    void setAutosave(bool on);
    [[nodiscard]] bool lessMotion() const;
    void setLessMotion(bool less);
    /// What was read beside it: a target, or the second sentence of a pair.
    [[nodiscard]] QString secondText() const;
    void setSecondText(const QString& text);
    /// The model that was open: a name or a folder; empty at the first start.
    [[nodiscard]] QString model() const;
    void setModel(const QString& reference);
    /// The view of the last time, in the colours that are preferred.
    [[nodiscard]] ViewOptions view() const;
    /// All but the colours: a session's own are not those of the next start.
    void setView(const ViewOptions& view);
    /// Of weights.
    [[nodiscard]] ColorMap colors() const;
    void setColors(ColorMap map);
    /// Digits after the point of a weight in words; see `setWeightDecimals`.
    [[nodiscard]] int weightDecimals() const;
    void setWeightDecimals(int decimals);
    [[nodiscard]] HeadOrder headOrder() const;
    void setHeadOrder(HeadOrder order);
    /// Whether the heads stand in that order, or at their places.
    [[nodiscard]] bool headsSorted() const;
    void setHeadsSorted(bool sorted);
    /// Pixels of a head's small picture; 0: as large as the room lets it be.
    [[nodiscard]] int headSide() const;
    void setHeadSide(int side);
    /// How figures are exported: see ExportLook.
    [[nodiscard]] QVariantMap exportLook() const;
    void setExportLook(const QVariantMap& look);
    /// What a dialog was last set to, by `dialog/field`.
    [[nodiscard]] QVariant dialogValue(const QString& name, const QVariant& fallback) const;
    void setDialogValue(const QString& name, const QVariant& value);

  private:
    void addRecent(const char* list, const QString& entry);

    std::unique_ptr<QSettings> store_;
};

} // namespace heedmap
