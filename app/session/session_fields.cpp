// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session_fields.h"

#include "core/format/json.h"
#include "core/format/number_text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>

namespace heedmap {

namespace {

using nlohmann::json;

constexpr std::int64_t largest_index = 1'000'000;
constexpr std::size_t most_steps = 100'000;
constexpr std::size_t longest_text = 4'000'000; // bytes

void fail(const SessionField& field, const json& value, std::string rule, FieldReport& report) {
    if (!report.error) {
        report.error = wrong_value(report.file, field.path(), &value, std::move(rule));
    }
}

/// A float as the shortest decimal that is it, not as the double that it is.
template <class Number>
json jsonOf(Number value) {
    if constexpr (std::is_same_v<Number, float>) {
        return json::parse(json_number(value));
    } else {
        return json(value);
    }
}

/// The number, or the nearest one that is allowed, with a notice. A number that is none (null is
/// what JSON makes of NaN) counts as the default.
template <class Number>
void readNumber(const json& value, const SessionField& field, Number min, Number max, Number& out,
                FieldReport& report) {
    const std::string rule = "a number from " + jsonOf(min).dump() + " to " + jsonOf(max).dump();
    if (!value.is_number() && !value.is_null()) {
        fail(field, value, rule, report);
        return;
    }
    if constexpr (std::is_unsigned_v<Number>) {
        if (value.is_number_unsigned() && value.get<Number>() >= min &&
            value.get<Number>() <= max) {
            out = value.get<Number>(); // a double would round it
            return;
        }
    }
    const double got =
        value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.get<double>();
    const bool whole = std::is_floating_point_v<Number> || got == std::floor(got);
    const auto low = static_cast<double>(min);
    const auto high = static_cast<double>(max); // of 64 bits: a little more than the largest
    if (got >= low && got <= high && whole) {
        out = got < high ? value.get<Number>() : max;
        return;
    }
    if (!std::isnan(got)) {
        out = got > high ? max : static_cast<Number>(std::max(std::floor(got), low));
    }
    report.notices.push_back(field.path() + ": got " + got_text(value) + ", expected " + rule +
                             "; taken as " + jsonOf(out).dump());
}

template <class At, class Number>
SessionField number(const char* section, const char* key, Number min, Number max, At at) {
    return {section, key, false, [at](const Session& session) { return jsonOf(at(session)); },
            [at, min, max](const json& value, const SessionField& field, Session& session,
                           FieldReport& report) {
                readNumber(value, field, min, max, at(session), report);
            }};
}

template <class At>
SessionField index(const char* section, const char* key, At at) {
    return number(section, key, Index{0}, Index{largest_index}, at);
}

template <class At>
SessionField flag(const char* section, const char* key, At at) {
    return {
        section, key, false, [at](const Session& session) { return json(at(session)); },
        [at](const json& value, const SessionField& field, Session& session, FieldReport& report) {
            if (value.is_boolean()) {
                at(session) = value.get<bool>();
            } else {
                fail(field, value, "true or false", report);
            }
        }};
}

template <class At>
SessionField text(const char* section, const char* key, bool required, At at) {
    return {
        section, key, required, [at](const Session& session) { return json(at(session)); },
        [at](const json& value, const SessionField& field, Session& session, FieldReport& report) {
            if (!value.is_string()) {
                fail(field, value, "a string", report);
            } else if (value.get_ref<const std::string&>().size() > longest_text) {
                fail(field, value, "at most " + std::to_string(longest_text) + " bytes", report);
            } else {
                at(session) = value.get<std::string>();
            }
        }};
}

/// An enumerator by its name; `names` in the order of the enumeration.
template <class At>
SessionField choice(const char* section, const char* key, std::vector<std::string> names, At at) {
    return {section, key, false,
            [at, names](const Session& session) {
                return json(names[static_cast<std::size_t>(at(session))]);
            },
            [at, names](const json& value, const SessionField& field, Session& session,
                        FieldReport& report) {
                const auto found = std::find(names.begin(), names.end(),
                                             value.is_string() ? value.get<std::string>() : "");
                if (found == names.end()) {
                    std::string rule = "one of";
                    for (const std::string& name : names) {
                        rule += (name == names.front() ? " " : ", ") + name;
                    }
                    fail(field, value, std::move(rule), report);
                    return;
                }
                auto& out = at(session);
                out = static_cast<std::remove_reference_t<decltype(out)>>(found - names.begin());
            }};
}

/// A field of what there may not be: it is written where `owner` is there, and reading it puts one
/// there.
template <class Owner>
SessionField of(Owner owner, SessionField field) {
    field.write = [owner, write = field.write](const Session& session) {
        return owner(session) ? write(session) : json();
    };
    field.read = [owner, read = field.read](const json& value, const SessionField& self,
                                            Session& session, FieldReport& report) {
        if (!owner(session)) {
            owner(session).emplace();
        }
        read(value, self, session, report);
    };
    return field;
}

/// A side of what is in sight of the heatmap, in cells.
SessionField sight(const char* key, double (QRectF::*get)() const, void (QRectF::*set)(double)) {
    return {"zoom", key, false,
            [get](const Session& session) { return json(((*session.place.sight).*get)()); },
            [get, set](const json& value, const SessionField& field, Session& session,
                       FieldReport& report) {
                constexpr double most = largest_index;
                double got = ((*session.place.sight).*get)();
                readNumber(value, field, -most, most, got, report);
                ((*session.place.sight).*set)(got);
            }};
}

/// What the walk explains, in the order of `WalkPart`.
std::vector<std::string> partNames() {
    return {"resid",  "norm_weight", "norm_bias", "x",       "x_key", "w_q",   "b_q",
            "w_k",    "b_k",         "w_v",       "b_v",     "q_pre", "k_pre", "q_norm",
            "k_norm", "q_normed",    "k_normed",  "q",       "k",     "v",     "dots",
            "scores", "mask",        "masked",    "pattern", "z",     "w_o",   "out"};
}

/// A list of whole numbers from 0, each handed to `take`; nothing where one is wrong.
template <class Take>
void readList(const json& value, const SessionField& field, std::int64_t max, FieldReport& report,
              Take take) {
    const std::string rule = "a list of at most " + std::to_string(most_steps) +
                             " whole numbers from 0 to " + std::to_string(max);
    const auto fits = [max](const json& entry) {
        return entry.is_number_integer() && entry.get<std::int64_t>() >= 0 &&
               entry.get<std::int64_t>() <= max;
    };
    if (!value.is_array() || value.size() > most_steps) {
        fail(field, value, rule, report);
        return;
    }
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (!fits(value[i])) {
            SessionField entry = field;
            entry.key += '[' + std::to_string(i) + ']';
            fail(entry, value[i], rule, report);
            return;
        }
        take(value[i].get<std::int64_t>());
    }
}

/// The heads whose lines are drawn beside the chosen one's; each once.
SessionField headsBeside() {
    return {
        "view", "beside", false,
        [](const Session& session) { return json(session.state.options.beside); },
        [](const json& value, const SessionField& field, Session& session, FieldReport& report) {
            std::set<Index> known;
            readList(value, field, largest_index, report, [&](std::int64_t head) {
                if (known.insert(head).second) {
                    session.state.options.beside.push_back(head);
                }
            });
        }};
}

SessionField stepIds() {
    return {
        "decoding", "tokens", false,
        [](const Session& session) {
            json ids = json::array();
            for (const ChosenToken& step : session.state.steps) {
                ids.push_back(step.id);
            }
            return ids;
        },
        [](const json& value, const SessionField& field, Session& session, FieldReport& report) {
            readList(value, field, std::numeric_limits<TokenId>::max(), report,
                     [&](std::int64_t id) {
                         session.state.steps.push_back({static_cast<TokenId>(id), false});
                     });
        }};
}

/// Which of the tokens were chosen by hand. Stands after them.
SessionField stepsByHand() {
    return {
        "decoding", "by_hand", false,
        [](const Session& session) {
            json indices = json::array();
            for (std::size_t i = 0; i < session.state.steps.size(); ++i) {
                if (session.state.steps[i].byHand) {
                    indices.push_back(i);
                }
            }
            return indices;
        },
        [](const json& value, const SessionField& field, Session& session, FieldReport& report) {
            const auto count = static_cast<std::int64_t>(session.state.steps.size());
            readList(value, field, count - 1, report, [&](std::int64_t i) {
                session.state.steps[static_cast<std::size_t>(i)].byHand = true;
            });
        }};
}

/// How many of the tokens are shown. Stands after them.
SessionField stepPosition() {
    return {
        "decoding", "position", false,
        [](const Session& session) { return json(session.state.position); },
        [](const json& value, const SessionField& field, Session& session, FieldReport& report) {
            readNumber(value, field, Index{0}, static_cast<Index>(session.state.steps.size()),
                       session.state.position, report);
        }};
}

} // namespace

// What a field is kept in, for reading and for writing it.
#define HEEDMAP_AT(member)                                                                         \
    [](auto& session) -> auto& {                                                                   \
        return session.member;                                                                     \
    }

const std::vector<SessionField>& sessionFields() {
    const auto masks = [](const char* key, auto at) {
        return choice("view", key, {"with", "without", "side by side", "difference"}, at);
    };
    const auto stack = [](const char* section, auto at) {
        return choice(section, "stack", {"encoder", "decoder", "cross"}, at);
    };
    const auto cell = HEEDMAP_AT(state.cell);
    const auto pinned = HEEDMAP_AT(place.pinned);
    const auto zoom = HEEDMAP_AT(place.sight);
    const auto saved = HEEDMAP_AT(file);
    static const std::vector<SessionField> fields{
        text("model", "reference", true, HEEDMAP_AT(state.model)),
        text("model", "hash", false, HEEDMAP_AT(modelHash)),
        text("", "text", true, HEEDMAP_AT(state.sentence.text)),
        text("", "second_text", false, HEEDMAP_AT(state.sentence.second)),
        stack("head", HEEDMAP_AT(state.head.site.stack)),
        index("head", "layer", HEEDMAP_AT(state.head.site.layer)),
        index("head", "head", HEEDMAP_AT(state.head.head)),
        of(cell, index("cell", "query", HEEDMAP_AT(state.cell->query_pos))),
        of(cell, index("cell", "key", HEEDMAP_AT(state.cell->key_pos))),
        choice("view", "picture", {"heatmap", "lines", "walk"}, HEEDMAP_AT(state.options.picture)),
        masks("mask", HEEDMAP_AT(state.options.mask)),
        masks("encoder_mask", HEEDMAP_AT(state.options.encoderMask)),
        choice("view", "scope", {"local", "propagated"}, HEEDMAP_AT(state.options.scope)),
        choice("view", "quantity", {"weights", "scores", "log weights"},
               HEEDMAP_AT(state.options.quantity)),
        flag("view", "scale_to_largest", HEEDMAP_AT(state.options.scaleToLargest)),
        choice("view", "colors", {"viridis", "cividis", "magma", "greys"},
               HEEDMAP_AT(state.options.map)),
        flag("view", "merge_words", HEEDMAP_AT(state.options.mergeWords)),
        flag("view", "first_aside", HEEDMAP_AT(state.options.firstAside)),
        flag("view", "forecasts", HEEDMAP_AT(state.options.forecasts)),
        flag("view", "special", HEEDMAP_AT(state.options.special)),
        choice("view", "head_order",
               {"layer", "previous token", "first token", "itself", "entropy", "distance", "future",
                "induction"},
               HEEDMAP_AT(order)),
        flag("view", "heads_sorted", HEEDMAP_AT(sorted)),
        headsBeside(),
        of(zoom, sight("first_row", &QRectF::top, &QRectF::moveTop)),
        of(zoom, sight("first_column", &QRectF::left, &QRectF::moveLeft)),
        of(zoom, sight("rows", &QRectF::height, &QRectF::setHeight)),
        of(zoom, sight("columns", &QRectF::width, &QRectF::setWidth)),
        choice("walk", "step",
               {"input", "query", "key", "value", "head norm", "rotation", "dot", "scale", "mask",
                "softmax", "values", "output"},
               HEEDMAP_AT(state.options.walkStep)),
        flag("walk", "scaling", HEEDMAP_AT(state.options.walkScale)),
        number("walk", "temperature", 0.05, 20.0, HEEDMAP_AT(state.options.walkTemperature)),
        index("walk", "hidden", HEEDMAP_AT(place.walk.hidden)),
        index("walk", "head_dim", HEEDMAP_AT(place.walk.head_dim)),
        of(HEEDMAP_AT(place.walk.part),
           choice("walk", "explained", partNames(), HEEDMAP_AT(place.walk.part.value()))),
        of(pinned, text("pinned", "text", false, HEEDMAP_AT(place.pinned->sentence.text))),
        of(pinned, text("pinned", "second_text", false, HEEDMAP_AT(place.pinned->sentence.second))),
        of(pinned, stack("pinned", HEEDMAP_AT(place.pinned->head.site.stack))),
        of(pinned, index("pinned", "layer", HEEDMAP_AT(place.pinned->head.site.layer))),
        of(pinned, index("pinned", "head", HEEDMAP_AT(place.pinned->head.head))),
        flag("view", "pinned_difference", HEEDMAP_AT(place.difference)),
        number("sampler", "temperature", 0.0F, 100.0F, HEEDMAP_AT(state.sampler.temperature)),
        index("sampler", "top_k", HEEDMAP_AT(state.sampler.top_k)),
        number("sampler", "top_p", 0.0F, 1.0F, HEEDMAP_AT(state.sampler.top_p)),
        number("sampler", "seed", std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max(),
               HEEDMAP_AT(state.sampler.seed)),
        stepIds(),
        stepsByHand(),
        stepPosition(),
        text("", "notes", false, HEEDMAP_AT(notes)),
        of(saved, text("saved", "file", false, HEEDMAP_AT(file->path))),
        of(saved, text("saved", "sha256", false, HEEDMAP_AT(file->fingerprint))),
    };
    return fields;
}

#undef HEEDMAP_AT

} // namespace heedmap
