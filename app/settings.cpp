// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.h"

#include "widgets/controls/number_text.h"

#include <QSettings>

#include <algorithm>

namespace heedmap {

namespace {

/// The stored number as one of `count` enumerators, or the first.
template <class Enum>
Enum enumerator(const QSettings& store, const QString& key, int count) {
    bool ok = false;
    const int value = store.value(key).toInt(&ok);
    return ok && value >= 0 && value < count ? static_cast<Enum>(value) : Enum{};
}

constexpr int largest_side = 1024;
constexpr qsizetype longest_text = 10'000; ///< characters that are remembered
constexpr qsizetype longest_path = 4096;
constexpr qsizetype largest_state = 1 << 20; ///< bytes of a window's layout
constexpr qsizetype most_recent = 8;
constexpr qsizetype most_panels = 64;

/// Empty where it is longer than anything that was ever stored.
QString shortText(const QSettings& store, const QString& key, qsizetype longest) {
    const QString text = store.value(key).toString();
    return text.size() <= longest ? text : QString();
}

QStringList shortList(const QSettings& store, const QString& key, qsizetype most) {
    QStringList list = store.value(key).toStringList().mid(0, most);
    list.removeIf([](const QString& entry) { return entry.size() > longest_path; });
    return list;
}

QByteArray smallState(const QSettings& store, const QString& key) {
    const QByteArray state = store.value(key).toByteArray();
    return state.size() <= largest_state ? state : QByteArray();
}

QString key(const char* name) {
    return QString::fromLatin1(name);
}

} // namespace

Settings::Settings(const QString& file)
    : store_(file.isEmpty() ? std::make_unique<QSettings>()
                            : std::make_unique<QSettings>(file, QSettings::IniFormat)) {}

Settings::~Settings() = default;

QByteArray Settings::geometry() const {
    return smallState(*store_, key("window/geometry"));
}

void Settings::setGeometry(const QByteArray& geometry) {
    store_->setValue(key("window/geometry"), geometry);
}

QByteArray Settings::panels() const {
    return smallState(*store_, key("window/panels"));
}

void Settings::setPanels(const QByteArray& state) {
    store_->setValue(key("window/panels"), state);
}

std::optional<QStringList> Settings::hiddenPanels() const {
    if (!store_->contains(key("window/hiddenPanels"))) {
        return std::nullopt;
    }
    return shortList(*store_, key("window/hiddenPanels"), most_panels);
}

void Settings::setHiddenPanels(const QStringList& names) {
    store_->setValue(key("window/hiddenPanels"), names);
}

ThemeChoice Settings::theme() const {
    return enumerator<ThemeChoice>(*store_, key("theme"), 3);
}

void Settings::setTheme(ThemeChoice theme) {
    store_->setValue(key("theme"), static_cast<int>(theme));
}

QString Settings::language() const {
    const QString language = store_->value(key("language")).toString();
    const bool known = language == QLatin1String("en") || language == QLatin1String("zh_CN");
    return known ? language : QString();
}

void Settings::setLanguage(const QString& language) {
    store_->setValue(key("language"), language);
}

QStringList Settings::recentModels() const {
    return shortList(*store_, key("recentModels"), most_recent);
}

void Settings::addRecent(const char* list, const QString& entry) {
    QStringList recent = shortList(*store_, key(list), most_recent);
    recent.removeAll(entry);
    recent.prepend(entry);
    store_->setValue(key(list), QStringList(recent.mid(0, most_recent)));
}

void Settings::addRecentModel(const QString& folder) {
    addRecent("recentModels", folder);
}

QStringList Settings::recentSessions() const {
    return shortList(*store_, key("recentSessions"), most_recent);
}

void Settings::addRecentSession(const QString& file) {
    addRecent("recentSessions", file);
}

QString Settings::sentence() const {
    return shortText(*store_, key("sentence"), longest_text);
}

void Settings::setSentence(const QString& sentence) {
    if (sentence.size() <= longest_text) {
        store_->setValue(key("sentence"), sentence);
    }
}

bool Settings::autosave() const {
    return store_->value(key("autosave"), true).toBool();
}

void Settings::setAutosave(bool on) {
    store_->setValue(key("autosave"), on);
}

bool Settings::lessMotion() const {
    return store_->value(key("lessMotion"), false).toBool();
}

void Settings::setLessMotion(bool less) {
    store_->setValue(key("lessMotion"), less);
}

QString Settings::secondText() const {
    return shortText(*store_, key("secondText"), longest_text);
}

void Settings::setSecondText(const QString& text) {
    if (text.size() <= longest_text) {
        store_->setValue(key("secondText"), text);
    }
}

QString Settings::model() const {
    return shortText(*store_, key("model"), longest_path);
}

void Settings::setModel(const QString& reference) {
    store_->setValue(key("model"), reference);
}

ViewOptions Settings::view() const {
    const MaskView encoder = store_->contains(key("view/encoderMask"))
                                 ? enumerator<MaskView>(*store_, key("view/encoderMask"), 4)
                                 : asTrained(Stack::encoder);
    ViewOptions view;
    view.mask = enumerator<MaskView>(*store_, key("view/mask"), 4);
    view.encoderMask = encoder;
    view.scope = enumerator<Scope>(*store_, key("view/scope"), 2);
    view.quantity = enumerator<Quantity>(*store_, key("view/quantity"), 3);
    view.scaleToLargest = store_->value(key("view/scaleToLargest")).toBool();
    view.picture = enumerator<Picture>(*store_, key("view/picture"), 3);
    view.map = colors();
    view.mergeWords = store_->value(key("view/mergeWords")).toBool();
    view.firstAside = store_->value(key("view/firstAside")).toBool();
    view.forecasts = store_->value(key("view/forecasts"), view.forecasts).toBool();
    view.special = store_->value(key("view/special"), view.special).toBool();
    return view;
}

HeadOrder Settings::headOrder() const {
    return enumerator<HeadOrder>(*store_, key("view/headOrder"), 8);
}

void Settings::setHeadOrder(HeadOrder order) {
    store_->setValue(key("view/headOrder"), static_cast<int>(order));
}

bool Settings::headsSorted() const {
    return store_->value(key("view/headsSorted"), true).toBool();
}

void Settings::setHeadsSorted(bool sorted) {
    store_->setValue(key("view/headsSorted"), sorted);
}

int Settings::headSide() const {
    return std::clamp(store_->value(key("view/headSide")).toInt(), 0, largest_side);
}

void Settings::setHeadSide(int side) {
    store_->setValue(key("view/headSide"), side);
}

ColorMap Settings::colors() const {
    return enumerator<ColorMap>(*store_, key("view/colors"), 4);
}

void Settings::setColors(ColorMap map) {
    store_->setValue(key("view/colors"), static_cast<int>(map));
}

int Settings::weightDecimals() const {
    bool ok = false;
    const int decimals = store_->value(key("weightDecimals")).toInt(&ok);
    return ok ? std::clamp(decimals, fewest_decimals, most_decimals) : usual_decimals;
}

void Settings::setWeightDecimals(int decimals) {
    store_->setValue(key("weightDecimals"), decimals);
}

QVariantMap Settings::exportLook() const {
    QVariantMap look;
    store_->beginGroup(key("export"));
    for (const QString& name : store_->childKeys()) {
        look.insert(name, store_->value(name));
    }
    store_->endGroup();
    return look;
}

void Settings::setExportLook(const QVariantMap& look) {
    store_->remove(key("export"));
    for (auto entry = look.begin(); entry != look.end(); ++entry) {
        store_->setValue(key("export/") + entry.key(), entry.value());
    }
}

void Settings::setView(const ViewOptions& view) {
    store_->setValue(key("view/mask"), static_cast<int>(view.mask));
    store_->setValue(key("view/encoderMask"), static_cast<int>(view.encoderMask));
    store_->setValue(key("view/scope"), static_cast<int>(view.scope));
    store_->setValue(key("view/quantity"), static_cast<int>(view.quantity));
    store_->setValue(key("view/scaleToLargest"), view.scaleToLargest);
    store_->setValue(key("view/picture"), static_cast<int>(view.picture));
    store_->setValue(key("view/mergeWords"), view.mergeWords);
    store_->setValue(key("view/firstAside"), view.firstAside);
    store_->setValue(key("view/forecasts"), view.forecasts);
    store_->setValue(key("view/special"), view.special);
}

QVariant Settings::dialogValue(const QString& name, const QVariant& fallback) const {
    return store_->value(key("dialogs/") + name, fallback);
}

void Settings::setDialogValue(const QString& name, const QVariant& value) {
    store_->setValue(key("dialogs/") + name, value);
}

} // namespace heedmap
