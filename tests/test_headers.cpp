// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Empty: the target it stands in holds the tests' precompiled header.
