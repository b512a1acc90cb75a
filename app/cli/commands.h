// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>

namespace heedmap {

class CommandParser;

/// What runs once the arguments are read and the command was chosen.
using CommandRun = std::function<Result<void>()>;

// Each adds its options to the parser of its command.
CommandRun addModelsCommand(CommandParser& parser);
CommandRun addInfoCommand(CommandParser& parser);
CommandRun addTokenizeCommand(CommandParser& parser);
CommandRun addAttendCommand(CommandParser& parser);
CommandRun addFigureCommand(CommandParser& parser);
CommandRun addAnimateCommand(CommandParser& parser);
CommandRun addHandoutCommand(CommandParser& parser);
CommandRun addWorksheetCommand(CommandParser& parser);
CommandRun addGenerateCommand(CommandParser& parser);
CommandRun addFillCommand(CommandParser& parser);
CommandRun addBenchCommand(CommandParser& parser);

} // namespace heedmap
