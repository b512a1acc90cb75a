// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export/batch.h"

#include "app/export/write_bytes.h"
#include "widgets/figure/make_figure.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>
#include <thread>

namespace heedmap {

namespace {

constexpr unsigned most_threads = 8;

/// Separators and controls would lead elsewhere, or nowhere.
std::string asFileName(const std::string& text) {
    std::string name;
    for (const char c : text) {
        const bool bad = static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' || c == ':';
        name += bad ? '-' : c;
    }
    return name;
}

/// Its file, and that of its numbers; `done` counts those that are written.
Result<void> writeOne(const BatchFigure& figure, const WriteOptions& write,
                      const std::stop_token& stop, std::size_t& done) {
    FigureRequest request = figure.request;
    request.work.stop = stop;
    const Result<FigureData> data = figureData(*figure.source, request);
    if (!data) {
        return data.error();
    }
    const Result<FigureFile> made =
        makeFigure(figure.spec, data->input(), figure.file.format == FigureFormat::pdf);
    if (!made) {
        return made.error();
    }
    Result<void> written = writeBytes(figure.path, encodeFigure(*made, figure.file), write);
    done += written ? 1 : 0;
    if (written && !figure.data.empty()) {
        written = writeBytes(
            figure.data, encodeNumbers(numbersOf(figure.spec, data->input()), figure.dataFormat),
            write);
        done += written ? 1 : 0;
    }
    return written;
}

/// What the figure is written to, in the order of writing.
std::vector<std::filesystem::path> filesOf(const BatchFigure& figure) {
    std::vector<std::filesystem::path> files{figure.path};
    if (!figure.data.empty()) {
        files.push_back(figure.data);
    }
    return files;
}

/// Hands figures out to threads, and notes what became of them.
class BatchRun {
  public:
    BatchRun(const std::vector<BatchFigure>& figures, const WriteOptions& write, const Work& work)
        : figures_(figures), write_(write), work_(work), done_(figures.size()) {}

    ExportReport run() {
        const unsigned threads =
            std::clamp<unsigned>(std::thread::hardware_concurrency(), 1, most_threads);
        {
            std::vector<std::jthread> team;
            for (unsigned i = 1; i < threads && i < figures_.size(); ++i) {
                team.emplace_back([this] { takeFigures(); });
            }
            takeFigures();
        }
        ExportReport report;
        for (std::size_t i = 0; i < figures_.size(); ++i) {
            const std::vector<std::filesystem::path> files = filesOf(figures_[i]);
            for (std::size_t file = 0; file < files.size(); ++file) {
                (file < done_[i] ? report.written : report.missing).push_back(files[file]);
            }
        }
        report.error = error_;
        return report;
    }

  private:
    void takeFigures() {
        for (std::size_t i = next_++; i < figures_.size() && !failed_; i = next_++) {
            const Result<void> written = work_.stopped()
                                             ? Result<void>(cancelled())
                                             : writeOne(figures_[i], write_, work_.stop, done_[i]);
            const std::lock_guard lock(mutex_);
            if (written) {
                ++count_;
                report(work_.progress,
                       static_cast<double>(count_) / static_cast<double>(figures_.size()));
            } else {
                error_ = error_ ? error_ : written.error();
                failed_ = true;
            }
        }
    }

    const std::vector<BatchFigure>& figures_;
    const WriteOptions& write_;
    const Work& work_;
    std::vector<std::size_t> done_; ///< the files of each figure that are written
    std::atomic<std::size_t> next_ = 0;
    std::atomic<bool> failed_ = false;
    std::mutex mutex_;
    std::size_t count_ = 0;
    std::optional<Error> error_;
};

} // namespace

Result<std::string> batchName(const std::string& pattern, const NameParts& parts) {
    const std::array<std::pair<std::string_view, std::string>, 5> known{
        {{"model", asFileName(parts.model)},
         {"kind", parts.kind},
         {"stack", parts.stack},
         {"layer", std::to_string(parts.layer)},
         {"head", std::to_string(parts.head)}}};
    std::string name;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != '{' && pattern[i] != '}') {
            name += pattern[i];
            continue;
        }
        const std::size_t end = pattern.find('}', i);
        const std::string word =
            pattern[i] == '{' && end != std::string::npos ? pattern.substr(i + 1, end - i - 1) : "";
        const auto found = std::ranges::find(known, word, [](const auto& k) { return k.first; });
        if (found == known.end()) {
            return Error{ErrorKind::invalid, "", "name", escaped(pattern),
                         "{model}, {kind}, {stack}, {layer} and {head} alone in braces"};
        }
        name += found->second;
        i = end;
    }
    return name;
}

Result<void> checkBatch(const std::vector<BatchFigure>& figures, const WriteOptions& write) {
    if (figures.empty()) {
        return Error{ErrorKind::invalid, "", "figures", "none", "at least one"};
    }
    std::set<std::filesystem::path> names;
    for (const BatchFigure& figure : figures) {
        for (const std::filesystem::path& path : filesOf(figure)) {
            if (!names.insert(path.lexically_normal()).second) {
                return Error{ErrorKind::invalid, escaped(path.string()), "name",
                             "two files of this name", "a name of its own for each"};
            }
        }
    }
    for (const std::filesystem::path& path : names) {
        if (Result<void> target = check_target(path, write); !target) {
            return target;
        }
    }
    return {};
}

Result<void> makeFolder(const std::filesystem::path& folder, const std::string& name) {
    std::error_code error;
    if (folder.empty() || std::filesystem::is_directory(folder, error)) {
        return {};
    }
    std::filesystem::create_directory(folder, error);
    if (error) {
        return Error{ErrorKind::invalid,
                     name,
                     {},
                     escaped(folder.string()),
                     "a folder that can be written to (" + error.message() + ")"};
    }
    return {};
}

ExportReport writeBatch(const std::vector<BatchFigure>& figures, const WriteOptions& write,
                        const Work& work) {
    return BatchRun(figures, write, work).run();
}

} // namespace heedmap
