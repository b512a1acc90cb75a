// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kernels/kernels.h"

#include <QtTest>

/// CTest runs the kernels' tests once for each instruction set that the kernels are built for, and
/// names it in HEEDMAP_TEST_INSTRUCTION_SET: the loader must have taken that library. A macro,
/// since Qt's own leave the function that they stand in.
#define HEEDMAP_CHECK_INSTRUCTION_SET()                                                            \
    do {                                                                                           \
        const QByteArray wanted = qgetenv("HEEDMAP_TEST_INSTRUCTION_SET");                         \
        const QByteArray found = heedmap::kernels::instruction_set();                              \
        qInfo("kernels: %s", found.constData());                                                   \
        if (!wanted.isEmpty() && found != wanted) {                                                \
            if (wanted == "x86-64") {                                                              \
                QFAIL("the loader took another library than the plain one");                       \
            }                                                                                      \
            QSKIP("this processor has no such instruction set");                                   \
        }                                                                                          \
    } while (false)
