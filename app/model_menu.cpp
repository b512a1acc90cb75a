// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_menu.h"

#include "app/jobs/job_slot.h"
#include "core/format/hub.h"
#include "core/model/catalog.h"

#include <QFileInfo>

namespace heedmap {

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
        entries << Entry{name, name, QString::fromStdString(model.folder.string())};
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
    addSection(tr("Inside Heedmap"));
    for (const Entry& entry : embeddedEntries()) {
        addEntry(entry);
    }
    const QStringList recent = recent_();
    if (!recent.isEmpty()) {
        addSection(tr("Recent"));
    }
    for (const QString& folder : recent) {
        addEntry({folder, QFileInfo(folder).fileName(), folder});
    }
    addSection(tr("In the Hugging Face cache"));
    QAction* placeholder = addAction(tr("Searching…"));
    placeholder->setEnabled(false);
    addSeparator();
    if (folder_ != nullptr) {
        addAction(folder_);
    }
    searchCache(placeholder);
}

void ModelMenu::addEntry(const Entry& entry, QAction* before) {
    QString label = entry.label;
    auto* action = new QAction(label.replace(QLatin1Char('&'), QStringLiteral("&&")), this);
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
                           placeholder->setText(tr("None found"));
                           return;
                       }
                       for (const Entry& entry : *entries) {
                           addEntry(entry, placeholder);
                       }
                       removeAction(placeholder);
                   });
}

} // namespace heedmap
