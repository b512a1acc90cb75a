// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/error_text.h"
#include "app/export_words.h"
#include "app/language.h"

#include <QtTest>

#include <cerrno>
#include <cstring>

using namespace heedmap;

class TestErrorText : public QObject {
    Q_OBJECT

  private slots:
    void tellsTheFacts() {
        Language language;
        language.choose(QStringLiteral("en"));
        QCOMPARE(errorDetail({ErrorKind::limit, {}, "text", "896 bytes", "at most 200 bytes"}),
                 QStringLiteral("text: got 896 bytes, expected at most 200 bytes"));
        QCOMPARE(errorDetail({ErrorKind::invalid, {}, "--model", "x", {}}),
                 QStringLiteral("got x"));
    }

    void tellsWhatIsNotThereFromWhatCannotBeRead() {
        Language language;
        language.choose(QStringLiteral("en"));
        const std::string missing = std::strerror(ENOENT);
        const std::string read = "a file that can be read"; // as the core says it
        QCOMPARE(errorSentence({ErrorKind::io, "/a/lesson.heedmap", {}, missing, read}),
                 QStringLiteral("“lesson.heedmap” is not there."));
        QCOMPARE(errorSentence({ErrorKind::io, "/a/b/config.json", {}, missing, read}),
                 QStringLiteral("“b” holds no model. A model folder has config.json, the weights "
                                "as .safetensors files, and the tokenizer's files."));
        QCOMPARE(errorSentence({ErrorKind::io, "/a/b", {}, missing, "a folder to write to"}),
                 QStringLiteral("“b” could not be read or written."));
        QCOMPARE(errorSentence({ErrorKind::io, "/a/b", {}, std::strerror(EACCES), read}),
                 QStringLiteral("“b” could not be read or written."));
    }

    void aMaskIsNotTranslatedWhatIsNotThereIs() {
        Language language;
        language.choose(QStringLiteral("zh_CN"));
        QCOMPARE(errorDetail({ErrorKind::invalid,
                              {},
                              "--mask",
                              "none",
                              "family or causal: compare shows none beside it"}),
                 QStringLiteral("得到：none；应为：family 或 causal：比较图会在旁边显示 none"));
        const QString forecast =
            errorDetail({ErrorKind::invalid,
                         {},
                         "mask",
                         "none",
                         "causal: a row that sees its token does not foresee it"});
        QVERIFY2(forecast.contains(QLatin1String("none")), qPrintable(forecast));
        const QString steps =
            errorDetail({ErrorKind::invalid, {}, "steps", "none", "at least one"});
        QVERIFY2(steps.contains(QStringLiteral("无")), qPrintable(steps));
        language.choose(QStringLiteral("en"));
    }

    void tellsThemInChinese() {
        Language language;
        language.choose(QStringLiteral("zh_CN"));
        const QString limit =
            errorDetail({ErrorKind::limit, "a", {}, "896 bytes", "at most 200 bytes"});
        QVERIFY2(!limit.contains(QLatin1String("byte")), qPrintable(limit));
        QVERIFY(limit.startsWith(QLatin1String("a: ")) && limit.contains(QLatin1String("896")));
        const QString json = errorDetail(
            {ErrorKind::invalid, {}, {}, "the end of the text", "JSON that is complete"});
        QVERIFY2(!json.contains(QLatin1String("the")), qPrintable(json));
        QCOMPARE(QLocale().formattedDataSize(896, 0), QStringLiteral("896 字节"));
        QCOMPARE(
            errorDetail({ErrorKind::invalid, "vocab.txt", "line 3, byte 17", "\\xC0", "UTF-8"}),
            QStringLiteral("vocab.txt: 第 3 行，第 17 字节: 得到：\\xC0；应为：UTF-8"));
        const Error png{ErrorKind::limit, "", "PNG", "90000 × 9 pixels", "memory for them"};
        QCOMPARE(exportSentence(png),
                 QStringLiteral("PNG 图片（90000 × 9 像素）太大：请减少每英寸点数，或改用 PDF。"));
        QCOMPARE(noticeText({"head.layer: got -1, expected a number from 0 to 9; taken as 0",
                             "config.json: auto_map is ignored: no code is run or fetched"}),
                 QStringLiteral("head.layer: 得到：-1；应为：0 到 9 的数；取为：0\n"
                                "config.json: 忽略 auto_map：不运行也不下载任何代码"));
        language.choose(QStringLiteral("en"));
    }
};

QTEST_MAIN(TestErrorText)
#include "test_error_text.moc"
