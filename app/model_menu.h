// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QThreadPool>

#include <functional>

namespace heedmap {

class JobSlot;

/// The models to choose from: those inside the program, the recent ones, those found in the hub's
/// cache, and any folder. Filled when it opens; the cache is searched on a worker thread.
class ModelMenu : public QMenu {
    Q_OBJECT

  public:
    using Recent = std::function<QStringList()>;

    explicit ModelMenu(Recent recent, QWidget* parent = nullptr);
    ~ModelMenu() override;

    /// The model that is open has a mark.
    void setCurrent(const QString& reference) { current_ = reference; }
    /// Put at the end: opens a folder.
    void setFolderAction(QAction* action) { folder_ = action; }

  signals:
    void chosen(const QString& reference);

  private:
    struct Entry {
        QString reference;
        QString label;
        QString tip;
    };
    static QList<Entry> embeddedEntries();
    static QList<Entry> cachedEntries();
    void fill();
    void addHeading(const QString& text);
    QAction* addRemark(const QString& text);
    void addEntry(const Entry& entry, QAction* before = nullptr);
    void searchCache(QAction* placeholder);

    Recent recent_;
    QString current_;
    QAction* folder_ = nullptr;
    QThreadPool pool_;
    JobSlot* search_;
};

} // namespace heedmap
