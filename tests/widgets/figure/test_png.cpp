// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/png.h"

#include <QBuffer>
#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;
using namespace heedmap::testing;

class TestPng : public QObject {
    Q_OBJECT

    std::vector<DisplayToken> tokens_ = chineseTokens();
    HeadView head_ = headOf(11, 11, Mask::causal, 5);
    FigureSpec spec_;

    FigureInput input() const {
        FigureInput input;
        input.queries = tokens_;
        input.head = &head_;
        input.modelName = "story-gpt";
        input.modelHash = "0123abcd";
        input.sentence = "小猫坐在垫子上";
        input.program = "Heedmap 0.1.0";
        return input;
    }

    QByteArray written(double dpi) const {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto figure = layoutFigure(spec_, input());
        const auto done = writePng(*figure, buffer, dpi, provenanceOf(spec_, input()));
        return done ? buffer.data() : QByteArray();
    }

  private slots:
    void dpiAndSizeAreExact() {
        for (const double dpi : {150.0, 300.0, 600.0}) {
            QByteArray bytes = written(dpi);
            QBuffer buffer(&bytes);
            const QImage image = QImageReader(&buffer, "png").read();
            QVERIFY(!image.isNull());
            QCOMPARE(image.width(), qRound(170 / 25.4 * dpi));
            QVERIFY(std::abs(image.dotsPerMeterX() * 0.0254 / dpi - 1) <= 1e-4);
            QCOMPARE(image.dotsPerMeterX(), image.dotsPerMeterY());
        }
    }

    void theDpiThatPngCannotHoldStandsInItsText() {
        for (const double dpi : {72.0, 96.0}) {
            QByteArray bytes = written(dpi);
            QBuffer buffer(&bytes);
            const QImage image = QImageReader(&buffer, "png").read();
            QCOMPARE(image.dotsPerMeterX(), qRound(dpi / 0.0254)); // the nearest there is
            QCOMPARE(image.text("heedmap.dpi").toDouble(), dpi);
        }
    }

    void provenanceIsReadBack() {
        QByteArray bytes = written(100);
        QBuffer buffer(&bytes);
        QImageReader reader(&buffer, "png");
        const QImage image = reader.read();
        QCOMPARE(image.text("Software"), QString("Heedmap 0.1.0"));
        QCOMPARE(image.text("heedmap.figure"), QString("heatmap"));
        QCOMPARE(image.text("heedmap.model"), QString("story-gpt"));
        QCOMPARE(image.text("heedmap.model-hash"), QString("0123abcd"));
        QCOMPARE(image.text("heedmap.text"), QString("小猫坐在垫子上"));
        QVERIFY(image.text("heedmap.tokens").startsWith("0:小猫 1:␣坐在 2:"));
        QCOMPARE(image.text("heedmap.stack"), QString("decoder"));
        QCOMPARE(image.text("heedmap.layer"), QString("3"));
        QCOMPARE(image.text("heedmap.head"), QString("4"));
        QCOMPARE(image.text("heedmap.mask"), QString("causal"));
        QCOMPARE(image.text("heedmap.dpi"), QString("100"));
        QCOMPARE(image.text("heedmap.limits"), QString("0 to 1"));
        QCOMPARE(image.text("heedmap.colormap"), QString("viridis"));
        QVERIFY(!image.text("Description").isEmpty());
    }

    void sameInputSameBytes() {
        const QByteArray first = written(120);
        QVERIFY(first.size() > 1000);
        QVERIFY(first == written(120));
        QVERIFY(first != written(121));
    }

    void tooManyPixelsAreRefusedWithTheNumbers() {
        DisplayList figure;
        figure.size = QSizeF(1000, 1000);
        const auto image = renderImage(figure, 1200);
        QVERIFY(!image);
        QVERIFY(image.error().kind == ErrorKind::limit);
        const QString message = QString::fromStdString(to_string(image.error()));
        QVERIFY2(message.contains("47244 × 47244"), qPrintable(message));
        QVERIFY2(message.contains("100000000"), qPrintable(message));
    }

    void aFileIsWholeOrAsItWas() {
        QTemporaryDir folder;
        const std::filesystem::path path = (folder.path() + "/图.png").toStdString();
        const auto figure = layoutFigure(spec_, input());
        QVERIFY(writePng(*figure, path, 100, {}, {}));
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        QVERIFY(!QImage::fromData(before).isNull());
        QVERIFY(!writePng(*figure, path, 120, {}, {})); // exists, and may not be replaced
        DisplayList huge = *figure;
        huge.size = QSizeF(5000, 5000);
        QVERIFY(!writePng(huge, path, 4800, {}, {true, {}}));
        file.seek(0);
        QVERIFY(file.readAll() == before);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
        QVERIFY(writePng(*figure, path, 120, {}, {true, {}}));
        QCOMPARE(QImage(file.fileName()).width(), qRound(170 / 25.4 * 120));
    }

    void whatCannotBeWrittenIsAnError() {
        QTemporaryDir folder;
        const auto figure = layoutFigure(spec_, input());
        const std::string path = folder.path().toStdString() + "/missing/a.png";
        const auto missing = writePng(*figure, path, 72, {}, {});
        QVERIFY(!missing);
        QVERIFY(missing.error().kind == ErrorKind::io);
        QBuffer closed; // a device that takes nothing
        closed.open(QIODevice::ReadOnly);
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
        QVERIFY(!writePng(*figure, closed, 72, {}));
    }

    void linesAndSpacesOfProvenanceStay() {
        const QString text = "  two\n\nlines: 注意  ";
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        QVERIFY(writePng(*layoutFigure(spec_, input()), buffer, 72, {{"heedmap.text", text}}));
        buffer.seek(0);
        QCOMPARE(QImageReader(&buffer, "png").read().text("heedmap.text"), text);
    }
};

QTEST_MAIN(TestPng)
#include "test_png.moc"
