// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/phrases/phrase.h"

#include <QCoreApplication>

namespace heedmap {

namespace {

struct GeneralPhrases {
    Q_DECLARE_TR_FUNCTIONS(heedmap::ErrorText)

  public:
    static constexpr Phrase places[] = {
        // Where in a file: what stands in `Error::field` beside names of fields.
        {QT_TR_NOOP("line %1, byte %2")},
        {QT_TR_NOOP("line %1")},
        {QT_TR_NOOP("byte %1")},
        {QT_TR_NOOP("byte %1, %2"), "nw"},
        {QT_TR_NOOP("%1 (line %2, byte %3)"), "wnn"},
        {QT_TR_NOOP("%1 (byte %2)"), "wn"},
        {QT_TR_NOOP("token %1"), "w"},
        {QT_TR_NOOP("piece %1")},
        {QT_TR_NOOP("header length")},
        {QT_TR_NOOP("second text")},
        {QT_TR_NOOP("source %1"), "w"},
        {QT_TR_NOOP("unmasked pattern")},
        {QT_TR_NOOP("user-defined symbols")},
        {QT_TR_NOOP("GPT-2's pattern")},
        {QT_TR_NOOP("Qwen2's pattern")},
    };
    static constexpr Phrase all[] = {
        // Kinds of values, numbers and ranges.
        {QT_TR_NOOP("nothing")},
        {QT_TR_NOOP("none")},
        {QT_TR_NOOP("a value")},
        {QT_TR_NOOP("a string")},
        {QT_TR_NOOP("true or false")},
        {QT_TR_NOOP("%1 to %2")},
        {QT_TR_NOOP("%1 and %2")},
        {QT_TR_NOOP("a whole number from %1 to %2")},
        {QT_TR_NOOP("a whole number, 0 or more")},
        {QT_TR_NOOP("a number from %1 to %2")},
        {QT_TR_NOOP("a finite number")},
        {QT_TR_NOOP("a multiple of %1, which is %2"), "wn"},
        {QT_TR_NOOP("one of %1"), "w"},
        {QT_TR_NOOP("one of: %1"), "w"},
        {QT_TR_NOOP("at most %1")},
        {QT_TR_NOOP("at least %1")},
        {QT_TR_NOOP("at least one")},
        {QT_TR_NOOP("more than 0, at most 1")},
        {QT_TR_NOOP("%1 bytes")},
        {QT_TR_NOOP("at most %1 bytes")},
        {QT_TR_NOOP("at least %1 bytes")},
        {QT_TR_NOOP("%1 values")},
        {QT_TR_NOOP("%1 tokens")},
        {QT_TR_NOOP("encoder, decoder or cross")},
        // Files and folders, and what the system says of them.
        {QT_TR_NOOP("a file name")},
        {QT_TR_NOOP("no file name")},
        {QT_TR_NOOP("a file name, or a link to a file")},
        {QT_TR_NOOP("a link that leads nowhere")},
        {QT_TR_NOOP("a folder")},
        {QT_TR_NOOP("a regular file")},
        {QT_TR_NOOP("a folder, not a regular file")},
        {QT_TR_NOOP("a FIFO, not a regular file")},
        {QT_TR_NOOP("a device, not a regular file")},
        {QT_TR_NOOP("a socket, not a regular file")},
        {QT_TR_NOOP("a special file, not a regular file")},
        {QT_TR_NOOP("a file that can be read")},
        {QT_TR_NOOP("a file that can be mapped into memory")},
        {QT_TR_NOOP("a file that can be written to")},
        {QT_TR_NOOP("a file that can be written to; save under another name")},
        {QT_TR_NOOP("a folder that can be written to")},
        {QT_TR_NOOP("a folder that can be written to (%1)"), "p"},
        {QT_TR_NOOP("a file that is being read")},
        {QT_TR_NOOP("another name (or --force)")},
        {QT_TR_NOOP("a file that exists")},
        {QT_TR_NOOP("a file that came to exist meanwhile (not saved)")},
        {QT_TR_NOOP("a new name (or --force)")},
        {QT_TR_NOOP("%1 (not saved)"), "p"},
        {QT_TR_NOOP("room and leave to write")},
        {QT_TR_NOOP("%1 bytes (a short read)")},
        {QT_TR_NOOP("%1 bytes (a short read: the file changed while it was open)")},
        {QT_TR_NOOP("no size (a short read: the file changed while it was open)")},
        {QT_TR_NOOP("%1 bytes, as when it was opened")},
        {QT_TR_NOOP("two files of this name")},
        {QT_TR_NOOP("a name of its own for each")},
        {QT_TR_NOOP("{model}, {kind}, {stack}, {layer} and {head} alone in braces")},
        {QT_TR_NOOP("one that ends in .webp, .gif or .png")},
        {QT_TR_NOOP("the worksheet's own")},
        {QT_TR_NOOP("another file for the answers")},
        {QT_TR_NOOP("a ZIP that can be written")},
        // The system's own messages, as it has them in English.
        {QT_TR_NOOP("No such file or directory")},
        {QT_TR_NOOP("Permission denied")},
        {QT_TR_NOOP("Operation not permitted")},
        {QT_TR_NOOP("Not a directory")},
        {QT_TR_NOOP("Is a directory")},
        {QT_TR_NOOP("File exists")},
        {QT_TR_NOOP("File name too long")},
        {QT_TR_NOOP("File too large")},
        {QT_TR_NOOP("Too many levels of symbolic links")},
        {QT_TR_NOOP("Too many open files")},
        {QT_TR_NOOP("No space left on device")},
        {QT_TR_NOOP("Disk quota exceeded")},
        {QT_TR_NOOP("Read-only file system")},
        {QT_TR_NOOP("Input/output error")},
        {QT_TR_NOOP("Invalid argument")},
        {QT_TR_NOOP("Cannot allocate memory")},
        {QT_TR_NOOP("Device or resource busy")},
        {QT_TR_NOOP("Text file busy")},
        {QT_TR_NOOP("Stale file handle")},
        {QT_TR_NOOP("No such device")},
        {QT_TR_NOOP("Connection timed out")},
        {QT_TR_NOOP("Success")},
        // What needs memory, and how much there is.
        {QT_TR_NOOP("%1 available"), "s"},
        {QT_TR_NOOP("%1 for %2"), "sp"},
        {QT_TR_NOOP("a head over %1 tokens")},
        {QT_TR_NOOP("all heads over %1 tokens")},
        {QT_TR_NOOP("%1 over %2 tokens"), "on"},
        {QT_TR_NOOP("the walk through a head over %1 tokens")},
        {QT_TR_NOOP("a matrix of %1 × %2")},
        {QT_TR_NOOP("the logits of %1 tokens")},
        {QT_TR_NOOP("too little")},
        {QT_TR_NOOP("more than this machine has free")},
        // JSON.
        {QT_TR_NOOP("valid JSON")},
        {QT_TR_NOOP("no JSON")},
        {QT_TR_NOOP("JSON that is complete")},
        {QT_TR_NOOP("the end of the text")},
        {QT_TR_NOOP("0 bytes (empty)")},
        {QT_TR_NOOP("a zero byte")},
        {QT_TR_NOOP("a JSON object")},
        {QT_TR_NOOP("a JSON array")},
        {QT_TR_NOOP("object of %1 entries")},
        {QT_TR_NOOP("array of %1 entries")},
        {QT_TR_NOOP("the key twice, at byte %1 and at byte %2")},
        {QT_TR_NOOP("the key twice, at line %1, byte %2 and at line %3, byte %4")},
        {QT_TR_NOOP("each key once")},
        {QT_TR_NOOP("a number that a double can hold")},
        {QT_TR_NOOP("%1 open brackets")},
        {QT_TR_NOOP("a depth of at most %1")},
        {QT_TR_NOOP("more than %1 values")},
        {QT_TR_NOOP("at most so many in one entry")},
    };
};

} // namespace

std::span<const Phrase> placePhrases() {
    return GeneralPhrases::places;
}

std::span<const Phrase> generalPhrases() {
    return GeneralPhrases::all;
}

} // namespace heedmap
