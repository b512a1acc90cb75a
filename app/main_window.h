// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/document.h"
#include "app/launch.h"
#include "app/model_remarks.h"
#include "widgets/controls/message_bar.h"

#include <QMainWindow>

#include <array>
#include <cstdint>
#include <functional>
#include <initializer_list>

class QLabel;

namespace heedmap {

struct ExportRequest;
struct FigureFile;
class ApplicationTheme;
class BusyBar;
class Commands;
enum class Command : std::uint8_t;
class DecodingCard;
class GapsCard;
class ExplanationCard;
class ExportTaskDialog;
class FloatingMessage;
class HeadStatisticsCard;
class HeadsCard;
class HeatmapCard;
class HelpWindow;
class History;
class Language;
enum class ThemeChoice;
class ModelMenu;
class NextTokenCard;
class NotesCard;
class Notices;
struct Preferences;
class SentenceBar;
class SessionFiles;
class Settings;
class TokenRow;
class Workspace;

/// What outlives a window and all windows share.
struct Environment {
    ApplicationTheme& theme;
    Language& language;
    Settings& settings;
    QString autosaves = {}; ///< the folder of autosaves; empty: none are made
};

/// The window: puts the views together and joins them to one document.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    MainWindow(const Environment& environment, const LaunchRequest& request,
               QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Document& document() { return document_; }
    [[nodiscard]] Commands& commands() { return *commands_; }
    [[nodiscard]] SessionFiles& session() { return *session_; }
    [[nodiscard]] History& history() { return *history_; }
    [[nodiscard]] MessageBar& messages() { return *messages_; }
    /// What is told in passing.
    [[nodiscard]] FloatingMessage& passing() { return *passing_; }
    /// What paints the chosen head.
    [[nodiscard]] QWidget* heatmap() const;

  protected:
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void makeCards();
    void makeStatusBar();
    void makeMenus();
    void fillViewMenu();
    void makePictureMenus();
    QMenu* fill(QMenu* menu, std::initializer_list<Command> commands);
    void connectDocument();
    void connectFiles();
    void connectExports();
    void connectSession();
    void connectOptions();
    void connectViews();
    void connectLook();
    void connectDecoding();
    void restore();
    void openFirst(const LaunchRequest& request);
    void openAsBefore(const LaunchRequest& request);
    void divideRoom();
    void orderFocus();
    void remember();
    void retranslate();
    void step(int direction);
    void moveHead(Index layers, Index heads);
    void showExamples();
    void insertMask();
    [[nodiscard]] ExportRequest exportRequest() const;
    void exportFigure();
    void openExport(ExportTaskDialog* dialog);
    void printFigure();
    void copyFigure();
    /// Makes the figure that the window shows, as exports look, and hands it over with its numbers.
    void withFigure(std::function<void(const FigureFile&, const QString&)> use);
    void tell(MessageKind kind, std::function<QString()> words,
              std::function<QString()> detail = nullptr, const QList<MessageChoice>& choices = {});
    void showError(const Error& error);
    void offerShortening(const Error& error);
    void showRemarks();
    /// Another model for the text; where it knows little of it, its own example is offered.
    void switchModel(const QString& reference);
    void offerExample();
    void openModelFolder();
    void openTextFile();
    void readText(const QString& path);
    void openDropped(const QString& path);
    void showModel();
    void showOptions();
    void showStatus();
    /// False: one is open, or about to be.
    bool openFirstModel();
    void sessionOpened(const std::vector<std::string>& notices);
    void sessionNotSaved(const Error& error);
    void askForModel(const QString& reference, const Error& error, const QString& kept);
    void offerLeftover(const QString& text);
    void showHistory();
    void showTitle();
    void showBusy();
    void showShare(double share);
    void showStopped();
    void fillRecentSessions();
    void showHead();
    void showMerging();
    void showQuantities();
    void showTranslation();
    void showCell();
    void connectHelp();
    void showCommands();
    void showHelp();
    void retranslateHelp();
    void showPreferences();
    void applyPreferences(const Preferences& preferences);
    void applyMotion();
    void applyNumbers(const Preferences& preferences);
    void chooseTheme(ThemeChoice choice);
    void chooseLanguage(const QString& name);
    [[nodiscard]] QStringList hiddenWhilePresenting() const;
    void setPresenting(bool present);
    void showFirstSteps();
    void showAbout();

    enum Menu : std::size_t { fileMenu, editMenu, viewMenu, headMenu, decodingMenu, helpMenu };

    Environment environment_;
    Document document_;
    ModelRemarks remarks_{document_};
    QThreadPool export_pool_;
    JobSlot export_{export_pool_};
    Commands* commands_;
    SentenceBar* sentence_;
    TokenRow* tokens_;
    MessageBar* messages_;
    FloatingMessage* passing_;
    Notices* notices_;
    HeadsCard* heads_;
    HeadStatisticsCard* statistics_;
    HeatmapCard* heatmap_;
    ExplanationCard* explanation_;
    DecodingCard* decoding_;
    NextTokenCard* next_;
    GapsCard* gaps_; ///< in the place of these two for an encoder
    NotesCard* notes_;
    Workspace* workspace_;
    History* history_;
    SessionFiles* session_;
    HelpWindow* help_ = nullptr; ///< made when it is asked for
    bool presenting_ = false;
    bool offers_example_ = false;       ///< the model that is being opened was chosen for this text
    const void* divided_for_ = nullptr; ///< the model whose heads the room was divided for
    Qt::WindowStates before_presenting_;
    QStringList hidden_before_presenting_;
    QByteArray layout_before_presenting_;
    bool leaving_ = false; ///< the user has agreed to what is lost
    ModelMenu* models_;
    std::array<QMenu*, 6> menus_{};
    QMenu* recent_menu_ = nullptr;
    QMenu* export_menu_ = nullptr;
    QMenu* panels_menu_ = nullptr;
    QMenu* colors_menu_ = nullptr;
    QMenu* look_menu_ = nullptr;
    QMenu* picture_menu_ = nullptr; ///< of the picture in the middle
    QMenu* head_menu_ = nullptr;    ///< of a head among the small pictures
    BusyBar* busy_;
    QLabel* cell_status_;
    QLabel* run_status_;
};

} // namespace heedmap
