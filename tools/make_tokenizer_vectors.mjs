// SPDX-FileCopyrightText: The Heedmap developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Writes tests/data/tokenizers/vectors: small made-up tokenizer.json files, one for each kind of
// component, and what the `tokenizers` library makes of hard texts with them.
//
//   npm install tokenizers@0.23.2        # in any folder
//   export NODE_PATH=thatfolder/node_modules
//   node tools/make_tokenizer_vectors.mjs tests/data/tokenizers/vectors 9
//
// More texts of another SEED go anywhere: HEEDMAP_TOKENIZER_VECTORS tells test_vectors where.
//
//   node tools/make_tokenizer_vectors.mjs OUT [TEXTS] [SEED]
//   node tools/make_tokenizer_vectors.mjs --lines TOKENIZER_JSON LINES OUT [TEXTS] [SEED]
//
// The second form gives the ids of the lines of a file, and of as many hard texts.

import { createRequire } from "node:module";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const { Tokenizer } = createRequire(import.meta.url)("tokenizers");
const lines = process.argv[2] === "--lines" ? process.argv.slice(3, 5) : [];
const [out, count = "10", seed = "1"] = process.argv.slice(lines.length === 0 ? 2 : 5);

// Texts: fragments that hurt, put together at random.
const fragments = [
  "the cat", " sat", " on the mat", "Hello", " World", "HELLO", "I'm", " can't", "we'LL", " ",
  "  ", "   ", "\n", "\r\n", "\n\n  ", "\t", "123", "4567", " 3.14", "½", "²", "٣", "Ⅷ", "!", "?!",
  "...", " ,", "--", "$", "_a_b", "(x)", "«q»", "你好", "世界。", "日本語", "한국어", "각", "Ünïcödé",
  "e\u0301", "o\u0308\u0323", "ﬁ", "Å", "İ", "ΣΑΣ", "ẞ", "ñandú", "привет", "שלום", "مرحبا", "नमस्ते",
  "😀", "👩\u200d👩\u200d👧", "🇩🇪", "\u200b", "\u00a0", "\u3000", "\u2028", "\u00ad", "\u202e", "\ufffd",
  "▁", " ▁a", "Ġ", "<s>", "</s>", "[MASK]", " [MASK] ", "<mask>", " <mask> ", "<|end|>", "low",
  "lower", "newest", "widest", "un", "known", "low low", "a", "b", "A", "Z", "x",
];

function random(state) { // mulberry32
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
const next = random(Number(seed));
const pick = (list) => list[Math.floor(next() * list.length)];
const someText = () =>
  Array.from({ length: 1 + Math.floor(next() * 12) }, () => pick(fragments)).join("");

// GPT-2's alphabet.
const printable = (b) => (b >= 33 && b <= 126) || (b >= 161 && b <= 172) || (b >= 174 && b <= 255);
let shifted = 256;
const letters = Array.from({ length: 256 }, (_, b) =>
  String.fromCodePoint(printable(b) ? b : shifted++));
const inLetters = (text) => [...Buffer.from(text)].map((b) => letters[b]).join("");

/// Ids in order.
const vocabulary = (tokens) => Object.fromEntries([...new Set(tokens)].map((t, id) => [t, id]));

/// The merges that build `words` from left to right, and every token on the way.
function mergesFor(words, split = (word) => [...word], join2 = (a, b) => a + b) {
  const merges = [];
  const tokens = [];
  for (const word of words) {
    const parts = split(word);
    tokens.push(...parts);
    let left = parts[0];
    for (const right of parts.slice(1)) {
      if (!merges.some(([a, b]) => a === left && b === right)) merges.push([left, right]);
      left = join2(left, right);
      tokens.push(left);
    }
  }
  return { merges, tokens };
}

const special = (content, more = {}) => ({
  content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true,
  ...more,
});

/// A whole tokenizer.json; added tokens get the ids that the vocabulary gives them, or new ones.
function tokenizer({ normalizer = null, pre = null, post = null, decoder = null, added = [], model }) {
  const size = Object.keys(model.vocab).length;
  let fresh = size;
  return {
    version: "1.0", truncation: null, padding: null,
    added_tokens: added.map((token) => ({ id: model.vocab[token.content] ?? fresh++, ...token })),
    normalizer, pre_tokenizer: pre, post_processor: post, decoder, model,
  };
}

const words = ["low", "lower", "lowest", "newest", "widest", "the", "cat", "sat", "Hello", "World",
  "你好", "é", "12", "'s", "'LL", "   ", "..", "привет", "😀"];
const spaced = [...words, " the", " cat", " World", " 你好", " low", " sat", "\n\n"];

function byteLevelBpe(more = {}) {
  const { merges, tokens } = mergesFor(spaced.map(inLetters));
  return { type: "BPE", dropout: null, unk_token: null, continuing_subword_prefix: null,
    end_of_word_suffix: null, fuse_unk: false, byte_fallback: false, ignore_merges: false,
    vocab: vocabulary([...letters, ...tokens, ...(more.extra ?? [])]), merges, ...more.fields };
}

const characters = [...new Set(fragments.join("") + fragments.join("").normalize("NFD")
  + fragments.join("").normalize("NFKC") + fragments.join("").toLowerCase())];
/// Every character alone: shows a normalizer's work.
const eachCharacter = { type: "Split", pattern: { Regex: "[\\s\\S]" }, behavior: "Isolated",
  invert: false };
const characterModel = { type: "WordLevel", vocab: vocabulary(["[UNK]", ...characters]),
  unk_token: "[UNK]" };
/// Every word unknown: shows the words alone.
const unknownModel = { type: "WordLevel", vocab: { "[UNK]": 0 }, unk_token: "[UNK]" };

const byteLevel = (more = {}) => ({ type: "ByteLevel", add_prefix_space: false, trim_offsets: true,
  use_regex: true, ...more });
const sequence = (key, list) => ({ type: "Sequence", [key]: list });
const split = (pattern, behavior = "Isolated", invert = false) => ({ type: "Split", pattern,
  behavior, invert });
const template = (single, pair, ids) => ({
  type: "TemplateProcessing",
  ...Object.fromEntries(Object.entries({ single, pair }).map(([key, pieces]) => [key,
    pieces.split(" ").map((piece) => {
      const [id, type] = piece.split(":");
      return id[0] === "$" ? { Sequence: { id: id[1], type_id: Number(type) } }
        : { SpecialToken: { id, type_id: Number(type) } };
    })])),
  special_tokens: Object.fromEntries(Object.entries(ids).map(([id, value]) =>
    [id, { id, ids: [value], tokens: [id] }])),
});

const llama3Pattern = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
  + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const qwen2Pattern = "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}|"
  + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";
const bertNormalizer = { type: "BertNormalizer", clean_text: true, handle_chinese_chars: true,
  strip_accents: null, lowercase: true };
const pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "low", "##er", "##est", "new", "wid",
  "the", "cat", "s", "##at", "on", "mat", "hello", "world", "i", "'", "m", "can", "t", "we", "ll",
  "!", "?", ".", ",", "-", "a", "b", "x", "你", "好", "世", "un", "##known", "##low", "1", "##2",
  "##3", "unicode", "##x", "##a", "$", "_", "ss", "##s"];
const wordPiece = { type: "WordPiece", unk_token: "[UNK]", continuing_subword_prefix: "##",
  max_input_chars_per_word: 12, vocab: vocabulary(pieces) };
const bertSpecials = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"].map((t) => special(t));

function metaspaceBpe(fields = {}, extra = []) {
  const { merges, tokens } = mergesFor(spaced.map((w) => w.replaceAll(" ", "▁")));
  return { type: "BPE", dropout: null, unk_token: "<unk>", continuing_subword_prefix: null,
    end_of_word_suffix: null, fuse_unk: true, byte_fallback: false, ignore_merges: false,
    vocab: vocabulary(["<unk>", "<s>", "</s>", ...extra, ...tokens, "▁"]), merges, ...fields };
}
const byteTokens = Array.from({ length: 256 },
  (_, b) => `<0x${b.toString(16).toUpperCase().padStart(2, "0")}>`);

const all = {
  "llama3-like": { json: tokenizer({
    pre: sequence("pretokenizers", [split({ Regex: llama3Pattern }), byteLevel({ use_regex: false })]),
    model: byteLevelBpe({ fields: { ignore_merges: true }, extra: [inLetters(" sat on"), "newer"] }),
    added: [special("<s>"), special("<|end|>")],
    post: sequence("processors", [byteLevel({ trim_offsets: false }),
      template("<s>:0 $A:0", "<s>:0 $A:0 <s>:1 $B:1", { "<s>": 0 })]),
    decoder: byteLevel() }), fix: (json) => {
      const id = json.added_tokens[0].id;
      json.post_processor.processors[1].special_tokens["<s>"].ids = [id];
    } },
  "qwen2-like": { json: tokenizer({ normalizer: { type: "NFC" },
    pre: sequence("pretokenizers", [split({ Regex: qwen2Pattern }), byteLevel({ use_regex: false })]),
    model: byteLevelBpe(), added: [special("<|end|>")], post: byteLevel({ trim_offsets: false }),
    decoder: byteLevel() }), spans: false },
  "roberta-like": { json: tokenizer({ pre: byteLevel(),
    model: byteLevelBpe({ extra: ["<s>", "</s>", "<mask>"] }),
    added: [special("<s>", { normalized: true }), special("</s>", { normalized: true }),
      special("<mask>", { lstrip: true })],
    post: { type: "RobertaProcessing", sep: ["</s>", 0], cls: ["<s>", 0], trim_offsets: true,
      add_prefix_space: false }, decoder: byteLevel() }), fix: (json) => {
      json.post_processor.cls[1] = json.model.vocab["<s>"];
      json.post_processor.sep[1] = json.model.vocab["</s>"];
    } },
  "byte-level-prefix": { json: tokenizer({ pre: byteLevel({ add_prefix_space: true }),
    model: byteLevelBpe(), added: [special("<s>", { rstrip: true, lstrip: true })],
    decoder: byteLevel() }) },
  "clip-like": { json: tokenizer({
    normalizer: sequence("normalizers", [{ type: "NFC" },
      { type: "Replace", pattern: { Regex: "\\s+" }, content: " " }, { type: "Lowercase" }]),
    pre: sequence("pretokenizers", [
      split({ Regex: "'s|'t|'re|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+" }, "Removed", true),
      byteLevel({ use_regex: false })]),
    model: (() => {
      const end = (w) => [...inLetters(w)].map((c, i, l) => (i + 1 === l.length ? c + "</w>" : c));
      const { merges, tokens } = mergesFor(["low", "the", "cat", "hello", "123", "!"], end);
      return { ...byteLevelBpe(), end_of_word_suffix: "</w>", merges, vocab: vocabulary([
        ...letters, ...letters.map((l) => l + "</w>"), ...tokens]) };
    })(), added: [special("<s>")], decoder: { type: "BPEDecoder", suffix: "</w>" } }),
    spans: false, decode: false },
  "bert-like": { json: tokenizer({ normalizer: bertNormalizer, pre: { type: "BertPreTokenizer" },
    model: wordPiece, added: bertSpecials,
    post: { type: "BertProcessing", sep: ["[SEP]", 3], cls: ["[CLS]", 2] },
    decoder: { type: "WordPiece", prefix: "##", cleanup: false } }) },
  "bert-cased": { json: tokenizer({ normalizer: { ...bertNormalizer, lowercase: false },
    pre: { type: "BertPreTokenizer" }, model: { ...wordPiece, type: undefined },
    added: bertSpecials, post: template("[CLS]:0 $A:0 [SEP]:0", "[CLS]:0 $A:0 [SEP]:0 $B:1 [SEP]:1",
      { "[CLS]": 2, "[SEP]": 3 }), decoder: { type: "WordPiece", prefix: "##", cleanup: false } }) },
  "word-level": { json: tokenizer({
    normalizer: sequence("normalizers", [{ type: "NFD" }, { type: "Lowercase" },
      { type: "StripAccents" }]), pre: { type: "Whitespace" },
    model: { type: "WordLevel", unk_token: "[UNK]",
      vocab: vocabulary(["[UNK]", "the", "cat", "low", "hello", "world", "unicode", "!", "e"]) },
    added: [special("HELLO", { special: false, normalized: true }),
      special("low", { special: false, single_word: true, normalized: true }),
      special("[MASK]", { rstrip: true })] }), spans: false, decode: false },
  "llama2-like": { json: tokenizer({
    normalizer: sequence("normalizers", [{ type: "Prepend", prepend: "▁" },
      { type: "Replace", pattern: { String: " " }, content: "▁" }]),
    model: metaspaceBpe({ byte_fallback: true }, byteTokens),
    added: [special("<unk>"), special("<s>"), special("</s>")],
    post: template("<s>:0 $A:0", "<s>:0 $A:0 <s>:1 $B:1", { "<s>": 1 }),
    decoder: sequence("decoders", [{ type: "Replace", pattern: { String: "▁" }, content: " " },
      { type: "ByteFallback" }, { type: "Fuse" }, { type: "Strip", content: " ", start: 1,
        stop: 0 }]) }) },
};

for (const scheme of ["always", "first", "never"]) {
  for (const cut of [true, false]) {
    const metaspace = { type: "Metaspace", replacement: "▁", prepend_scheme: scheme, split: cut };
    all[`metaspace-${scheme}${cut ? "" : "-whole"}`] = { json: tokenizer({ pre: metaspace,
      model: metaspaceBpe({ fuse_unk: cut }),
      added: [special("<s>"), special("[MASK]", { lstrip: true })], decoder: metaspace }) };
  }
}
{
  const prefixed = (w) => [...w].map((c, i) => (i === 0 ? c : "##" + c));
  const { merges, tokens } = mergesFor(words, prefixed, (a, b) => a + b.slice(2));
  all["bpe-continuing-prefix"] = { json: tokenizer({ pre: { type: "WhitespaceSplit" },
    model: { ...metaspaceBpe(), continuing_subword_prefix: "##", fuse_unk: false, merges,
      vocab: vocabulary(["<unk>", ...tokens]) }, decoder: { type: "WordPiece", prefix: "##",
      cleanup: false } }) };
}

const wordsAlone = {
  "bert": { type: "BertPreTokenizer" },
  "whitespace": { type: "Whitespace" },
  "whitespace-split": { type: "WhitespaceSplit" },
  "punctuation": { type: "Punctuation" },
  "punctuation-contiguous": { type: "Punctuation", behavior: "Contiguous" },
  "punctuation-previous": { type: "Punctuation", behavior: "MergedWithPrevious" },
  "digits": { type: "Digits", individual_digits: true },
  "digits-together": { type: "Digits", individual_digits: false },
  "char-delimiter": { type: "CharDelimiterSplit", delimiter: "a" },
  "split-removed": split({ String: " " }, "Removed"),
  "split-next": split({ Regex: "\\s|o" }, "MergedWithNext"),
  "split-contiguous": split({ Regex: "\\w" }, "Contiguous"),
  "split-inverted": split({ Regex: "\\p{L}+" }, "MergedWithPrevious", true),
  "sequence": sequence("pretokenizers", [{ type: "WhitespaceSplit" }, { type: "Punctuation" },
    { type: "Digits", individual_digits: true }]),
};
for (const [name, pre] of Object.entries(wordsAlone)) {
  all[`words-${name}`] = { json: tokenizer({ pre, model: unknownModel }) };
}

const normalizers = {
  "nfc": { type: "NFC" }, "nfd": { type: "NFD" }, "nfkc": { type: "NFKC" }, "nfkd": { type: "NFKD" },
  "lowercase": { type: "Lowercase" }, "strip-accents": { type: "StripAccents" },
  "strip": { type: "Strip", strip_left: true, strip_right: true }, "nmt": { type: "Nmt" },
  "bert": bertNormalizer,
  "bert-accents": { ...bertNormalizer, strip_accents: false, handle_chinese_chars: false },
  "prepend": { type: "Prepend", prepend: "x▁" },
  "replace": { type: "Replace", pattern: { Regex: "[aeo]+" }, content: "<>" },
};
for (const [name, normalizer] of Object.entries(normalizers)) {
  all[`normal-${name}`] = { json: tokenizer({ normalizer, pre: eachCharacter,
    model: characterModel }), decode: false, spans: false };
}

all["words-unicode-scripts"] = { json: tokenizer({ pre: { type: "UnicodeScripts" },
  model: unknownModel }) };

/// Offsets in code points as offsets in bytes.
function inBytes(text, offsets) {
  const bytes = [0];
  for (const c of text) bytes.push(bytes[bytes.length - 1] + Buffer.byteLength(c));
  return offsets.map(([begin, end]) => [bytes[begin], bytes[end]]);
}

async function vector(library, text, pair, options) {
  const encoding = await library.encode(text, pair);
  const of = encoding.getSequenceIds();
  const offsets = encoding.getOffsets();
  const spans = { 0: inBytes(text, of.map((s, i) => (s === 0 ? offsets[i] : [0, 0]))),
    1: pair === null ? [] : inBytes(pair, of.map((s, i) => (s === 1 ? offsets[i] : [0, 0]))) };
  const ids = encoding.getIds();
  const decoded = await library.decode(ids, false);
  // Heedmap's decoder gives bytes; its spans cover every mark of a character that was composed.
  const withDecoded = options.decode !== false && !decoded.includes("\ufffd");
  const withSpans = options.spans !== false && !(text + pair).includes("\u0323");
  return { text, ...(pair === null ? {} : { pair }), ids,
    // -1 for a special token, else the text that it is of
    texts: of.map((s) => s ?? -1),
    types: encoding.getTypeIds(),
    ...(!withSpans ? {} : { spans: of.map((s, i) => (s === null ? [0, 0] : spans[s][i])) }),
    ...(withDecoded ? { decoded } : {}) };
}

async function writeVectors() {
  mkdirSync(out, { recursive: true });
  for (const [name, entry] of Object.entries(all)) {
    entry.fix?.(entry.json);
    const library = Tokenizer.fromString(JSON.stringify(entry.json));
    const cases = [];
    for (let at = 0; at < Number(count); ++at) {
      const pair = entry.json.post_processor !== null && at % 3 === 2 ? someText() : null;
      cases.push(await vector(library, someText(), pair, entry));
    }
    writeFileSync(join(out, `${name}.json`), "{\"tokenizer\": " + JSON.stringify(entry.json)
      + ",\n\"cases\": [\n" + cases.map((c) => JSON.stringify(c)).join(",\n") + "\n]}\n");
  }
}

async function writeLines([file, text]) {
  const library = Tokenizer.fromFile(file);
  const texts = readFileSync(text, "utf8").split("\n").filter((line) => line !== "");
  for (let at = 0; at < Number(count); ++at) texts.push(someText());
  const cases = [];
  for (const line of texts) cases.push({ text: line, ids: (await library.encode(line)).getIds() });
  writeFileSync(out, "[\n" + cases.map((c) => JSON.stringify(c)).join(",\n") + "\n]\n");
}

await (lines.length === 0 ? writeVectors() : writeLines(lines));
