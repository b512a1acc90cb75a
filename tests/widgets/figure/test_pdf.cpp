// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What poppler's tools find in a PDF.
#include "sample.h"
#include "widgets/figure/make_figure.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;
using namespace heedmap::testing;

class TestPdf : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::vector<DisplayToken> tokens_ = chineseTokens();
    HeadView head_ = headOf(11, 11, Mask::causal, 5);
    FigureSpec spec_;

    FigureInput input() const {
        FigureInput input;
        input.queries = tokens_;
        input.head = &head_;
        input.modelName = "story-gpt-zh";
        input.sentence = "小猫坐在垫子上 <b>";
        input.program = "Heedmap 0.1.0";
        return input;
    }

    QString written(const FigureInput& input) {
        const auto figure = makeFigure(spec_, input, true);
        const auto bytes = figure ? encodeFigure(*figure, {FigureFormat::pdf}) : figure.error();
        QFile file(folder_.filePath("figure.pdf"));
        if (!bytes || !file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size()) {
            return {};
        }
        return file.fileName();
    }

    /// The tool's standard output; skips the test where it is not installed.
    static QString output(const QString& tool, const QStringList& arguments) {
        QProcess process;
        process.start(tool, arguments);
        return process.waitForFinished() && process.exitCode() == 0
                   ? QString::fromUtf8(process.readAllStandardOutput())
                   : QString();
    }

  private slots:
    void initTestCase() {
        if (QStandardPaths::findExecutable("pdffonts").isEmpty()) {
            QSKIP("poppler-utils is not installed");
        }
    }

    void init() { spec_ = {}; }

    void fontsAreEmbeddedAndTokensAreText() {
        const QString path = written(input());
        const QStringList fonts = output("pdffonts", {path}).split('\n', Qt::SkipEmptyParts);
        QVERIFY(fonts.size() >= 4); // two lines of headings, a Latin and a Chinese face
        const qsizetype embedded = fonts[0].indexOf("emb");
        for (const QString& font : fonts.mid(2)) {
            QCOMPARE(font.mid(embedded, 3), QString("yes"));
        }
        const QString text = output("pdftotext", {"-layout", path, "-"});
        for (const char* word : {"小猫", "坐在", "因为", "Attention of head 3.4", "story-gpt-zh"}) {
            QVERIFY2(text.contains(QString::fromUtf8(word)), word);
        }
    }

    /// Characters whose glyph a font shares with a radical: they are found by their own code.
    void charactersThatAreRadicalsAreFound() {
        const QString text = QStringLiteral("看见门车风马鸟鱼长龙心山水火");
        FigureInput shown = input();
        shown.sentence = text;
        const QString found = output("pdftotext", {"-layout", written(shown), "-"});
        QVERIFY2(found.contains(text), qPrintable(found));
    }

    void thePageIsExact_data() {
        QTest::addColumn<double>("width");
        QTest::newRow("a column") << 85.0;
        QTest::newRow("a page") << 170.0;
        QTest::newRow("a slide") << 338.67;
    }

    void thePageIsExact() {
        QFETCH(double, width);
        spec_.widthMm = width;
        const auto figure = makeFigure(spec_, input(), false);
        QVERIFY(figure);
        const QString info = output("pdfinfo", {written(input())});
        const QRegularExpression size("Page size: +([0-9.]+) x ([0-9.]+) pts");
        const auto match = size.match(info);
        QVERIFY(match.hasMatch());
        QVERIFY(info.contains(QRegularExpression("Pages: +1\n")));
        const double wide = match.captured(1).toDouble() / 72 * 25.4;
        const double high = match.captured(2).toDouble() / 72 * 25.4;
        QVERIFY2(std::abs(wide - width) < 0.005, qPrintable(QString::number(wide)));
        QVERIFY(std::abs(high - figure->layout.size.height()) < 0.005);
    }

    void fewCellsAreVectorsAndManyAnImage() {
        QCOMPARE(output("pdfimages", {"-list", written(input())}).split('\n').size(), 3);
        const auto tokens = manyTokens(142);
        const HeadView large = headOf(142, 142, Mask::none, 8);
        FigureInput many = input();
        many.queries = tokens;
        many.head = &large;
        const QString path = written(many);
        const QStringList listed =
            output("pdfimages", {"-list", path}).split('\n', Qt::SkipEmptyParts);
        QVERIFY(listed.size() > 2);
        QVERIFY2(!listed[2].contains("jpeg"), qPrintable(listed[2]));
        QVERIFY2(listed[2].contains(QRegularExpression(" 142 +142 ")), qPrintable(listed[2]));
        output("pdfimages", {"-png", path, folder_.filePath("cells")});
        const QImage image(folder_.filePath("cells-000.png"));
        QCOMPARE(image.size(), QSize(142, 142));
        QCOMPARE(image.pixel(91, 17), colorAt(ColorMap::viridis, double(large.pattern(17, 91))));
    }

    void provenanceAndNumbersAreInside() {
        const QString path = written(input());
        const QString meta = output("pdfinfo", {"-meta", path});
        QVERIFY(meta.contains("<heedmap:model>story-gpt-zh</heedmap:model>"));
        QVERIFY(meta.contains("<heedmap:text>小猫坐在垫子上 &lt;b&gt;</heedmap:text>"));
        QVERIFY(meta.contains("<heedmap:head>4</heedmap:head>"));
        const QString info = output("pdfinfo", {path});
        QVERIFY(info.contains("Attention of head 3.4"));
        QVERIFY(info.contains("Heedmap 0.1.0"));
        output("pdfdetach", {"-saveall", "-o", folder_.path(), path});
        QFile csv(folder_.filePath("figure.csv"));
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray numbers = csv.readAll();
        QVERIFY(numbers.startsWith("pattern,0:小猫,1:␣坐在,"));
        QCOMPARE(numbers.count("\r\n"), 12);
    }
};

QTEST_MAIN(TestPdf)
#include "test_pdf.moc"
