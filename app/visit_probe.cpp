// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/visit_probe.h"

#include "app/commands.h"
#include "app/main_window.h"
#include "widgets/heads/head_grid.h"

#include <QAction>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <stop_token>
#include <thread>

namespace heedmap {

namespace {

constexpr const char* variable = "HEEDMAP_VISIT";
using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 2];
}

/// The value that a share of them is at most.
double quantile(std::vector<double> values, double share) {
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values.empty() ? 0 : values[static_cast<std::size_t>(last * share)];
}

/// In 10^6 bytes.
double residentMb() {
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        for (const QByteArray& line : status.readAll().split('\n')) {
            if (line.startsWith("VmRSS:")) {
                return line.mid(6).trimmed().split(' ').front().toDouble() * 1024 / 1e6;
            }
        }
    }
    return 0;
}

} // namespace

struct Heartbeat::State {
    QObject* receiver = nullptr;
    std::vector<double> delays; ///< touched in the receiver's thread alone
    std::jthread thread;
};

Heartbeat::Heartbeat(QObject& receiver) : state_(std::make_shared<State>()) {
    state_->receiver = &receiver;
    state_->thread = std::jthread([state = state_.get()](const std::stop_token& stop) {
        constexpr auto beat = std::chrono::milliseconds(10);
        while (!stop.stop_requested()) {
            std::this_thread::sleep_for(beat);
            QMetaObject::invokeMethod(
                state->receiver,
                [state, posted = Clock::now()] { state->delays.push_back(since(posted)); },
                Qt::QueuedConnection);
        }
    });
}

Heartbeat::~Heartbeat() {
    state_->thread.request_stop();
    state_->thread.join();
    QCoreApplication::removePostedEvents(state_->receiver, QEvent::MetaCall);
}

const std::vector<double>& Heartbeat::delays() const {
    return state_->delays;
}

bool VisitProbe::wanted() {
    return qEnvironmentVariableIsSet(variable);
}

VisitProbe::VisitProbe(MainWindow& window) : QObject(&window), window_(window) {
    window_.heatmap()->installEventFilter(this);
    QTimer::singleShot(0, this, &VisitProbe::run);
}

bool VisitProbe::eventFilter(QObject* watched, QEvent* event) {
    painted_ = painted_ || event->type() == QEvent::Paint;
    return QObject::eventFilter(watched, event);
}

double VisitProbe::timed(const std::function<void()>& act, const std::function<bool()>& done) {
    constexpr double patience_ms = 120'000;
    const auto begin = Clock::now();
    act();
    const auto wait = [&](const std::function<bool()>& there) {
        while (!there() && since(begin) < patience_ms) {
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents,
                                            5);
        }
    };
    wait(done);
    painted_ = false;
    window_.heatmap()->update();
    wait([this] { return painted_; });
    return since(begin);
}

void VisitProbe::run() {
    Document& document = window_.document();
    timed([] {}, [&] { return document.reading() && !document.busy(); });
    QObject receiver;
    const Heartbeat heartbeat(receiver);
    readText();
    visitHeads();
    visitMasks();
    visitEdits();
    const std::vector<double>& delays = heartbeat.delays();
    print(*std::max_element(delays.begin(), delays.end()), quantile(delays, 0.99));
    QCoreApplication::quit();
}

void VisitProbe::readText() {
    Document& document = window_.document();
    const Index wanted = qEnvironmentVariableIntValue(variable);
    const auto read = [&] {
        return document.reading()->sentence.text == text_.toStdString() && !document.busy() &&
               document.summaries()->reading == document.reading();
    };
    auto* heads = window_.findChild<HeadGrid*>();
    QObject watching; // while the text is read
    Clock::time_point traced;
    connect(&document, &Document::readingChanged, &watching, [&] { traced = Clock::now(); });
    connect(&document, &Document::summariesChanged, &watching, [&] {
        if (document.summaries()->reading == document.reading()) {
            heads->repaint();
            grid_ = since(traced);
        }
    });
    text_ = QStringLiteral("The cat sat");
    timed([&] { document.setText(text_); }, read);
    // Words of one token each, whatever the tokenizer: as many as are missing, until it fits.
    while (document.reading()->length() < wanted) {
        const Index before = document.reading()->length();
        const auto missing = static_cast<qsizetype>(wanted - before);
        text_ += QStringLiteral(" the").repeated(std::max<qsizetype>(1, missing / 2));
        whole_ = timed([&] { document.setText(text_); }, read);
        if (document.textError() || document.reading()->length() == before) {
            break;
        }
    }
}

void VisitProbe::visitHeads() {
    Document& document = window_.document();
    const ModelConfig& config = document.reading()->source->model->config;
    for (int i = 0; i < 24; ++i) {
        const HeadId head{{document.stack(), (i * 5) % config.num_hidden_layers},
                          (i * 7) % config.num_attention_heads};
        heads_.push_back(timed([&] { document.selection().setHead(head); },
                               [&] { return document.picture()->head == head; }));
    }
}

void VisitProbe::visitMasks() {
    Document& document = window_.document();
    for (int i = 0; i < 20; ++i) {
        const Command command = i % 2 == 0 ? Command::withoutMask : Command::withMask;
        masks_.push_back(timed([&] { window_.commands()[command]->trigger(); },
                               [&] { return document.picture()->view == document.siteView(); }));
    }
}

/// Words come and go at the end; the text stays near its length.
void VisitProbe::visitEdits() {
    Document& document = window_.document();
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("HEEDMAP_VISIT_EDITS", &given);
    const int edits = given ? wanted : 1000;
    constexpr int measured = 40;
    for (int i = 1; i <= edits; ++i) {
        static const char* const words[] = {" cat", " dog", " sun", " man"};
        const QString edited = text_ + QString::fromLatin1(words[i % 4]);
        const double took =
            timed([&] { document.setText(edited); },
                  [&] { return document.reading()->sentence.text == edited.toStdString(); });
        if (i <= measured) {
            edits_.push_back(took);
        }
        if (i == edits / 10) {
            after100_ = residentMb();
        }
    }
    after1000_ = residentMb();
}

void VisitProbe::print(double worst, double late) const {
    const Index length = window_.document().reading()->length();
    std::printf("visit {\"tokens\": %d, \"loop_p99_ms\": %.2f, \"loop_max_ms\": %.2f, "
                "\"head_ms\": %.2f, \"mask_ms\": %.2f, \"edit_ms\": %.2f, \"text_ms\": %.2f, "
                "\"grid_ms\": %.2f, \"rss_100_edits_mb\": %.1f, \"rss_1000_edits_mb\": %.1f}\n",
                static_cast<int>(length), late, worst, median(heads_), median(masks_),
                median(edits_), whole_, grid_, after100_, after1000_);
    std::fflush(stdout);
}

} // namespace heedmap
