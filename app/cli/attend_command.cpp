// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/activation_choice.h"
#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/finite_notice.h"
#include "app/cli/input.h"
#include "core/base/utf8.h"
#include "core/format/write_csv.h"
#include "core/format/write_json.h"
#include "core/format/write_npy.h"
#include "core/format/write_safetensors.h"
#include "core/tokenizer/display.h"

#include <array>

namespace heedmap {

namespace {

struct AttendOptions {
    InputOptions input;
    RunOptions run;
    SiteOptions site;
    std::string what;
    std::string out;
    bool force = false;
};

/// What is written, and where.
struct Export {
    const Input* input = nullptr;
    const Trace* trace = nullptr;
    RunMasks masks;
    ActivationChoice choice;
    std::filesystem::path path;
    std::string extension;
    WriteOptions write;
};

constexpr std::array<std::string_view, 4> extensions{".safetensors", ".npy", ".csv", ".json"};

Result<std::string> extensionOf(const std::filesystem::path& path) {
    const std::string extension = path.extension().string();
    if (!oneOf("--out", extension, extensions)) {
        return wrongArgument("--out", path.string(),
                             "a name that ends in " + alternatives(extensions));
    }
    return extension;
}

/// NPY and CSV hold one matrix.
Result<void> checkOneMatrix(const Export& job, const ModelConfig& config) {
    if (job.extension != ".npy" && job.extension != ".csv") {
        return {};
    }
    const std::size_t count = job.choice.names.size();
    if (count == 1 &&
        (job.choice.head || !activation_place(job.choice.names.front(), config)->head_axis)) {
        return {};
    }
    const std::string got = count == 1 ? job.choice.names.front() + " of all heads"
                                       : std::to_string(count) + " activations";
    return Error{ErrorKind::invalid,
                 job.path.string(),
                 {},
                 got,
                 "one matrix: choose it with --what, --layer and --head"};
}

std::string idText(std::span<const TokenId> ids) {
    std::string text;
    for (const TokenId id : ids) {
        text += (text.empty() ? "" : ",") + std::to_string(id);
    }
    return text;
}

/// The windows of a stack's layers, 0 for one that sees all; empty where none slides.
std::string windowsText(const Trace& trace, Stack stack, Mask mask) {
    std::string text;
    bool slides = false;
    for (Index layer = 0; layer < trace.queries_of(stack).model()->config.num_hidden_layers;
         ++layer) {
        const Index window = trace.key_mask({stack, layer}, mask).window;
        slides = slides || window > 0;
        text += (layer == 0 ? "" : ",") + std::to_string(window);
    }
    return slides ? text : std::string();
}

/// What the softmax of each stack that is written was taken under; where a model has several, the
/// stack's name stands first, as in the activations' own.
void putMasks(const Export& job, std::map<std::string, std::string>& metadata) {
    const ModelConfig& config = job.trace->model()->config;
    const Mask mask = job.masks.local ? job.masks.softmax : Mask::family;
    for (const std::string& name : job.choice.names) {
        const Stack stack = activation_place(name, config)->stack;
        const std::string prefix = config.encoder ? std::string(name_of(stack)) + "." : "";
        metadata[prefix + "mask"] = name_of(job.trace->key_mask({stack, 0}, mask).mask);
        if (std::string windows = windowsText(*job.trace, stack, mask); !windows.empty()) {
            metadata[prefix + "sliding_windows"] = std::move(windows);
        }
    }
}

std::map<std::string, std::string> metadataOf(const Export& job) {
    std::map<std::string, std::string> metadata{
        {"generator", "Heedmap " HEEDMAP_VERSION},
        {"model", job.input->model->name},
        {"scope", job.masks.local ? "local" : "propagated"},
        {"ids", idText(job.trace->ids())},
    };
    putMasks(job, metadata);
    if (job.trace->encoder()) {
        metadata["source_ids"] = idText(job.trace->encoder()->ids());
    }
    if (!job.input->text.empty()) {
        metadata["text"] = job.input->text;
    }
    if (job.choice.head) {
        metadata["head"] = std::to_string(*job.choice.head);
    }
    return metadata;
}

std::vector<std::string> tokenLabels(const SiteTokens& tokens) {
    const auto& [tokenizer, ids] = tokens;
    const std::vector<DisplayToken> shown = display_tokens(tokenizer, ids);
    std::vector<std::string> labels;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const std::string bytes = tokenizer.bytes(ids[i]);
        labels.push_back(token_label(i, first_invalid_utf8(bytes) ? shown[i].text : bytes));
    }
    return labels;
}

std::vector<std::string> numberLabels(Index count) {
    std::vector<std::string> labels;
    for (Index i = 0; i < count; ++i) {
        labels.push_back(std::to_string(i));
    }
    return labels;
}

/// The rows of a matrix are tokens; so are the columns where they are keys, or the vocabulary.
LabelledMatrix labelled(const Export& job, const ActivationPlace& place, Index columns,
                        std::span<const float> values) {
    const SiteTokens queries = job.input->queriesOf(place.stack);
    const SiteTokens keys = job.input->keysOf(place.stack);
    LabelledMatrix matrix;
    matrix.values = values;
    matrix.rows = tokenLabels(place.part == "k" || place.part == "v" ? keys : queries);
    if (place.part == "pattern" || place.part == "scores") {
        matrix.corner = "query_pos/key_pos";
        matrix.columns = tokenLabels(keys);
    } else if (place.part == "logits") {
        std::vector<TokenId> ids(static_cast<std::size_t>(columns));
        for (std::size_t i = 0; i < ids.size(); ++i) {
            ids[i] = static_cast<TokenId>(i);
        }
        matrix.corner = "pos/token_id";
        matrix.columns = tokenLabels({queries.tokenizer, ids});
    } else {
        matrix.corner = place.head_axis ? "pos/head_dim" : "pos/hidden";
        matrix.columns = numberLabels(columns);
    }
    return matrix;
}

Result<void> writeExport(const Export& job) {
    const ModelConfig& config = job.trace->model()->config;
    std::vector<TensorPlan> plan;
    for (const std::string& name : job.choice.names) {
        plan.push_back({name, shapeOf(*job.trace, name, job.choice.head)});
    }
    NamedActivation current;
    const TensorSource source = [&](std::size_t i) -> Result<std::span<const float>> {
        current = {}; // the one before is written: two need not fit
        Result<NamedActivation> computed =
            activation(*job.trace, plan[i].name, job.masks.softmax, {}, job.choice.head);
        if (!computed) {
            return computed.error();
        }
        current = std::move(*computed);
        return valuesOf(config, current, job.choice.head);
    };
    if (job.extension == ".safetensors") {
        return write_safetensors(job.path, plan, source, metadataOf(job), job.write);
    }
    if (job.extension == ".json") {
        return write_json(job.path, plan, source, metadataOf(job), job.write);
    }
    const Result<std::span<const float>> values = source(0);
    if (!values) {
        return values.error();
    }
    if (job.extension == ".npy") {
        return write_npy(job.path, plan.front(), *values, job.write);
    }
    const ActivationPlace place = *activation_place(plan.front().name, config);
    return write_csv(job.path, labelled(job, place, plan.front().shape.back(), *values), job.write);
}

/// Everything that can be refused before the model runs.
Result<Export> prepare(const AttendOptions& options, const Input& input) {
    Export job;
    job.path = options.out;
    job.write = {options.force, input.files};
    Result<std::string> extension = extensionOf(job.path);
    if (!extension) {
        return extension.error();
    }
    job.extension = *extension;
    const Result<SiteChoice> site = readSite(options.site, input.model->config);
    if (!site) {
        return site.error();
    }
    Result<ActivationChoice> choice = chooseActivations(*input.model, options.what, *site);
    if (!choice) {
        return choice.error();
    }
    job.choice = std::move(*choice);
    if (Result<void> one = checkOneMatrix(job, input.model->config); !one) {
        return one.error();
    }
    if (Result<void> target = check_target(job.path, job.write); !target) {
        return target.error();
    }
    return job;
}

Result<void> attend(const AttendOptions& options) {
    if (options.out.empty()) {
        return wrongArgument("--out", "", "a file name");
    }
    const Result<RunMasks> masks = readRunMasks(options.run);
    if (!masks) {
        return masks.error();
    }
    const Result<Input> input = readInputToCompute(options.input);
    if (!input) {
        return input.error();
    }
    Result<Export> job = prepare(options, *input);
    if (!job) {
        return job.error();
    }
    ForwardOptions forwardOptions;
    forwardOptions.mask = masks->run;
    const Result<Trace> trace = forward(input->model, input->modelInput(), forwardOptions);
    if (!trace) {
        return trace.error();
    }
    if (auto noted = noteNotFinite(*trace); !noted) {
        return noted.error();
    }
    job->input = &*input;
    job->trace = &*trace;
    job->masks = *masks;
    return writeExport(*job);
}

} // namespace

CommandRun addAttendCommand(CommandParser& parser) {
    auto options = std::make_shared<AttendOptions>();
    addInputOptions(parser, options->input);
    addRunOptions(parser, options->run);
    addSiteOptions(parser, options->site);
    parser.add("--what", options->what, "NAMES",
               "Activations by name: pattern,scores,q,k,v,z,…; all of them without it");
    parser.add("--out", options->out, "FILE",
               "The file: .safetensors or .json; .npy or .csv for one matrix");
    parser.addFlag("--force", options->force, "Replace the file if it exists");
    return [options] { return attend(*options); };
}

} // namespace heedmap
