// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/png.h"
#include "widgets/figure/svg.h"
#include "widgets/figure/svg_text.h"
#include "widgets/figure/xml_text.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>
#include <QtTest>

using namespace heedmap;
using namespace heedmap::testing;

namespace {

/// What a reader of XML finds: names of elements, and all text and attributes in one string each.
struct Parsed {
    QStringList elements;
    QString text;
    QString attributes;
    QString error;

    explicit Parsed(const QByteArray& svg) {
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                elements << reader.name().toString();
                for (const QXmlStreamAttribute& attribute : reader.attributes()) {
                    attributes += attribute.value().toString() + QChar(u'\n');
                }
            } else if (reader.isCharacters()) {
                text += reader.text().toString();
            }
        }
        error = reader.hasError() ? reader.errorString() : QString();
    }
};

/// The mean difference of two images over all channels, of 255.
double difference(const QImage& a, const QImage& b) {
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y);
            const QColor q = b.pixelColor(x, y);
            sum += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) +
                   std::abs(p.blue() - q.blue());
        }
    }
    return sum / (3.0 * a.width() * a.height());
}

} // namespace

class TestSvg : public QObject {
    Q_OBJECT

    std::vector<DisplayToken> tokens_ = englishTokens();
    HeadView head_ = headOf(11, 11, Mask::causal, 5);
    HeadView open_ = headOf(11, 11, Mask::none, 5);
    std::vector<HeadSummary> summaries_ = summariesOf(4, 6, 11);
    FigureSpec spec_;

    FigureInput input() const {
        FigureInput input;
        input.queries = tokens_;
        input.head = &head_;
        input.unmasked = &open_;
        input.summaries = summaries_;
        input.modelName = "story-gpt";
        input.sentence = "The cat sat";
        input.program = "Heedmap 0.1.0";
        return input;
    }

    QByteArray written(const FigureInput& input, SvgText text = SvgText::outlines) const {
        const auto figure = layoutFigure(spec_, input);
        return figure ? svgOf(*figure, provenanceOf(spec_, input), text) : QByteArray();
    }

  private slots:
    void init() { spec_ = {}; }

    void isTheSamePictureAsThePng_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("theme");
        for (const FigureKind kind : {FigureKind::heatmap, FigureKind::compare, FigureKind::grid}) {
            for (const Theme theme : {Theme::light, Theme::dark}) {
                QTest::addRow("%s %d", name_of(kind).data(), int(theme)) << int(kind) << int(theme);
            }
        }
    }

    void isTheSamePictureAsThePng() {
        QFETCH(int, kind);
        QFETCH(int, theme);
        spec_.kind = static_cast<FigureKind>(kind);
        spec_.theme = static_cast<Theme>(theme);
        const QByteArray svg = written(input());
        QSvgRenderer renderer(svg);
        QVERIFY(renderer.isValid());
        const auto png = renderImage(*layoutFigure(spec_, input()), 200);
        QVERIFY(png);
        QImage image(png->size(), QImage::Format_RGB32);
        image.fill(Qt::green);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        renderer.render(&painter);
        painter.end();
        const double mean = difference(image, *png);
        QVERIFY2(mean < 2.5, qPrintable(QString::number(mean)));
    }

    void isExactInSizeAndSaysWhatItIs() {
        const QByteArray svg = written(input());
        const Parsed parsed(svg);
        QCOMPARE(parsed.error, QString());
        QVERIFY(svg.contains("width=\"170mm\""));
        QVERIFY(svg.contains("viewBox=\"0 0 17000 "));
        QVERIFY(svg.contains("xml:lang=\"en\""));
        QCOMPARE(parsed.elements.count(QStringLiteral("title")), 2); // the figure's and RDF's
        QVERIFY(parsed.text.contains(QStringLiteral("Attention of head 3.4")));
        QVERIFY(svg.contains("<heedmap:model>story-gpt</heedmap:model>"));
        QVERIFY(svg.contains("<heedmap:limits>0 to 1</heedmap:limits>"));
        QVERIFY(svg.contains("<xmp:CreatorTool>Heedmap 0.1.0</xmp:CreatorTool>"));
        QVERIFY(parsed.attributes.contains(QStringLiteral("because"))); // a label, for readers
    }

    void isTheSameBytesEveryTime() {
        const QByteArray first = written(input());
        QVERIFY(first.size() > 1000);
        QVERIFY(first == written(input()));
        spec_.values = false;
        QVERIFY(first != written(input()));
    }

    void staysXmlWhateverTheTextIs() {
        const QString hostile = QStringLiteral("<script>alert(1)</script> ]]> & \"' ") +
                                QChar(0x0001) + QChar(0xD800) + QChar(0xFFFE) + QChar(0x000B) +
                                QStringLiteral(" end");
        tokens_[3].text = tokens_[3].plain = "<script>\x01</script>";
        for (const SvgText text : {SvgText::outlines, SvgText::letters}) {
            FigureInput input = this->input();
            input.sentence = hostile;
            input.modelName = hostile;
            spec_.captionText = hostile;
            const QByteArray svg = written(input, text);
            const Parsed parsed(svg);
            QCOMPARE(parsed.error, QString());
            QVERIFY(!parsed.elements.contains(QStringLiteral("script")));
            QVERIFY(parsed.text.contains(QStringLiteral("<script>alert(1)</script> ]]> & \"' ")));
            QVERIFY(!svg.contains('\x01'));
            QVERIFY(QSvgRenderer(svg).isValid());
        }
        tokens_ = englishTokens();
        QCOMPARE(xmlText(QStringLiteral("a<b>\"&\t") + QChar(0x0001) + QStringLiteral("你")),
                 QByteArray("a&lt;b&gt;&quot;&amp;&#9;\xEF\xBF\xBD你"));
    }

    /// The toolkit's own order hangs on addresses: of these two texts one would go from the right.
    void glyphsOfSeveralFontsGoFromTheLeft() {
        for (const char* text : {"a小", "小a"}) {
            SvgTextWriter writer(SvgText::outlines);
            TextItem item;
            item.text = QString::fromUtf8(text);
            const QByteArray line = writer.element(item);
            QVERIFY2(line.contains("><use xlink:href=\"#g0\" x=\"0\"/>"), line.constData());
            QCOMPARE(line.count("<use"), 2);
        }
    }

    void lettersAreText() {
        const QByteArray svg = written(input(), SvgText::letters);
        QVERIFY(svg.contains(">because</text>"));
        QVERIFY(svg.contains("'DejaVu Sans'"));
        QVERIFY(svg.contains("sans-serif\""));
        QVERIFY(!written(input()).contains("<text"));
    }

    void fewCellsAreVectorsAndManyAnImage() {
        spec_.values = false;
        QVERIFY(!written(input()).contains("<image"));
        const auto tokens = manyTokens(142);
        const HeadView large = headOf(142, 142, Mask::causal, 8); // 20,164 cells
        FigureInput input = this->input();
        input.queries = tokens;
        input.head = &large;
        const QByteArray svg = written(input);
        QCOMPARE(svg.count("<image"), 1);
        const qsizetype begin = svg.indexOf("base64,") + 7;
        const QImage image = QImage::fromData(
            QByteArray::fromBase64(svg.mid(begin, svg.indexOf('"', begin) - begin)));
        QCOMPARE(image.size(), QSize(142, 142));
        QCOMPARE(image.pixel(3, 77), colorAt(ColorMap::viridis, double(large.pattern(77, 3))));
        QCOMPARE(qAlpha(image.pixel(77, 3)), 0); // masked
    }

    void isTransparentWhereItShouldBe() {
        spec_.transparent = true;
        QSvgRenderer renderer(written(input()));
        QImage image(340, 300, QImage::Format_ARGB32);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QCOMPARE(qAlpha(image.pixel(1, 1)), 0);
    }

    void speaksOfWhatItsFontsLack() {
        tokens_[2].plain = tokens_[2].text = "\U00030000";
        QVERIFY(QSvgRenderer(written(input())).isValid());
        tokens_ = englishTokens();
    }
};

QTEST_MAIN(TestSvg)
#include "test_svg.moc"
