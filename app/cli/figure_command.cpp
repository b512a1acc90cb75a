// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "app/cli/command_parser.h"
#include "app/cli/commands.h"
#include "app/cli/drawing_session.h"
#include "app/cli/figure_batch.h"
#include "app/export/write_bytes.h"
#include "widgets/figure/make_figure.h"
#include "widgets/figure/numbers.h"

namespace heedmap {

namespace {

/// What is written, and where.
struct Outputs {
    FigureFileOptions file;
    std::optional<NumbersFormat> data; ///< of `--data`
};

Result<Outputs> readOutputs(const FigureOptions& options) {
    const Result<FigureFileOptions> file = readFigureFile(options.out, options.look);
    const Result<std::optional<NumbersFormat>> data = readDataFormat(options.data);
    if (!file || !data) {
        return file ? data.error() : file.error();
    }
    return Outputs{*file, *data};
}

Result<void> write(const FigureSpec& spec, const FigureData& data, const FigureOptions& options,
                   const Outputs& outputs, const WriteOptions& files) {
    const DrawingSession session(options.look.language);
    const FigureInput input = data.input();
    const Result<FigureFile> figure =
        makeFigure(spec, input, outputs.file.format == FigureFormat::pdf);
    if (!figure) {
        return figure.error();
    }
    Result<void> written = writeBytes(options.out, encodeFigure(*figure, outputs.file), files);
    if (written && outputs.data) {
        written =
            writeBytes(options.data, encodeNumbers(numbersOf(spec, input), *outputs.data), files);
    }
    return written;
}

/// Tells before the work is done what could not be written.
Result<void> checkTargets(const FigureOptions& options, const WriteOptions& write) {
    Result<void> target = check_target(options.out, write);
    if (target && !options.data.empty()) {
        target = check_target(options.data, write);
    }
    return target;
}

Result<void> figure(const FigureOptions& options) {
    const Result<Outputs> outputs = readOutputs(options);
    if (!outputs) {
        return outputs.error();
    }
    Result<FigureSpec> spec = readFigureSpec(options);
    if (!spec) {
        return spec.error();
    }
    const Result<Input> input = readInputToCompute(options.input);
    if (!input) {
        return input.error();
    }
    const WriteOptions files{options.force, input->files};
    if (Result<void> targets = checkTargets(options, files); !targets) {
        return targets;
    }
    const Result<FigureRequest> request = readFigureRequest(*spec, options, *input);
    if (!request) {
        return request.error();
    }
    const Result<FigureData> data = figureData(sourceOf(*input), *request);
    return data ? write(*spec, *data, options, *outputs, files) : data.error();
}

} // namespace

CommandRun addFigureCommand(CommandParser& parser) {
    auto options = std::make_shared<FigureOptions>();
    auto batch = std::make_shared<FigureBatchOptions>();
    addFigureOptions(parser, *options);
    addFigureBatchOptions(parser, *batch);
    return [options, batch] {
        return batch->wanted() ? figureBatch(*options, *batch) : figure(*options);
    };
}

} // namespace heedmap
