// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/export_look.h"
#include "app/jobs/export_figure.h"

#include <QDialog>
#include <QThreadPool>

class QLabel;
class QMimeData;
class QPushButton;
class QTemporaryDir;

namespace heedmap {

class ExportForm;
class FigurePreview;
class BusyBar;
class Settings;

/// Picture, drawing and tab-separated numbers at once: each program takes what it can use.
[[nodiscard]] QMimeData* mimeDataOf(const FigureCopies& copies, const QString& numbers);

/// Shows the figure as it will leave the program while its looks are chosen, and writes, copies,
/// prints it or lets it be dragged out.
class ExportDialog : public QDialog {
    Q_OBJECT

  public:
    /// Of the picture in `request` as it is now.
    ExportDialog(const ExportRequest& request, Settings& settings, QWidget* parent = nullptr);
    ~ExportDialog() override;

    [[nodiscard]] FigurePreview* preview() const { return preview_; }
    /// Writes the figure, and its numbers where they are wanted.
    void save(const QString& path);
    void reject() override;

  public slots:
    void print();
    void previewPages();
    void copy();

  signals:
    /// A file, or two, are whole.
    void written(const QString& path);
    void copied();

  private:
    void addButtons(QWidget* column);
    void markKinds();
    void refresh();
    void showFigure(const std::shared_ptr<const FigureFile>& figure);
    void askWhere();
    void drag();
    void tell(const QString& text);
    [[nodiscard]] ExportRequest requestNow() const;
    [[nodiscard]] QMimeData* mimeData() const;
    [[nodiscard]] std::shared_ptr<const DisplayList> page() const;

    ExportRequest request_;
    Settings& settings_;
    ExportForm* form_;
    FigurePreview* preview_;
    QLabel* status_;
    BusyBar* busy_;               ///< while it is drawn for long
    QList<QPushButton*> buttons_; ///< what needs a figure
    // Of the pool that all share: closing the dialog waits for none of them.
    JobSlot drawing_{*QThreadPool::globalInstance()};
    JobSlot copying_{*QThreadPool::globalInstance()};
    JobSlot writing_{*QThreadPool::globalInstance()};
    FigureDataPtr data_; ///< the numbers of the kind that is shown
    FigureKind data_kind_ = FigureKind::heatmap;
    std::shared_ptr<const FigureFile> figure_;   ///< of what is chosen now; null until drawn
    bool closing_ = false;                       ///< as soon as the file is written
    std::shared_ptr<const FigureCopies> copies_; ///< of the figure that is shown; null until made
    std::unique_ptr<QTemporaryDir> dragged_;     ///< holds the file that a drag gives away
};

} // namespace heedmap
