// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/bert_folder.h"
#include "tests/app/window_bench.h"

#include <QtTest>

#include <memory>

namespace heedmap::test {

/// What every test of the window begins with: a window that shows the default model's first
/// sentence.
class WindowTest {
  protected:
    void openBench() {
        bench_ = std::make_unique<WindowBench>(*theme_);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->settled(), 30'000);
        QCoreApplication::processEvents(); // the cards share the room once the heads are known
    }
    void closeBench() {
        bench_.reset();
        theme_->setChoice(ThemeChoice::light);
    }

    Document& document() { return bench_->document(); }

    /// A text of five tokens that the model does not end soon.
    void readOpenEnded() {
        document().setText(QStringLiteral("Once upon a time there"));
        QTRY_COMPARE(document().reading()->length(), Index{5});
    }

    /// Opens the model inside the program that translates, on its first example.
    void openTranslator() {
        document().setTexts(QStringLiteral("There is a black cat under the table."),
                            QStringLiteral("桌子下面有"));
        document().openModel("translate-en-zh");
        QTRY_VERIFY_WITH_TIMEOUT(
            bench_->settled() && document().reading()->trace().encoder() != nullptr, 30'000);
        QTRY_VERIFY(document().summaries()->reading == document().reading());
    }

    /// Opens a random BERT in a folder of its own.
    QString openBert() {
        const QString folder = bench_->folder.path() + QStringLiteral("/bert");
        if (!QDir().mkpath(folder) || !writeBert(folder)) {
            return {};
        }
        document().setText(QStringLiteral("the cat sat"));
        document().openModel(folder.toStdString());
        return folder;
    }

    std::unique_ptr<ApplicationTheme> theme_ = std::make_unique<ApplicationTheme>();
    std::unique_ptr<WindowBench> bench_;
};

} // namespace heedmap::test
