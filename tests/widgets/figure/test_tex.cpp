// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"
#include "widgets/figure/layout.h"
#include "widgets/figure/tex.h"
#include "widgets/figure/tex_text.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;
using namespace heedmap::testing;

class TestTex : public QObject {
    Q_OBJECT

    std::vector<DisplayToken> tokens_ = tokensOf(
        {"The", "\\end{x}", "50%", "a_b^c~d", "#$&", "--", "小猫", "⟨E4⟩", "مرحبا", "…", "`'\""});
    HeadView head_ = headOf(11, 11, Mask::causal, 5);
    HeadView open_ = headOf(11, 11, Mask::none, 5);
    std::vector<HeadSummary> summaries_ = summariesOf(2, 3, 11);
    FigureSpec spec_;

    FigureInput input() const {
        FigureInput input;
        input.queries = tokens_;
        input.head = &head_;
        input.unmasked = &open_;
        input.summaries = summaries_;
        input.modelName = "story_gpt";
        input.sentence = "two\nlines\r\\input{secret} %";
        input.program = "Heedmap 0.1.0";
        return input;
    }

    QByteArray written() const {
        const auto figure = layoutFigure(spec_, input());
        const auto tex = texOf(*figure, provenanceOf(spec_, input()));
        return tex ? *tex : QByteArray();
    }

  private slots:
    void init() { spec_ = {}; }

    void everyCharacterOfTexIsEscaped_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("tex");
        const auto row = [](const char* text, const char* tex) {
            QTest::newRow(text) << QString::fromUtf8(text) << QByteArray(tex);
        };
        row("plain words", "plain words");
        row("\\", "\\textbackslash{}");
        row("{}", "\\{\\}");
        row("$&#%_", "\\$\\&\\#\\%\\_");
        row("^~", "\\textasciicircum{}\\textasciitilde{}");
        row("<|>", "\\textless{}\\textbar{}\\textgreater{}");
        row("--", "-{}-{}");
        row("``", "\\textasciigrave{}\\textasciigrave{}");
        row("'\"", "\\textquotesingle{}\\textquotedbl{}");
        row("␣cat…", "\\textvisiblespace{}cat\\ldots{}");
        row("−1", "\\textminus{}1");
        row("ä", "ä");
        row("小", "\\heedmapcjk{5C0F}{小}");
        row("ش", "\\heedmapcode{0634}{ش}");
        row("a\u200E\u202Eb", "ab");
        row("a\u0001\nb", "ab");
        row("^^41", "\\textasciicircum{}\\textasciicircum{}41");
    }

    void everyCharacterOfTexIsEscaped() {
        QFETCH(QString, text);
        QFETCH(QByteArray, tex);
        QCOMPARE(texText(text), tex);
    }

    void commentsAreOneLine() {
        QCOMPARE(texComment(QStringLiteral("a\nb\rc\u2028d\u0085e")), QByteArray("% a b c d e\n"));
    }

    void holdsValuesAndProvenance() {
        const QByteArray tex = written();
        QVERIFY(tex.startsWith("% Attention of head 3.4"));
        QVERIFY(tex.contains("\n% heedmap.model: story_gpt\n"));
        QVERIFY(tex.contains("\n% heedmap.text: two lines \\input{secret} %\n"));
        QVERIFY(tex.contains("\\documentclass[border=0pt]{standalone}"));
        QVERIFY(tex.contains("point meta min=0,point meta max=1"));
        QCOMPARE(tex.count("\\addplot[matrix plot*"), 1);
        const qsizetype at = tex.indexOf("\n4 7 ") + 5; // column 4 of row 7
        QCOMPARE(tex.mid(at, tex.indexOf('\n', at) - at).toFloat(), head_.pattern(7, 4));
        QVERIFY(tex.contains("\n7 4 nan\n")); // masked
        QVERIFY(!tex.mid(tex.indexOf("\\documentclass")).contains("\\end{x}"));
        QVERIFY(tex == written());
    }

    void tooManyCellsAreRefusedWithTheNumbers() {
        DisplayList figure;
        CellsItem cells;
        cells.values = Matrix(300, 200, 0.25F);
        figure.items.emplace_back(cells);
        const auto tex = texOf(figure, {});
        QVERIFY(!tex);
        QVERIFY(tex.error().kind == ErrorKind::limit);
        const QString message = QString::fromStdString(to_string(tex.error()));
        QVERIFY2(message.contains("60000 cells") && message.contains("50000"), qPrintable(message));
    }

    void compilesStandingAlone_data() {
        QTest::addColumn<QString>("program");
        QTest::addColumn<int>("kind");
        for (const char* program : {"pdflatex", "xelatex", "lualatex"}) {
            const auto row = [program](const char* name, FigureKind kind) {
                QTest::addRow("%s, %s", program, name) << QString(program) << int(kind);
            };
            row("heatmap", FigureKind::heatmap);
            row("compare", FigureKind::compare);
            row("grid", FigureKind::grid);
        }
    }

    void compilesStandingAlone() {
        QFETCH(QString, program);
        QFETCH(int, kind);
        if (QStandardPaths::findExecutable(program).isEmpty() ||
            QProcess::execute("kpsewhich", {"standalone.cls", "pgfplots.sty"}) != 0) {
            QSKIP("the program, standalone or pgfplots is not installed");
        }
        spec_.kind = static_cast<FigureKind>(kind);
        QTemporaryDir folder;
        QFile file(folder.filePath("figure.tex"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(written());
        file.close();
        QProcess latex;
        latex.setWorkingDirectory(folder.path());
        latex.start(program, {"-interaction=nonstopmode", "-halt-on-error", "figure.tex"});
        QVERIFY(latex.waitForFinished(120'000));
        QVERIFY2(latex.exitCode() == 0, latex.readAllStandardOutput().right(2000).constData());
        QVERIFY(QFile(folder.filePath("figure.pdf")).size() > 1000);
    }
};

QTEST_MAIN(TestTex)
#include "test_tex.moc"
