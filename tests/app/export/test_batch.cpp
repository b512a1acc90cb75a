// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/batch.h"
#include "app/export/trace_cache.h"
#include "core/model/catalog.h"
#include "core/model/load.h"
#include "core/tokenizer/tokenizer.h"

#include <QtTest>

using namespace heedmap;

class TestBatch : public QObject {
    Q_OBJECT

    std::shared_ptr<FigureSource> source_;

    /// A heatmap of each head of by-hand, into `folder`.
    std::vector<BatchFigure> figuresInto(const QString& folder) const {
        std::vector<BatchFigure> figures;
        for (Index layer = 0; layer < 2; ++layer) {
            for (Index head = 0; head < 2; ++head) {
                BatchFigure figure;
                figure.source = source_;
                figure.request.site.layer = layer;
                figure.request.head = head;
                figure.spec.widthMm = 85;
                figure.file = {FigureFormat::svg, 300, SvgText::letters};
                figure.path =
                    (folder + QStringLiteral("/%1%2.svg").arg(layer).arg(head)).toStdString();
                figures.push_back(figure);
            }
        }
        return figures;
    }

  private slots:
    void initTestCase() {
        const Result<std::filesystem::path> folder = resolve_model("by-hand");
        QVERIFY(folder);
        source_ = std::make_shared<FigureSource>();
        source_->model = *load_model(*folder);
        source_->ids = {0, 1, 4};
        source_->tokenizer = load_tokenizers(*folder, source_->model->config.vocab_size)->target;
    }

    void init() { source_->runs = std::make_shared<TraceCache>(); }

    void runsTheModelOnce() {
        QTemporaryDir folder;
        std::vector<double> shares;
        const Work work{{}, [&shares](double share) { shares.push_back(share); }};
        const ExportReport report = writeBatch(figuresInto(folder.path()), {}, work);
        QVERIFY(!report.error);
        QCOMPARE(report.written.size(), std::size_t{4});
        QVERIFY(report.missing.empty());
        QCOMPARE(source_->runs->runs(), 1);
        QCOMPARE(shares, (std::vector<double>{0.25, 0.5, 0.75, 1}));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 4);
    }

    void aFolderThatVanishesLeavesWholeFilesOnly() {
        QTemporaryDir folder;
        std::vector<BatchFigure> figures = figuresInto(folder.path());
        figures[2].path = (folder.path() + "/gone/10.svg").toStdString();
        figures[3].path = (folder.path() + "/gone/11.svg").toStdString();
        const ExportReport report = writeBatch(figures, {}, {});
        QVERIFY(report.error);
        QVERIFY(report.error->kind == ErrorKind::io);
        QCOMPARE(report.written.size() + report.missing.size(), std::size_t{4});
        QVERIFY(std::ranges::find(report.missing, figures[2].path) != report.missing.end());
        QVERIFY(std::ranges::find(report.missing, figures[3].path) != report.missing.end());
        for (const std::filesystem::path& path : report.written) {
            QFile file(QString::fromStdString(path.string()));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().trimmed().endsWith("</svg>"));
        }
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(),
                 static_cast<qsizetype>(report.written.size()));
    }

    void aStopLeavesWhatIsWritten() {
        QTemporaryDir folder;
        std::stop_source stop;
        const Work work{stop.get_token(), [&stop](double) { stop.request_stop(); }};
        const ExportReport report = writeBatch(figuresInto(folder.path()), {}, work);
        QVERIFY(report.error);
        QVERIFY(report.error->kind == ErrorKind::cancelled);
        QVERIFY(!report.written.empty());
        QVERIFY(!report.missing.empty());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(),
                 static_cast<qsizetype>(report.written.size()));
    }

    void isCheckedBeforeItBegins() {
        QTemporaryDir folder;
        std::vector<BatchFigure> figures = figuresInto(folder.path());
        QVERIFY(checkBatch(figures, {}));
        QVERIFY(!checkBatch({}, {}));
        QVERIFY(!writeBatch(figures, {}, {}).error);
        const Result<void> there = checkBatch(figures, {});
        QVERIFY(!there);
        QVERIFY(to_string(there.error()).find("00.svg") != std::string::npos);
        QVERIFY(checkBatch(figures, {true, {}}));
        figures[3].path = (folder.path() + "/./00.svg").toStdString();
        const Result<void> twice = checkBatch(figures, {true, {}});
        QVERIFY(!twice);
        QCOMPARE(twice.error().got, std::string("two files of this name"));
    }

    void namesAreFilledIn() {
        const NameParts parts{"org/my:model", "heatmap", "decoder", 3, 11};
        QCOMPARE(*batchName("{model}-L{layer}H{head}.svg", parts),
                 std::string("org-my-model-L3H11.svg"));
        QCOMPARE(*batchName("{kind}_{stack}", parts), std::string("heatmap_decoder"));
        for (const char* wrong : {"{hat}", "{", "}", "a{layer", "{}"}) {
            QVERIFY2(!batchName(wrong, parts), wrong);
        }
    }

    void listsSomeFiles() {
        const std::vector<std::filesystem::path> files{"x/a.svg", "x/b.svg", "x/c.svg"};
        QCOMPARE(listed(files, 5), std::string("a.svg, b.svg, c.svg"));
        QCOMPARE(listed(files, 2), std::string("a.svg, b.svg and 1 more"));
    }
};

QTEST_MAIN(TestBatch)
#include "test_batch.moc"
