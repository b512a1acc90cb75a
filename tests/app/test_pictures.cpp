// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/comparison.h"
#include "app/document.h"
#include "app/jobs/shown_patterns.h"

#include <QtTest>

#include <cmath>

using namespace heedmap;

namespace {

/// "mat" is two tokens of the default model: " m", "at".
const QString sentence = QStringLiteral("The cat sat on the mat because it was tired");
const std::vector<std::string> words{"The", "cat",     "sat", "on",  "the",
                                     "mat", "because", "it",  "was", "tired"};

} // namespace

/// What the options make of a head's picture, and of two heads together.
class TestPictures : public QObject {
    Q_OBJECT

    std::unique_ptr<Document> document_;

    [[nodiscard]] const HeadPicture& picture() const { return *document_->picture(); }

    /// Changes the options and waits for the picture that they ask for.
    template <class Change>
    void show(Change change) {
        ViewOptions options = document_->options();
        change(options);
        document_->setOptions(options);
        QTRY_VERIFY_WITH_TIMEOUT(picture().view == document_->siteView(), 10'000);
    }

  private slots:
    void init() {
        document_ = std::make_unique<Document>();
        document_->setText(sentence);
        document_->openModel("story-gpt");
        QTRY_VERIFY_WITH_TIMEOUT(document_->picture() && document_->summaries(), 30'000);
        QCOMPARE(document_->reading()->length(), Index{11});
    }

    void tokensAreThemselves() {
        QVERIFY(picture().rows.words.empty());
        QCOMPARE(picture().rows.labels.size(), std::size_t{11});
        QVERIFY(picture().shown.masked == picture().masked);
        QVERIFY((shownCell(picture(), {8, 1}) == CellPosition{8, 1}));
        QVERIFY((tokenCell(picture(), {8, 1}, false) == CellPosition{8, 1}));
    }

    void wordsAreMerged() {
        show([](ViewOptions& options) { options.mergeWords = true; });
        QCOMPARE(picture().rows.labels.size(), words.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            QCOMPARE(picture().rows.labels[i].plain, words[i]);
        }
        QCOMPARE(picture().rows.labels[5].text, std::string("␣mat"));
        const Matrix& tokens = picture().masked->pattern;
        const Matrix& merged = picture().shown.masked->pattern;
        QCOMPARE(merged.rows(), Index{10});
        // "mat", tokens 5 and 6, on "cat": the mean of two rows; "it" on "mat": two columns' sum.
        QVERIFY(std::abs(merged(5, 1) - (tokens(5, 1) + tokens(6, 1)) / 2) < 1e-6F);
        QVERIFY(std::abs(merged(7, 5) - (tokens(8, 5) + tokens(8, 6))) < 1e-6F);
        QVERIFY(picture().masked->pattern.rows() == 11); // what is explained stays
    }

    /// They give way to a text that is being read, and go on where it is not.
    void theHeadsAreSummarisedAllTheSame() {
        const auto summarised = [this] {
            return document_->summaries() &&
                   document_->summaries()->reading == document_->reading() &&
                   document_->layerMeans() &&
                   document_->layerMeans()->reading == document_->reading();
        };
        document_->setText(QStringLiteral("the ").repeated(60));
        QTRY_COMPARE(document_->reading()->sentence.text.size(), std::size_t{240});
        document_->setText(QStringLiteral("the ").repeated(5000)); // too long
        QTRY_VERIFY(document_->textError().has_value());
        QTRY_VERIFY(summarised());
        document_->setText(QStringLiteral("the ").repeated(50));
        QTRY_COMPARE(document_->reading()->sentence.text.size(), std::size_t{200});
        document_->setText(QStringLiteral("the ").repeated(51));
        document_->setText(QString());
        QTRY_VERIFY(summarised());
    }

    void aWordStandsForItsTokens() {
        show([](ViewOptions& options) { options.mergeWords = true; });
        QVERIFY((shownCell(picture(), {8, 1}) == CellPosition{7, 1}));
        QVERIFY((shownCell(picture(), {6, 5}) == CellPosition{5, 5}));
        const CellPosition found = tokenCell(picture(), {9, 5}, false);
        QCOMPARE(found.query_pos, Index{10});
        const Matrix& tokens = picture().masked->pattern;
        QCOMPARE(found.key_pos, tokens(10, 5) >= tokens(10, 6) ? Index{5} : Index{6});
    }

    void generatedTokensGoOnWithWords() {
        show([](ViewOptions& options) { options.mergeWords = true; });
        document_->setText(QStringLiteral("Once upon a time there")); // it is not ended soon
        QTRY_COMPARE_WITH_TIMEOUT(document_->reading()->length(), Index{5}, 10'000);
        for (Index length = 6; length < 10; ++length) {
            document_->step();
            QTRY_VERIFY_WITH_TIMEOUT(document_->reading()->length() == length &&
                                         picture().reading == document_->reading(),
                                     10'000);
            std::size_t tokens = 0;
            for (const TokenRange& word : picture().rows.words) {
                QCOMPARE(word.begin, tokens);
                tokens = word.end;
            }
            QCOMPARE(static_cast<Index>(tokens), length);
        }
    }

    void theFirstTokenIsSetAside() {
        show([](ViewOptions& options) { options.firstAside = true; });
        const Matrix& tokens = picture().masked->pattern;
        const HeadView& rest = *picture().shown.masked;
        QCOMPARE(rest.aside, Index{1});
        for (Index row = 1; row < 11; ++row) {
            const float others = 1.0F - tokens(row, 0);
            for (Index column = 1; column <= row; ++column) {
                QVERIFY(std::abs(rest.pattern(row, column) * others - tokens(row, column)) < 2e-6F);
            }
        }
    }

    void whatIsShownFollowsFromTheWeights() {
        QVERIFY(!shownFrom(picture(), {8, 5}, false));
        show([](ViewOptions& options) { options.mergeWords = options.firstAside = true; });
        const std::optional<ShownCell> cell = shownFrom(picture(), {8, 5}, false);
        QVERIFY(cell && cell->first && !cell->aside);
        const Matrix& tokens = picture().masked->pattern;
        QVERIFY((cell->sums == std::vector<double>{tokens(8, 5), tokens(8, 6)}));
        QVERIFY(std::abs((cell->sums[0] + cell->sums[1]) / (1 - *cell->first) - cell->shown) <
                1e-6);
        QVERIFY(shownFrom(picture(), {8, 0}, false)->aside);
        const std::optional<ShownCell> rows = shownFrom(picture(), {6, 1}, false);
        QCOMPARE(rows->queries, Index{2});
        QVERIFY((rows->sums == std::vector<double>{tokens(5, 1), tokens(6, 1)}));
    }

    void otherHeadsAreDrawnWithLines() {
        show([](ViewOptions& options) { options.beside = {1, 3, 77}; });
        QVERIFY(picture().beside.empty()); // the heatmap shows one
        show([](ViewOptions& options) { options.picture = Picture::lines; });
        QCOMPARE(picture().beside.size(), std::size_t{2});
        QCOMPARE(picture().beside[1].head, Index{3});
        QCOMPARE(picture().beside[1].shown.masked->head, Index{3});
        show([](ViewOptions& options) { options.mask = MaskView::sideBySide; });
        QVERIFY(picture().beside[0].shown.masked && picture().beside[0].shown.unmasked);
        show([](ViewOptions& options) { options.mask = MaskView::difference; });
        QVERIFY(picture().beside.empty());
    }

    void aPinnedHeadStaysWhileOthersAreChosen() {
        Comparison comparison(*document_);
        comparison.pin();
        QTRY_VERIFY_WITH_TIMEOUT(comparison.picture(), 10'000);
        const HeadId pinned = picture().head;
        document_->selection().setHead({{Stack::decoder, 0}, 1});
        QTRY_VERIFY_WITH_TIMEOUT(picture().head != pinned, 10'000);
        QVERIFY(comparison.picture()->head == pinned);
        document_->setText(QStringLiteral("The dog ran"));
        QTRY_VERIFY_WITH_TIMEOUT(document_->reading()->length() < 11, 10'000);
        QCOMPARE(comparison.picture()->reading->length(), Index{11});
        show([](ViewOptions& options) { options.mask = MaskView::unmasked; });
        QTRY_VERIFY_WITH_TIMEOUT(comparison.picture()->unmasked != nullptr, 10'000);
        comparison.unpin();
        QVERIFY(!comparison.picture() && !comparison.pinned());
    }

    void aPinnedHeadIsOfTheWholeText() {
        document_->step();
        QTRY_VERIFY_WITH_TIMEOUT(document_->reading()->length() == 12, 10'000);
        Comparison comparison(*document_);
        comparison.pin();
        const QString whole = document_->wholeText();
        QVERIFY(whole.size() > document_->text().size());
        QCOMPARE(comparison.text(), whole);
        document_->back();
        QTRY_VERIFY_WITH_TIMEOUT(document_->reading()->length() == 11, 10'000);
        QCOMPARE(comparison.text(), whole);
        comparison.unpin();
        QCOMPARE(comparison.text(), QString());
    }

    void aPinnedHeadIsReadAnew() {
        Comparison comparison(*document_);
        const PinnedHead wanted{{"The dog ran away", {}}, {{Stack::decoder, 1}, 4}};
        comparison.pin(wanted);
        QTRY_VERIFY_WITH_TIMEOUT(comparison.picture(), 10'000);
        QVERIFY(comparison.pinned() == wanted);
        QVERIFY(comparison.picture()->head == wanted.head);
        QCOMPARE(comparison.picture()->reading->sentence.text, wanted.sentence.text);
        document_->openModel("by-hand"); // it was of the other model
        QTRY_VERIFY_WITH_TIMEOUT(!comparison.pinned(), 30'000);
    }

    void whatCannotBeReadIsNotPinned() {
        Comparison comparison(*document_);
        std::string tooLong;
        for (int i = 0; i < 20'000; ++i) {
            tooLong += " cat";
        }
        comparison.pin({{tooLong, {}}, {{Stack::decoder, 1}, 4}});
        QTRY_VERIFY_WITH_TIMEOUT(!comparison.pinned(), 30'000);
    }

    void everyTokenIsForeseenAndAnEditKeepsTheRest() {
        QTRY_VERIFY_WITH_TIMEOUT(document_->forecasts(), 10'000);
        const std::vector<TokenForecast> before = document_->forecasts()->tokens;
        QCOMPARE(before.size(), std::size_t{10});
        document_->setText(QStringLiteral("The cat sat on the mat because it was old"));
        QTRY_VERIFY_WITH_TIMEOUT(document_->forecasts()->reading == document_->reading() &&
                                     document_->reading()->sentence.text.ends_with("old"),
                                 10'000);
        const std::vector<TokenForecast>& after = document_->forecasts()->tokens;
        for (std::size_t i = 0; i + 1 < before.size(); ++i) {
            QVERIFY(after[i] == before[i]);
        }
        QVERIFY(!(after.back() == before.back()));
        const auto whole =
            token_forecasts(document_->reading()->trace(), 1, document_->reading()->length() - 1);
        QVERIFY(whole.value() == after);
    }

    void nothingForeseesWhatAnEncoderReads() {
        document_->openModel("story-bert");
        QTRY_VERIFY_WITH_TIMEOUT(document_->reading()->encoded && document_->forecasts() &&
                                     document_->forecasts()->reading == document_->reading(),
                                 30'000);
        QVERIFY(document_->forecasts()->tokens.empty());
    }
};

QTEST_MAIN(TestPictures)
#include "test_pictures.moc"
