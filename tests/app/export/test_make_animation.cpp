// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/make_animation.h"

#include "core/model/catalog.h"
#include "core/model/load.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace heedmap;

namespace {

AnimationRequest requestOf(AnimationSubject subject, FigureKind shown) {
    const auto folder = *resolve_model("by-hand");
    AnimationRequest request;
    request.source.model = *load_model(folder);
    request.source.tokenizer =
        load_tokenizers(folder, request.source.model->config.vocab_size)->target;
    request.source.ids = {0, 1, 4};
    request.source.text = "a sentence";
    request.subject = subject;
    request.site = Site{request.source.model->config.stack, 1};
    request.steps = 1;
    request.spec.kind = shown;
    request.spec.widthMm = 120;
    return request;
}

} // namespace

class TestMakeAnimation : public QObject {
    Q_OBJECT

  private slots:
    /// The window's picture may be of any kind: a comparison, or all heads.
    void filmsOneHeadWhateverIsShown_data() {
        QTest::addColumn<int>("subject");
        QTest::addColumn<int>("shown");
        for (const AnimationSubject subject :
             {AnimationSubject::decoding, AnimationSubject::walk}) {
            for (const FigureKind kind : allFigureKinds()) {
                const QString of = subject == AnimationSubject::walk ? "walk of " : "decoding of ";
                const QString name = of + QString::fromUtf8(name_of(kind).data());
                QTest::newRow(qPrintable(name)) << int(subject) << int(kind);
            }
        }
    }
    void filmsOneHeadWhateverIsShown() {
        QFETCH(const int, subject);
        QFETCH(const int, shown);
        const QTemporaryDir dir;
        const std::filesystem::path path =
            std::filesystem::path(dir.path().toStdString()) / "film.gif";
        const ExportReport report =
            makeAnimation(requestOf(AnimationSubject(subject), FigureKind(shown)), path, {}, {});
        QVERIFY2(!report.error, report.error ? to_string(*report.error).c_str() : "");
        QVERIFY(std::filesystem::file_size(path) > 1000);
    }
};

QTEST_MAIN(TestMakeAnimation)
#include "test_make_animation.moc"
