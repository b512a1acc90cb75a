// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_menu.h"

#include "app/jobs/job_slot.h"
#include "core/format/hub.h"
#include "core/model/catalog.h"

#include <QFileInfo>

namespace heedmap {

namespace {

QString plain(QString label) {
    return label.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

/// What an embedded model is there to show; empty for one that is not known here.
QString describe(const QString& name) {
    if (name == QLatin1String("story-gpt")) {
        return ModelMenu::tr("writes English: each token sees those before it");
    }
    if (name == QLatin1String("story-gpt-zh")) {
        return ModelMenu::tr("writes Chinese: each token sees those before it");
    }
    if (name == QLatin1String("story-bert")) {
        return ModelMenu::tr("fills gaps in English: each token sees all");
    }
    if (name == QLatin1String("translate-en-zh")) {
        return ModelMenu::tr("translates English to Chinese: one text reads another");
    }
    if (name == QLatin1String("by-hand")) {
        return ModelMenu::tr("a dozen words: every number can be checked on paper");
    }
    return {};
}

QString nothingIn(const std::filesystem::path& folder) {
    return plain(ModelMenu::tr("No model in %1").arg(QString::fromStdString(folder.string())));
}

} // namespace

ModelMenu::ModelMenu(Recent recent, QWidget* parent)
    : QMenu(parent), recent_(std::move(recent)), search_(new JobSlot(pool_, this)) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ModelMenu::fill);
}

ModelMenu::~ModelMenu() {
    delete search_; // before the pool, which waits for its jobs
}

QList<ModelMenu::Entry> ModelMenu::embeddedEntries() {
    QList<Entry> entries;
    for (const CatalogModel& model : embedded_models()) {
        const QString name = QString::fromStdString(model.name);
        const QString what = describe(name);
        const QString label = what.isEmpty() ? name : QStringLiteral("%1 — %2").arg(name, what);
        entries << Entry{name, label, QString::fromStdString(model.folder.string())};
    }
    return entries;
}

QList<ModelMenu::Entry> ModelMenu::cachedEntries() {
    QList<Entry> entries;
    for (const HubModel& model : list_hub_models(hub_cache_folder())) {
        const QString name = QString::fromStdString(model.name);
        entries << Entry{name, name, QString::fromStdString(model.path.string())};
    }
    return entries;
}

void ModelMenu::fill() {
    clear();
    addHeading(tr("Inside Heedmap"));
    const QList<Entry> embedded = embeddedEntries();
    for (const Entry& entry : embedded) {
        addEntry(entry);
    }
    if (embedded.isEmpty()) {
        addRemark(nothingIn(data_folder() / "models"));
    }
    const QStringList recent = recent_();
    if (!recent.isEmpty()) {
        addHeading(tr("Recent"));
    }
    for (const QString& folder : recent) {
        addEntry({folder, QFileInfo(folder).fileName(), folder});
    }
    addHeading(tr("On this computer (Hugging Face cache)"));
    QAction* placeholder = addRemark(tr("Searching…"));
    addSeparator();
    if (folder_ != nullptr) {
        addAction(folder_);
    }
    searchCache(placeholder);
}

/// As text that cannot be chosen: a section's own text is not painted by every style.
void ModelMenu::addHeading(const QString& text) {
    if (!isEmpty()) {
        addSeparator();
    }
    QAction* heading = addRemark(text);
    QFont bold = font();
    bold.setBold(true);
    heading->setFont(bold);
}

QAction* ModelMenu::addRemark(const QString& text) {
    QAction* remark = addAction(text);
    remark->setEnabled(false);
    return remark;
}

void ModelMenu::addEntry(const Entry& entry, QAction* before) {
    auto* action = new QAction(plain(entry.label), this);
    action->setToolTip(entry.tip);
    action->setCheckable(true);
    action->setChecked(entry.reference == current_);
    insertAction(before, action);
    connect(action, &QAction::triggered, this,
            [this, reference = entry.reference] { emit chosen(reference); });
}

void ModelMenu::searchCache(QAction* placeholder) {
    search_->start([](const JobContext&) -> Result<QList<Entry>> { return cachedEntries(); },
                   [this, placeholder](Result<QList<Entry>> entries) {
                       if (!entries || entries->isEmpty()) {
                           placeholder->setText(nothingIn(hub_cache_folder()));
                           return;
                       }
                       for (const Entry& entry : *entries) {
                           addEntry(entry, placeholder);
                       }
                       removeAction(placeholder);
                   });
}

} // namespace heedmap
