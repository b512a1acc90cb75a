// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_batch.h"

#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/drawing_session.h"
#include "app/cli/figure_list.h"
#include "app/cli/incomplete.h"
#include "app/cli/waiting.h"
#include "app/export/batch.h"
#include "app/export/trace_cache.h"

#include <map>

namespace heedmap {

namespace {

constexpr std::size_t mostFigures = 10'000;

/// `all`, or numbers and ranges: `0,2-4`.
Result<std::vector<Index>> readNumbers(const char* option, const std::string& text, Index count) {
    std::vector<Index> numbers;
    const auto wrong = [&] {
        return wrongArgument(option, text,
                             "all, or numbers from 0 to " + std::to_string(count - 1) +
                                 " such as 0,2-4");
    };
    for (const std::string& part : text == "all"
                                       ? std::vector<std::string>{"0-" + std::to_string(count - 1)}
                                       : partsOf(text)) {
        const std::vector<std::string> ends = partsOf(part, '-');
        const Result<Index> first = integerIn(option, ends.front(), 0, count - 1);
        const Result<Index> last = integerIn(option, ends.back(), 0, count - 1);
        if (ends.size() > 2 || !first || !last || *last < *first) {
            return wrong();
        }
        for (Index number = *first; number <= *last; ++number) {
            numbers.push_back(number);
        }
    }
    return numbers;
}

/// What several figures read, read once.
class Inputs {
  public:
    struct Entry {
        Input input;
        std::shared_ptr<FigureSource> source;
    };

    Result<const Entry*> of(const InputOptions& options) {
        const std::string key = keyOf(options);
        if (const auto found = entries_.find(key); found != entries_.end()) {
            return &found->second;
        }
        Result<Input> input = readInputToCompute(options);
        if (!input) {
            return input.error();
        }
        Entry& entry = entries_[key];
        entry.input = *std::move(input);
        entry.source = std::make_shared<FigureSource>(sourceOf(entry.input));
        entry.source->runs = std::make_shared<TraceCache>();
        return &entry;
    }

    /// What was read: no figure may replace it.
    [[nodiscard]] std::vector<std::filesystem::path> files() const {
        std::vector<std::filesystem::path> files;
        for (const auto& [key, entry] : entries_) {
            files.insert(files.end(), entry.input.files.begin(), entry.input.files.end());
        }
        return files;
    }

  private:
    static std::string keyOf(const InputOptions& options) {
        std::string key = options.model + '\n' + (options.noSpecial ? "plain" : "special");
        for (const auto* part : {&options.text, &options.textFile, &options.ids, &options.textPair,
                                 &options.targetText, &options.decoderIds}) {
            key += '\n' + (*part ? std::to_string((*part)->size()) + ':' + **part : "-");
        }
        return key;
    }

    std::map<std::string, Entry> entries_;
};

/// The figures of a batch, gathered from its descriptions.
class Gathering {
  public:
    explicit Gathering(const FigureBatchOptions& batch) : batch_(batch) {}

    /// One description: a figure, or one for each of its layers and heads.
    Result<void> add(FigureOptions options, const FigureBatchOptions& many) {
        const Result<const Inputs::Entry*> entry = inputs_.of(options.input);
        if (!entry) {
            return entry.error();
        }
        const ModelConfig& config = (*entry)->input.model->config;
        const Result<SiteChoice> site = readSite({"", "", options.site.stack}, config);
        if (!site) {
            return site.error();
        }
        const ModelConfig& shape = config.of(site->stack.value_or(config.stack));
        const auto layers = choices("--layers", many.layers, shape.num_hidden_layers);
        const auto heads = choices("--heads", many.heads, shape.num_attention_heads);
        if (!layers || !heads) {
            return layers ? heads.error() : layers.error();
        }
        for (const std::optional<Index>& layer : *layers) {
            for (const std::optional<Index>& head : *heads) {
                options.site.layer = layer ? std::to_string(*layer) : options.site.layer;
                options.site.head = head ? std::to_string(*head) : options.site.head;
                if (Result<void> added = addOne(options, many.name, **entry); !added) {
                    return added;
                }
            }
        }
        return {};
    }

    [[nodiscard]] const std::vector<BatchFigure>& figures() const { return figures_; }
    [[nodiscard]] std::vector<std::filesystem::path> inputFiles() const { return inputs_.files(); }

  private:
    /// No choice where the option was not given: what `--layer` or `--head` says, if anything.
    static Result<std::vector<std::optional<Index>>> choices(const char* option,
                                                             const std::string& text, Index count) {
        if (text.empty()) {
            return std::vector<std::optional<Index>>(1);
        }
        const Result<std::vector<Index>> numbers = readNumbers(option, text, count);
        if (!numbers) {
            return numbers.error();
        }
        return std::vector<std::optional<Index>>(numbers->begin(), numbers->end());
    }

    Result<void> addOne(const FigureOptions& options, const std::string& pattern,
                        const Inputs::Entry& entry) {
        if (figures_.size() == mostFigures) {
            return Error{ErrorKind::limit, "", "figures", "more",
                         "at most " + std::to_string(mostFigures)};
        }
        Result<FigureSpec> spec = readFigureSpec(options);
        if (!spec) {
            return spec.error();
        }
        Result<FigureRequest> request = readFigureRequest(*spec, options, entry.input);
        if (!request) {
            return request.error();
        }
        BatchFigure figure{entry.source, *std::move(request), *std::move(spec), {}, {}};
        const char* option = pattern.empty() ? "--out" : "--name";
        const Result<std::string> name =
            nameOf(option, pattern.empty() ? options.out : pattern, entry, figure);
        const Result<std::string> data = nameOf("--data", options.data, entry, figure);
        if (!name || !data) {
            return name ? data.error() : name.error();
        }
        const Result<FigureFileOptions> file = readFigureFile(*name, options.look);
        if (!file) {
            return wrongArgument(option, file.error().got, file.error().expected);
        }
        const Result<std::optional<NumbersFormat>> numbers = readDataFormat(*data);
        if (!numbers) {
            return numbers.error();
        }
        figure.file = *file;
        figure.path = std::filesystem::path(batch_.outDir) / *name;
        if (*numbers) {
            figure.data = std::filesystem::path(batch_.outDir) / *data;
            figure.dataFormat = **numbers;
        }
        figures_.push_back(std::move(figure));
        return {};
    }

    static Result<std::string> nameOf(const char* option, const std::string& pattern,
                                      const Inputs::Entry& entry, const BatchFigure& figure) {
        Result<std::string> name =
            batchName(pattern, {entry.input.model->name, std::string(name_of(figure.spec.kind)),
                                std::string(name_of(figure.request.site.stack)),
                                figure.request.site.layer, figure.request.head});
        return name ? name : wrongArgument(option, name.error().got, name.error().expected);
    }

    const FigureBatchOptions& batch_;
    Inputs inputs_;
    std::vector<BatchFigure> figures_;
};

/// Gathers what the options or the file of `--spec` describe; gives the language of all of them.
Result<std::string> gather(Gathering& gathering, const FigureOptions& options,
                           const FigureBatchOptions& batch) {
    if (batch.spec.empty()) {
        const Result<void> added = gathering.add(options, batch);
        return added ? Result<std::string>(options.look.language) : added.error();
    }
    const Result<std::vector<ListedFigure>> list = readFigureList(batch.spec);
    if (!list) {
        return list.error();
    }
    for (const ListedFigure& figure : *list) {
        if (figure.options.look.language != list->front().options.look.language) {
            return figure.wrong("lang", figure.options.look.language,
                                "the language of the first figure");
        }
        if (const Result<void> added = gathering.add(figure.options, figure.many); !added) {
            return figure.located(added.error());
        }
    }
    return list->empty() ? "en" : list->front().options.look.language;
}

} // namespace

void addFigureBatchOptions(CommandParser& parser, FigureBatchOptions& options) {
    parser.add("--layers", options.layers, "LAYERS",
               "Many figures: all, or layers such as 0,2-4; needs --name");
    parser.add("--heads", options.heads, "HEADS", "Many figures: all, or heads such as 0,2-4");
    parser.add("--name", options.name, "NAME",
               "Their files' names: {model}, {layer}, {head}, {kind} and {stack} are filled in");
    parser.add("--out-dir", options.outDir, "DIR", "The folder that they are written to");
    parser.add("--spec", options.spec, "FILE",
               "Many figures: a JSON list of objects with these options, without their dashes");
}

Result<void> figureBatch(const FigureOptions& options, const FigureBatchOptions& batch) {
    if (batch.spec.empty() && batch.name.empty()) {
        return wrongArgument("--name", "", "a name such as {model}-L{layer}H{head}.svg");
    }
    if (!options.out.empty()) {
        return wrongArgument("--out", options.out, "none in a batch: --name and --out-dir");
    }
    Waiting waiting;
    Gathering gathering(batch);
    const Result<std::string> language = gather(gathering, options, batch);
    if (!language) {
        return language.error();
    }
    if (Result<void> folder = makeFolder(batch.outDir, "--out-dir"); !folder) {
        return folder;
    }
    WriteOptions write{options.force, gathering.inputFiles()};
    if (!batch.spec.empty()) {
        write.inputs.emplace_back(batch.spec);
    }
    if (Result<void> ready = checkBatch(gathering.figures(), write); !ready) {
        return ready;
    }
    const DrawingSession session(*language);
    const ExportReport report = writeBatch(gathering.figures(), write, waiting.work());
    return report.error ? Result<void>(incomplete(report)) : Result<void>();
}

} // namespace heedmap
