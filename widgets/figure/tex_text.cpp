// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figure/tex_text.h"

#include <QHash>

namespace heedmap {

namespace {

/// Characters that have a meaning to TeX, join into ligatures, or have a name in LaTeX's own fonts.
const char* commandFor(char32_t c) {
    switch (c) {
    case U'\\':
        return "\\textbackslash{}";
    case U'{':
        return "\\{";
    case U'}':
        return "\\}";
    case U'$':
        return "\\$";
    case U'&':
        return "\\&";
    case U'#':
        return "\\#";
    case U'%':
        return "\\%";
    case U'_':
        return "\\_";
    case U'^':
        return "\\textasciicircum{}";
    case U'~':
        return "\\textasciitilde{}";
    case U'<':
        return "\\textless{}";
    case U'>':
        return "\\textgreater{}";
    case U'|':
        return "\\textbar{}";
    case U'"':
        return "\\textquotedbl{}";
    case U'\'':
        return "\\textquotesingle{}";
    case U'`':
        return "\\textasciigrave{}";
    case U'-':
        return "-{}";
    case U',':
        return ",{}";
    case 0x00A0:
        return "~";
    case 0x00B7:
        return "\\textperiodcentered{}";
    case 0x00D7:
        return "\\texttimes{}";
    case 0x00F7:
        return "\\textdiv{}";
    case 0x2026:
        return "\\ldots{}";
    case 0x2070:
        return "\\textsuperscript{0}";
    case 0x2074:
        return "\\textsuperscript{4}";
    case 0x2075:
        return "\\textsuperscript{5}";
    case 0x2076:
        return "\\textsuperscript{6}";
    case 0x2077:
        return "\\textsuperscript{7}";
    case 0x2078:
        return "\\textsuperscript{8}";
    case 0x2079:
        return "\\textsuperscript{9}";
    case 0x207B:
        return "\\textsuperscript{\\textminus}";
    case 0x2190:
        return "\\textleftarrow{}";
    case 0x2192:
        return "\\textrightarrow{}";
    case 0x2212:
        return "\\textminus{}";
    case 0x221A:
        return "\\textsurd{}";
    case 0x221E:
        return "\\ensuremath{\\infty}";
    case 0x2423:
        return "\\textvisiblespace{}";
    case 0x27E8:
        return "\\textlangle{}";
    case 0x27E9:
        return "\\textrangle{}";
    case 0x03A3:
        return "\\ensuremath{\\Sigma}";
    case 0x22A4:
    case 0x1D40:
        return "\\ensuremath{^{\\mathsf{T}}}";
    default:
        return nullptr;
    }
}

bool isInvisible(char32_t c) {
    return c < 0x20 || c == 0x7F || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}

/// What T1, LaTeX's usual encoding of Latin letters, has by its Unicode.
bool isLatin(char32_t c) {
    return (c >= 0x20 && c < 0x7F) || (c >= 0xA1 && c <= 0xFF && c != 0xAD) ||
           (c >= 0x100 && c <= 0x17E && c != 0x138 && c != 0x149 && c != 0x166 && c != 0x167) ||
           (c >= 0x2013 && c <= 0x2014) || (c >= 0x2018 && c <= 0x201E && c != 0x201B);
}

bool isHan(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

} // namespace

QByteArray texText(const QString& text) {
    QByteArray out;
    for (const char32_t c : text.toUcs4()) {
        const QByteArray itself = QString::fromUcs4(&c, 1).toUtf8();
        if (const char* command = commandFor(c); command != nullptr) {
            out += command;
        } else if (isInvisible(c)) {
            continue;
        } else if (isLatin(c)) {
            out += itself;
        } else {
            out += QByteArray(isHan(c) ? "\\heedmapcjk{" : "\\heedmapcode{") +
                   QByteArray::number(c, 16).toUpper().rightJustified(4, '0') + "}{" + itself + "}";
        }
    }
    return out;
}

QByteArray texComment(const QString& text) {
    QString line = text;
    for (QChar& c : line) {
        const bool breaks = c.category() == QChar::Other_Control ||
                            c.category() == QChar::Separator_Line ||
                            c.category() == QChar::Separator_Paragraph;
        c = breaks ? QChar(u' ') : c;
    }
    return "% " + line.toUtf8() + "\n";
}

QByteArray texPreamble() {
    return R"(\usepackage{iftex}
\newcommand\heedmapbox[1]{{\setlength\fboxsep{0.3pt}\fbox{\tiny #1}}}
\newif\ifheedmapgbsn
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{textcomp}
  \IfFileExists{lmodern.sty}{\usepackage{lmodern}}{}
  \newcommand\heedmapcode[2]{\heedmapbox{#1}}
  \newcommand\heedmapcjk[2]{\heedmapbox{#1}}
  % Chinese with pdflatex: CJKutf8 and the gbsn fonts; or take xelatex or lualatex.
  \IfFileExists{CJKutf8.sty}{\IfFileExists{c70gbsn.fd}{\heedmapgbsntrue}{}}{}
  \ifheedmapgbsn
    \usepackage{CJKutf8}
    \renewcommand\heedmapcjk[2]{\begin{CJK*}{UTF8}{gbsn}#2\end{CJK*}}
  \fi
\else
  \usepackage{fontspec}
  \newcommand\heedmapcode[2]{#2}
  \IfFontExistsTF{Noto Sans CJK SC}{\newfontfamily\heedmapcjkfont{Noto Sans CJK SC}
    \newcommand\heedmapcjk[2]{{\heedmapcjkfont #2}}}{\newcommand\heedmapcjk[2]{#2}}
\fi
\renewcommand\familydefault{\sfdefault}
)";
}

} // namespace heedmap
