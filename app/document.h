// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/head_notes.h"
#include "app/jobs/job_slot.h"
#include "app/jobs/open_model.h"
#include "app/jobs/reading.h"
#include "app/jobs/view_options.h"
#include "app/selection.h"
#include "core/run/sampler.h"

#include <QObject>
#include <QThreadPool>

#include <array>
#include <deque>
#include <map>

namespace heedmap {

/// Why the source cannot be translated now.
enum class TranslationBlock : std::uint8_t {
    none,
    model, ///< it has no target
    blank, ///< no source
    done,  ///< the target was written for this source
};

/// Why decoding cannot go on here.
enum class StepBlock : std::uint8_t {
    none,
    nothingOpen,
    noTokens,
    encoder, ///< an encoder fills gaps; it does not go on
    notRead,
    maskOff,
    ended, ///< the model has written its end-of-text token
    positionsUsed
};

/// What the window is about: the open model, the sentence, its reading, the chosen head's picture
/// and what explains it. Every change runs on worker threads; what is shown is replaced only by
/// something whole, and stays when a run fails.
class Document : public QObject {
    Q_OBJECT

  public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override;

    [[nodiscard]] Selection& selection() { return selection_; }
    [[nodiscard]] const Selection& selection() const { return selection_; }
    [[nodiscard]] const QString& text() const { return text_; }
    /// The second text, of models that read two.
    [[nodiscard]] const QString& second() const { return second_; }
    /// What decoding goes on from (the sentence, an encoder-decoder's target) and the tokens
    /// generated so far, as text.
    [[nodiscard]] QString wholeText() const;
    /// Makes that text what decoding goes on from.
    void keepGenerated();
    [[nodiscard]] const ViewOptions& options() const { return options_; }
    [[nodiscard]] Stack stack() const { return selection_.head().site.stack; }
    /// What the options show of the chosen site.
    [[nodiscard]] SiteView siteView() const;
    [[nodiscard]] const SamplerOptions& sampler() const { return sampler_; }
    /// Null until the first run is done.
    [[nodiscard]] const ReadingPtr& reading() const { return shown_.reading; }
    [[nodiscard]] const HeadPicturePtr& picture() const { return shown_.picture; }
    /// A head that is looked at in passing instead of the chosen one; mostly null.
    [[nodiscard]] const HeadPicturePtr& preview() const { return preview_; }
    /// Null before the first are there, and where those of what is shown were stopped.
    [[nodiscard]] const SummariesPtr& summaries() const { return summaries_; }
    /// Of the same reading as the summaries; null while they are computed.
    [[nodiscard]] const LayerMeansPtr& layerMeans() const { return layerMeans_; }
    [[nodiscard]] const CellNotePtr& cellNote() const { return cellNote_; }
    [[nodiscard]] const NextTokensPtr& nextTokens() const { return nextTokens_; }
    /// Of the reading that its `reading` says; null while the options do not ask for them.
    [[nodiscard]] const ForecastsPtr& forecasts() const { return forecasts_; }
    /// What an encoder would put at its mask tokens; null for other models.
    [[nodiscard]] const GapsPtr& gaps() const { return gaps_; }
    /// What is offered as worth looking at.
    [[nodiscard]] std::vector<Example> examples() const;
    /// Whether the text is one of them, unchanged.
    [[nodiscard]] bool showsExample() const;
    [[nodiscard]] bool busy() const { return busy_; }
    [[nodiscard]] StepBlock stepBlock() const;
    /// Why the text is not the one that is shown: the model did not take it, or was stopped.
    [[nodiscard]] const std::optional<Error>& textError() const { return textError_; }
    /// Whether what is shown is of another text, and none is being read.
    [[nodiscard]] bool behind() const;
    /// Whether something of what is shown was stopped before it was there: `goOn` computes it.
    [[nodiscard]] bool stopped() const { return stopped_; }

    /// Opens a model by folder or embedded name and reads the text with it, or its own first
    /// example where the text is none of the user's; on an error the model that was open stays.
    void openModel(const std::string& reference);
    /// Where it stands; while it is being restored, where it will.
    [[nodiscard]] DocumentState state() const;
    /// Goes there: opens the model where another one is open, and decodes what was decoded.
    void restore(const DocumentState& state);
    /// Goes there no more; where it stands is left as it is.
    void abandon();
    /// What the text was made into; where it shares little with it, it is read anew.
    void setText(const QString& text);
    void setSecond(const QString& second);
    /// A text that is too long is refused, and told of; the one that was there stays.
    void setTexts(const QString& text, const QString& second);
    /// Reads a text that has nothing to do with the one before: a telling cell of it is chosen.
    void readAnew(const QString& text);
    /// Goes to another stack, to the head and the cell that were chosen there last.
    void setStack(Stack stack);
    void setOptions(const ViewOptions& options);
    void setSampler(const SamplerOptions& sampler);
    void showExample(const Example& example);
    /// Keeps of a text that is too long what the model reads.
    void shorten();
    /// Whether the source is another one than the target was written for.
    [[nodiscard]] bool canTranslate() const { return translationBlock() == TranslationBlock::none; }
    [[nodiscard]] TranslationBlock translationBlock() const;
    /// Puts what the model writes for the source in the target's place.
    void translate();
    /// Puts the mask token in a token's place, where that stands for a part of the text.
    void maskToken(Index position);
    /// Puts a word in the place of one of the gaps; those of another text are passed over.
    void fillGap(Index position, TokenId id);
    /// Side by side, which of the two patterns the explanation tells of.
    void setExplainUnmasked(bool unmasked);
    [[nodiscard]] bool explainsUnmasked() const { return explainUnmasked_; }
    /// Draws another head without choosing it; none: back to the chosen one.
    void preview(const std::optional<HeadId>& head);

    void step();
    void back();
    void jump(Index index);
    /// Forks: takes one of the next tokens, by hand; those of another text are passed over.
    void take(TokenId id);

  public slots:
    /// Stops what runs; what is shown stays.
    void cancel();
    /// Computes what was stopped.
    void goOn();

  signals:
    void modelOpened();
    void readingChanged();
    void pictureChanged();
    void previewChanged();
    void summariesChanged();
    void layerMeansChanged();
    void cellNoteChanged();
    /// Of two patterns that are shown, the other one is explained.
    void explainedChanged();
    void nextTokensChanged();
    void forecastsChanged();
    void gapsChanged();
    void optionsChanged();
    void samplerChanged();
    void stepBlockChanged();
    void textChanged(const QString& text);
    void secondChanged(const QString& second);
    /// Another stack is chosen, or what is shown of it.
    void siteViewChanged();
    /// What `restore` asked for is there; or it is not, and all is as it was.
    void restored(bool whole);
    /// What `restore` asked for counts no more: something else was asked for since.
    void abandoned();
    /// The text has no tokens; what was shown stays.
    void emptied();
    /// Whether what is shown is of the text, or why it is not, has changed.
    void textErrorChanged();
    void stoppedChanged();
    void failed(const heedmap::Error& error);
    void busyChanged(bool busy);
    void progressed(double share);

  private:
    void watch(JobSlot& slot);
    void updateBusy();
    [[nodiscard]] HeadRequest headRequest() const;
    void runText();
    void act(const DecodeAction& action);
    void actNext();
    void deliverModel(Result<Opened> result, const Sentence& asked);
    void showTexts(const QString& text, const QString& second);
    void restoreModel(const DocumentState& state);
    void restoreReading(const DocumentState& state);
    void finishRestoring(bool whole);
    void finishReading(bool whole);
    void deliverReading(Result<Shown>&& result, bool decoded);
    void accept(Shown shown);
    void placeCell(bool newestRow);
    void keepCell();
    [[nodiscard]] std::optional<CellPosition> keptCell() const;
    void followHead();
    [[nodiscard]] Sentence sentence() const;
    void drawHeadNow();
    void chooseAsShown();
    void dropPreview();
    void summarise();
    void resumeSummaries();
    void averageHeads();
    void foresee();
    void explain();
    void listNextTokens();
    void listGaps();
    void setSentence(const Sentence& sentence);
    void setTextError(const std::optional<Error>& error);
    void setStopped(bool stopped);
    void report(const Error& error);

    QThreadPool pool_; ///< first: destroyed last, when its slots have stopped their jobs
    Selection selection_;
    /// What was chosen in a stack when another was gone to.
    struct Place {
        HeadId head;
        std::optional<CellPosition> cell;
    };
    std::array<std::optional<Place>, 3> places_; ///< by stack
    SiteView shown_view_;
    Stack shown_stack_ = Stack::decoder;
    QString text_;
    QString second_;
    std::optional<QString> second_is_of_; ///< the text that was there when it was written
    ViewOptions options_;
    SamplerOptions sampler_{0.8F, 40, 0.95F, 7}; ///< lively, and the same at every start
    Shown shown_;
    std::optional<HeadId> previewed_;
    HeadPicturePtr preview_;
    SummariesPtr summaries_;
    LayerMeansPtr layerMeans_;
    CellNotePtr cellNote_;
    NextTokensPtr nextTokens_;
    ForecastsPtr forecasts_;
    GapsPtr gaps_;
    std::optional<Error> textError_;
    std::optional<CellPosition> placed_; ///< the cell that was last chosen without the user
    /// The user's own cell where decoding went away from: it comes back with that text.
    struct KeptCell {
        std::vector<TokenId> ids;
        Stack stack = Stack::decoder;
        CellPosition cell;
    };
    std::map<Index, KeptCell> kept_; ///< by the position of decoding; of one sentence
    std::deque<DecodeAction> actions_;
    std::optional<DocumentState> target_; ///< what is being restored
    bool explainUnmasked_ = false;
    bool busy_ = false;
    bool stopped_ = false;

    JobSlot load_{pool_};
    JobSlot run_{pool_};
    JobSlot head_{pool_};
    JobSlot preview_slot_{pool_};
    JobSlot summary_{pool_};
    JobSlot mean_{pool_};
    JobSlot forecast_{pool_};
    JobSlot cell_{pool_};
    JobSlot next_{pool_};
};

} // namespace heedmap
