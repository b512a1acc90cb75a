// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_fields.h"
#include "app/session/session_file.h"
#include "tests/app/session/session_sample.h"

#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace heedmap;
using test::sampleSession;

namespace {

/// The sample's text with one part replaced.
std::string with(const std::string& from, const std::string& to) {
    std::string text = sessionText(sampleSession());
    const std::size_t at = text.find(from);
    if (at == std::string::npos) {
        qFatal("%s is not in the text", from.c_str());
    }
    return text.replace(at, from.size(), to);
}

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

class TestSessionFile : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    std::filesystem::path path(const char* name) const {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }

  private slots:
    void comesBackAsItWas() {
        for (const bool checksum : {false, true}) {
            const auto read = parseSession(sessionText(sampleSession(), checksum), "a.heedmap");
            QVERIFY2(read.ok(), read ? "" : to_string(read.error()).c_str());
            QVERIFY(read->session == sampleSession());
            QVERIFY(read->notices.empty());
        }
        Session plain;
        plain.state.model = "by-hand";
        const auto read = parseSession(sessionText(plain), "a.heedmap");
        QVERIFY(read.ok() && read->session == plain);
    }

    void everyFieldIsWrittenAndRead() {
        const Session sample = sampleSession();
        const Session plain;
        std::set<std::string> paths;
        for (const SessionField& field : sessionFields()) {
            QVERIFY2(paths.insert(field.path()).second, field.path().c_str());
            const nlohmann::json value = field.write(sample);
            QVERIFY2(value != field.write(plain), field.path().c_str()); // the sample is no default
            if (field.section == "decoding") {
                continue; // its fields build on one another
            }
            Session session;
            FieldReport report;
            field.read(value, field, session, report);
            QVERIFY2(!report.error && report.notices.empty(), field.path().c_str());
            QVERIFY2(field.write(session) == value, field.path().c_str());
        }
        QCOMPARE(paths.size(), std::size_t{49});
    }

    void isReadable() {
        const QString text = QString::fromStdString(sessionText(sampleSession()));
        QVERIFY(text.startsWith(QLatin1String("{\n  \"format\": \"heedmap session\",\n")));
        QVERIFY(text.contains(QLatin1String("\"temperature\": 0.7,")));
        QVERIFY(text.contains(QLatin1String("\"mask\": \"side by side\"")));
        QVERIFY(text.contains(QStringLiteral("猫坐在垫子上"))); // not \u escapes
        QVERIFY(!text.contains(QLatin1String("checksum")));
    }

    void aFileCutAnywhereIsNamed() {
        const std::string text = sessionText(sampleSession(), true);
        for (std::size_t length = 0; length + 2 < text.size(); ++length) {
            const auto read = parseSession(std::string_view(text).substr(0, length), "a.heedmap");
            QVERIFY2(!read.ok(), std::to_string(length).c_str());
            QCOMPARE(read.error().file, std::string("a.heedmap"));
            const std::string& place = read.error().field; // `size` of an empty file
            QVERIFY2(place.find(length == 0 ? "size" : "byte") != std::string::npos,
                     to_string(read.error()).c_str());
        }
    }

    void aDamagedAutosaveIsRefused() {
        std::string text = sessionText(sampleSession(), true);
        QVERIFY(parseSession(text, "a").ok());
        text.replace(text.find("1234567"), 7, "1234568");
        const auto read = parseSession(text, "a");
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, std::string("checksum"));
    }

    void aNewerVersionNamesBoth() {
        const auto read = parseSession(with("\"version\": 1", "\"version\": 2"), "a.heedmap");
        QVERIFY(!read.ok());
        const std::string error = to_string(read.error());
        QVERIFY2(error.find("version: got 2, written by Heedmap") != std::string::npos,
                 error.c_str());
        QVERIFY2(error.find("at most 1, which Heedmap") != std::string::npos, error.c_str());
    }

    void wrongFieldsAreNamed_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("field");
        const auto row = [](const char* from, const char* to, const char* field) {
            QTest::newRow(field) << QString::fromUtf8(from) << QString::fromUtf8(to)
                                 << QString::fromUtf8(field);
        };
        row("heedmap session", "jupyter", "format");
        row("\"version\": 1", "\"version\": \"1\"", "version");
        row("\"picture\": \"walk\"", "\"picture\": \"film\"", "view.picture");
        row("\"explained\": \"w_o\"", "\"explained\": \"w_i\"", "walk.explained");
        row("\"scaling\": false", "\"scaling\": 0", "walk.scaling");
        row("\"layer\": 3", "\"layer\": \"3\"", "head.layer");
        row("\"stack\": \"cross\"", "\"stack\": \"sideways\"", "head.stack");
        row("\"mask\": \"side by side\"", "\"mask\": 2", "view.mask");
        row("\"scale_to_largest\": true", "\"scale_to_largest\": 1", "view.scale_to_largest");
        row("\"reference\": \"story-gpt\"", "\"reference\": []", "model.reference");
        row("\"reference\": \"story-gpt\",", "", "model.reference");
        row("345,", "-1,", "decoding.tokens[1]");
        row("345,", "3.5,", "decoding.tokens[1]");
        row("345,", "4294967301,", "decoding.tokens[1]");
        row("\"view\": {", "\"view\": 7, \"view2\": {", "view");
        row("\"cell\": {", "\"format\": {", "format"); // twice
    }

    void wrongFieldsAreNamed() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, field);
        const auto read = parseSession(with(from.toStdString(), to.toStdString()), "a.heedmap");
        QVERIFY(!read.ok());
        const std::string error = to_string(read.error());
        QVERIFY2(error.find(field.toStdString()) != std::string::npos, error.c_str());
        QVERIFY2(error.starts_with("a.heedmap: "), error.c_str());
    }

    void whatIsOutOfRangeIsClampedWithANotice() {
        const auto layer = parseSession(with("\"layer\": 3", "\"layer\": -1"), "a");
        QVERIFY(layer.ok());
        QCOMPARE(layer->session.state.head.site.layer, Index{0});
        QCOMPARE(layer->notices.size(), std::size_t{1});
        QVERIFY2(layer->notices[0].starts_with("head.layer: got -1, expected a number from 0"),
                 layer->notices[0].c_str());
        const auto heat = parseSession(with("\"temperature\": 0.7", "\"temperature\": 1e30"), "a");
        QVERIFY(heat.ok());
        QCOMPARE(heat->session.state.sampler.temperature, 100.0F);
        QCOMPARE(heat->notices.size(), std::size_t{1});
        // What JSON makes of NaN is the default.
        const auto nan = parseSession(with("\"temperature\": 0.7", "\"temperature\": null"), "a");
        QVERIFY(nan.ok() && nan->notices.size() == 1);
        QCOMPARE(nan->session.state.sampler.temperature, SamplerOptions{}.temperature);
        const auto position = parseSession(with("\"position\": 3", "\"position\": 99"), "a");
        QVERIFY(position.ok());
        QCOMPARE(position->session.state.position, Index{4});
        for (const char* seed : {"9007199254740993", "18446744073709551615"}) { // no double
            const auto exact = parseSession(with("1234567", seed), "a");
            QVERIFY(exact.ok() && exact->notices.empty());
            QCOMPARE(std::to_string(exact->session.state.sampler.seed), std::string(seed));
        }
        const auto huge = parseSession(with("1234567", "1e30"), "a");
        QVERIFY(huge.ok() && huge->notices.size() == 1);
        QCOMPARE(huge->session.state.sampler.seed, std::numeric_limits<std::uint64_t>::max());
        const auto half = parseSession(with("\"top_k\": 41", "\"top_k\": 4.5"), "a");
        QVERIFY(half.ok());
        QCOMPARE(half->session.state.sampler.top_k, Index{4});
    }

    void aLiteralNanIsRefusedWithItsByte() {
        const auto read = parseSession(with("\"temperature\": 0.7", "\"temperature\": NaN"), "a");
        QVERIFY(!read.ok());
        QVERIFY(read.error().field.find("byte") != std::string::npos);
    }

    void nothingIsFetched() {
        for (const char* where : {"http://example.org/a.heedmap", "file:///etc/passwd",
                                  "//server/share/a.heedmap", "\\\\server\\share\\a.heedmap"}) {
            QVERIFY2(!checkLocal(where), where);
            QVERIFY2(!readSession(where), where);
            QVERIFY2(!saveSession(sampleSession(), where, {}), where);
        }
        QVERIFY(checkLocal("/home/a/b.heedmap") && checkLocal("story-gpt") &&
                checkLocal("owner/name"));
        const auto there = path("remote.heedmap");
        QVERIFY(
            put(QString::fromStdString(there.string()),
                QByteArray::fromStdString(with("\"story-gpt\"", "\"https://example.org/model\""))));
        const auto read = readSession(there);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().field, std::string("model.reference"));
    }

    void doesNotOverwriteWhatChanged() {
        const auto file = path("lesson.heedmap");
        const auto first = saveSession(sampleSession(), file, {});
        QVERIFY(first.ok());
        const auto read = readSession(file);
        QVERIFY(read.ok());
        QCOMPARE(read->fingerprint, *first);
        Session next = sampleSession();
        next.notes = "more";
        const auto second = saveSession(next, file, *first);
        QVERIFY(second.ok() && *second != *first);
        const QByteArray foreign = bytesOf(QString::fromStdString(file.string())) + " ";
        QVERIFY(put(QString::fromStdString(file.string()), foreign));
        const auto refused = saveSession(sampleSession(), file, *second);
        QVERIFY(!refused.ok());
        QVERIFY(to_string(refused.error()).find("changed since") != std::string::npos);
        QCOMPARE(bytesOf(QString::fromStdString(file.string())), foreign);
        QVERIFY(saveSession(sampleSession(), file, {}).ok()); // the user agreed
    }

    void whatCouldNotBeReadIsNotWritten() {
        Session session = sampleSession();
        session.state.sentence.text = std::string(4'000'001, 'x');
        const auto file = path("long.heedmap");
        const auto refused = saveSession(session, file, {});
        QVERIFY(!refused.ok());
        QVERIFY(to_string(refused.error()).find("text: got") != std::string::npos);
        session.state.sentence.text = std::string(4'000'000, '\1'); // six bytes each in JSON
        QVERIFY(!saveSession(session, file, {}).ok());
        QVERIFY(!std::filesystem::exists(file));
    }

    void aTargetThatCannotBeWrittenSaysSo() {
        const auto refused = saveSession(sampleSession(), path("no/such/folder.heedmap"), {});
        QVERIFY(!refused.ok());
        QVERIFY(to_string(refused.error()).find("folder.heedmap") != std::string::npos);
        const auto full = saveSession(sampleSession(), "/dev/full", {});
        QVERIFY(!full.ok());
    }
};

QTEST_GUILESS_MAIN(TestSessionFile)
#include "test_session_file.moc"
