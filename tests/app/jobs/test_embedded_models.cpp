// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/open_model.h"
#include "core/model/catalog.h"

#include <QtTest>

using namespace heedmap;

/// The models that come with the program: each opens, and shows what its examples promise.
class TestEmbeddedModels : public QObject {
    Q_OBJECT

    /// The head's weights over the sentence; an error fails the test that asks.
    static HeadPicturePtr picture(const OpenModelPtr& model, const Sentence& sentence,
                                  HeadId head) {
        const Result<Shown> shown =
            show(readText(model, sentence, nullptr, {}), {head, {}, {}}, {});
        if (!shown) {
            qWarning("%s", to_string(shown.error()).c_str());
            return nullptr;
        }
        return shown->picture;
    }

    /// Whether the row's largest weight stands in the cell's column.
    static bool looksAt(const HeadView& view, CellPosition cell) {
        return view.rows[static_cast<std::size_t>(cell.query_pos)].argmax == cell.key_pos;
    }

  private slots:
    void open_data() {
        QTest::addColumn<QString>("folder");
        for (const CatalogModel& model : embedded_models()) {
            QTest::newRow(model.name.c_str()) << QString::fromStdString(model.folder.string());
        }
    }

    void allAreThere() {
        std::vector<std::string> names;
        for (const CatalogModel& model : embedded_models()) {
            names.push_back(model.name);
        }
        const std::vector<std::string> expected{"by-hand", "story-bert", "story-gpt",
                                                "story-gpt-zh", "translate-en-zh"};
        QCOMPARE(names, expected);
    }

    void bringExamplesInBothLanguages_data() { open_data(); }
    void bringExamplesInBothLanguages() {
        QFETCH(QString, folder);
        const auto examples = readExamples(folder.toStdString());
        QVERIFY2(examples, examples ? "" : to_string(examples.error()).c_str());
        QVERIFY(examples->size() >= 3 && examples->size() <= 5);
        for (const Example& example : *examples) {
            QVERIFY(!example.noteEnglish.empty() && !example.noteChinese.empty());
            QVERIFY2(example.head && example.cell, example.sentence.text.c_str());
        }
    }

    void showWhatTheExamplesSay_data() { open_data(); }
    void showWhatTheExamplesSay() {
        QFETCH(QString, folder);
        const Result<OpenModelPtr> model = openModel(folder.toStdString(), {});
        QVERIFY2(model, model ? "" : to_string(model.error()).c_str());
        for (const Example& example : (*model)->examples) {
            const char* text = example.sentence.text.c_str();
            QVERIFY2(clampedTo((*model)->model->config, *example.head) == *example.head, text);
            const HeadPicturePtr shown = picture(*model, example.sentence, *example.head);
            QVERIFY2(shown, text);
            const HeadView& view = *shown->own();
            QVERIFY2(example.cell->query_pos < view.queries() &&
                         example.cell->key_pos < view.keys(),
                     text);
            // a cell that the mask hides is one that the note shows without it
            const bool hidden = view.masked(example.cell->query_pos, example.cell->key_pos);
            QVERIFY2(looksAt(hidden ? with_mask(view, Mask::none) : view, *example.cell), text);
        }
    }
};

QTEST_GUILESS_MAIN(TestEmbeddedModels)
#include "test_embedded_models.moc"
