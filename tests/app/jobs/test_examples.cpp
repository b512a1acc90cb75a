// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/examples.h"

#include "tests/app/bert_folder.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;

class TestExamples : public QObject {
    Q_OBJECT

    static Result<std::vector<Example>> read(const QByteArray& text) {
        const QTemporaryDir folder;
        test::writeExamples(folder.path(), text);
        return readExamples(folder.path().toStdString());
    }

  private slots:
    void readsWhereToLook() {
        const auto examples =
            read("[{\"text\": \"a b\", \"target\": \"c\", \"note\": {\"en\": \"E\", \"zh\": "
                 "\"Z\"}, \"look\": {\"stack\": \"cross\", \"layer\": 1, \"head\": 2, \"query\": "
                 "3, \"key\": 4}}, {\"text\": \"d\"}]");
        QVERIFY(examples);
        QCOMPARE(examples->size(), std::size_t{2});
        const Example& first = examples->front();
        QVERIFY((first.sentence == Sentence{"a b", "c"}));
        QCOMPARE(first.noteEnglish, std::string("E"));
        QCOMPARE(first.noteChinese, std::string("Z"));
        QVERIFY((first.head == HeadId{{Stack::cross, 1}, 2}));
        QVERIFY((first.cell == CellPosition{3, 4}));
        QVERIFY(!examples->back().head && !examples->back().cell);
    }

    void aFolderMayHaveNone() {
        const QTemporaryDir folder;
        const auto examples = readExamples(folder.path().toStdString());
        QVERIFY(examples && examples->empty());
    }

    void namesWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("field");
        QTest::newRow("no list") << QByteArray("{}") << "";
        QTest::newRow("no object") << QByteArray("[3]") << "[0]";
        QTest::newRow("no text") << QByteArray("[{}]") << "[0].text";
        QTest::newRow("text") << QByteArray("[{\"text\": 3}]") << "[0].text";
        QTest::newRow("stack") << QByteArray("[{\"text\": \"a\", \"look\": {\"stack\": \"x\", "
                                             "\"layer\": 0, \"head\": 0}}]")
                               << "[0].look.stack";
        QTest::newRow("layer") << QByteArray("[{\"text\": \"a\", \"look\": {\"layer\": -1, "
                                             "\"head\": 0}}]")
                               << "[0].look.layer";
        QTest::newRow("key") << QByteArray("[{\"text\": \"a\", \"look\": {\"layer\": 0, \"head\": "
                                           "0, \"query\": 1}}]")
                             << "[0].look.key";
        QTest::newRow("note") << QByteArray("[{\"text\": \"a\", \"note\": {\"en\": 1}}]")
                              << "[0].note.en";
        QTest::newRow("the second")
            << QByteArray("[{\"text\": \"a\"}, {\"text\": null}]") << "[1].text";
        QTest::newRow("cut") << QByteArray("[{\"text\": \"a\"") << "";
    }

    void namesWhatIsWrong() {
        QFETCH(QByteArray, text);
        QFETCH(QString, field);
        const auto examples = read(text);
        QVERIFY(!examples);
        QVERIFY2(QString::fromStdString(examples.error().file).endsWith("examples.json"),
                 examples.error().file.c_str());
        if (!field.isEmpty()) {
            QCOMPARE(QString::fromStdString(examples.error().field), field);
        }
    }
};

QTEST_GUILESS_MAIN(TestExamples)
#include "test_examples.moc"
