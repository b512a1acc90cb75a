// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>

namespace CLI {
class App;
}

namespace heedmap {

/// What runs once the arguments are read and the command was chosen.
using CommandRun = std::function<Result<void>()>;

// Each adds its options to the parser of its command.
CommandRun addModelsCommand(CLI::App& app);
CommandRun addInfoCommand(CLI::App& app);
CommandRun addTokenizeCommand(CLI::App& app);
CommandRun addAttendCommand(CLI::App& app);
CommandRun addFigureCommand(CLI::App& app);
CommandRun addGenerateCommand(CLI::App& app);
CommandRun addFillCommand(CLI::App& app);
CommandRun addBenchCommand(CLI::App& app);

} // namespace heedmap
