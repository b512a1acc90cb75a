// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QDirIterator>
#include <QRegularExpression>

namespace {

/// The ladder, bottom first. A file may include what stands on its own rung or below.
const QList<QStringList> ladder{
    {QStringLiteral("core/base/")},
    {QStringLiteral("core/tensor/")},
    {QStringLiteral("core/kernels/")},
    {QStringLiteral("core/format/")},
    {QStringLiteral("core/tokenizer/")},
    {QStringLiteral("core/model/")},
    {QStringLiteral("core/run/")},
    {QStringLiteral("core/explain/")},
    {QStringLiteral("widgets/figure/")},
    {QStringLiteral("widgets/")},
    {QStringLiteral("app/")},
};

/// Text and model meet in the application alone: these do not link the tokenizer.
const QStringList withoutTokenizer{QStringLiteral("core/model/"), QStringLiteral("core/run/"),
                                   QStringLiteral("core/explain/")};

/// The rung that a path from the root stands on; −1 for none.
qsizetype rungOf(const QString& path) {
    for (qsizetype rung = 0; rung < ladder.size(); ++rung) {
        for (const QString& folder : ladder[rung]) {
            if (path.startsWith(folder)) {
                return rung;
            }
        }
    }
    return -1;
}

bool isBeside(const QString& path, const QString& header) {
    return header.startsWith(QStringLiteral("core/tokenizer/")) &&
           std::any_of(withoutTokenizer.begin(), withoutTokenizer.end(),
                       [&](const QString& folder) { return path.startsWith(folder); });
}

bool isQt(const QString& header) {
    static const QRegularExpression qt(QStringLiteral("^(Q[A-Z]|Qt|q[a-z]+\\.h$|qcustomplot)"));
    return qt.match(header).hasMatch();
}

/// What is wrong with the includes of a file, one sentence each.
QStringList violations(const QString& path, const QString& text) {
    static const QRegularExpression include(
        QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
        QRegularExpression::MultilineOption);
    QStringList found;
    for (auto matches = include.globalMatch(text); matches.hasNext();) {
        const QRegularExpressionMatch match = matches.next();
        const QString header = match.captured(2);
        if (match.captured(1) == QStringLiteral("<")) {
            if (path.startsWith(QStringLiteral("core/")) && isQt(header)) {
                found << path + QStringLiteral(": the core includes Qt: ") + header;
            }
        } else if (header.endsWith(QStringLiteral(".moc"))) {
            continue;
        } else if (rungOf(header) < 0) {
            found << path + QStringLiteral(": not included from the root: ") + header;
        } else if (rungOf(header) > rungOf(path)) {
            found << path + QStringLiteral(": includes up the ladder: ") + header;
        } else if (isBeside(path, header)) {
            found << path + QStringLiteral(": includes what it does not link: ") + header;
        }
    }
    return found;
}

QStringList sources() {
    QStringList paths;
    const QDir root(QStringLiteral(HEEDMAP_SOURCE_DIR));
    for (const char* folder : {"core", "widgets", "app"}) {
        QDirIterator it(root.filePath(QString::fromLatin1(folder)),
                        {QStringLiteral("*.h"), QStringLiteral("*.cpp"), QStringLiteral("*.inc")},
                        QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            paths << root.relativeFilePath(it.next());
        }
    }
    return paths;
}

} // namespace

class TestLayers : public QObject {
    Q_OBJECT

  private slots:
    void findsWhatIsWrong_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("count");
        const auto row = [](const char* name, const char* path, const char* line, int count) {
            QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(line) << count;
        };
        row("Qt in core", "core/run/a.cpp", "#include <QString>\n", 1);
        row("Qt header in core", "core/run/a.h", "  # include <QtCore/qglobal.h>\n", 1);
        row("a standard header", "core/run/a.h", "#include <queue>\n#include <string>\n", 0);
        row("up inside core", "core/base/a.h", "#include \"core/model/model.h\"\n", 1);
        row("from tokenizer to model", "core/tokenizer/a.h", "#include \"core/model/config.h\"\n",
            1);
        row("from explain to tokenizer", "core/explain/a.h", "#include \"core/tokenizer/b.h\"\n",
            1);
        row("from app to tokenizer", "app/a.h", "#include \"core/tokenizer/b.h\"\n", 0);
        row("from core to widgets", "core/run/a.h", "#include \"widgets/figure/paint.h\"\n", 1);
        row("from figure to widgets", "widgets/figure/a.h", "#include \"widgets/theme/b.h\"\n", 1);
        row("from widgets to app", "widgets/theme/a.h", "#include \"app/launch.h\"\n", 1);
        row("down", "app/launch.cpp", "#include \"core/base/error.h\"\n", 0);
        row("not from the root", "app/launch.cpp", "#include \"launch.h\"\n", 1);
        row("Qt in a widget", "widgets/theme/a.h", "#include <QWidget>\n", 0);
        row("moc", "app/a.cpp", "#include \"a.moc\"\n", 0);
    }

    void findsWhatIsWrong() {
        QFETCH(QString, path);
        QFETCH(QString, line);
        QFETCH(int, count);
        QCOMPARE(violations(path, line).size(), count);
    }

    void includesGoDownTheLadder() {
        const QStringList paths = sources();
        QVERIFY2(paths.size() > 40, "the sources were not found");
        QStringList found;
        for (const QString& path : paths) {
            QFile file(QStringLiteral(HEEDMAP_SOURCE_DIR "/") + path);
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
            found << violations(path, QString::fromUtf8(file.readAll()));
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
    }

    void everyFolderOfTheCoreIsOnTheLadder() {
        const QDir core(QStringLiteral(HEEDMAP_SOURCE_DIR "/core"));
        for (const QString& name : core.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QVERIFY2(rungOf(QStringLiteral("core/") + name + QLatin1Char('/')) >= 0,
                     qPrintable(name));
        }
    }
};

QTEST_APPLESS_MAIN(TestLayers)
#include "test_layers.moc"
