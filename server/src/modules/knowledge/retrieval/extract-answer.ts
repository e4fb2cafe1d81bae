import { analyseQuestion } from './analyse-question.ts';
import { buildLexicalIndex } from './build-index.ts';
import { coverageOf } from './coverage.ts';
import { expectedShape, holdsShape } from './expected-shape.ts';
import type { FindPassagesInput, RankedPassage } from './find-passages.ts';
import { type Sentence, splitQuestionAndAnswer, splitSentences } from './sentences.ts';

export interface ExtractAnswerInput {
  question: string;
  language: FindPassagesInput['language'];
  arabizi?: boolean;
  /** As `findPassages` gave them, best first. */
  passages: readonly RankedPassage[];
  /** Longest answer in characters; a single sentence is never cut. */
  maxLength?: number;
}

export interface ExtractedAnswer {
  /** Verbatim `passage.text.slice(start, end)` of one passage. */
  text: string;
  chunkId: string;
  /** UTF-16 offsets into that passage's text. */
  start: number;
  end: number;
  /** 0..1: the passage's standing times how much of the question the sentence holds. Comparable within one question. */
  score: number;
}

const DEFAULT_LENGTH = 420;
/** Passages looked at: below the third the sentence would have to beat a clearly better passage. */
const LOOKED_AT = 3;
const SHAPE_BONUS = 0.15;
/** A neighbour comes along when it is about the question too, or when the best sentence is too short to stand alone. */
const NEIGHBOUR_SHARE = 0.5;
const SHORT_SENTENCE = 40;

function valueSentences(input: ExtractAnswerInput, sentences: readonly Sentence[]): number[] {
  const index = buildLexicalIndex(
    sentences.map((sentence, position) => ({ id: String(position), text: sentence.text, heading: null, kind: 'text', sourceId: '' })),
  );
  const units = analyseQuestion(index, input.question, input.arabizi ?? false);
  const shape = expectedShape(input.question);
  return sentences.map((sentence, position) => {
    const held = coverageOf(index, units, [position]);
    return held + (held > 0 && shape !== null && holdsShape(sentence.text, shape) ? SHAPE_BONUS : 0);
  });
}

/** The sentence with those beside it that help, as one span, within the length. */
function widen(sentences: readonly Sentence[], values: readonly number[], best: number, maxLength: number): { start: number; end: number } {
  const core = sentences[best];
  if (core === undefined) return { start: 0, end: 0 };
  let { start, end } = core;
  const line = values[best] ?? 0;
  for (const neighbour of [best + 1, best - 1]) {
    const sentence = sentences[neighbour];
    if (sentence === undefined) continue;
    const helps = (values[neighbour] ?? 0) >= line * NEIGHBOUR_SHARE || core.text.length < SHORT_SENTENCE;
    const from = Math.min(start, sentence.start);
    const to = Math.max(end, sentence.end);
    if (helps && to - from <= maxLength) [start, end] = [from, to];
  }
  return { start, end };
}

/**
 * The best sentence of the best passages with the neighbours that help, quoted verbatim from one passage; of "Q: … A: …" chunks the answer,
 * of table rows the whole row. Null when no sentence holds anything of the question, or there is no passage. Nothing is ever joined across
 * passages, so a quotation always has exactly one source.
 */
export function extractAnswer(input: ExtractAnswerInput): ExtractedAnswer | null {
  const maxLength = input.maxLength ?? DEFAULT_LENGTH;
  const [first] = input.passages;
  if (first === undefined || first.score <= 0) return null;
  let winner: ExtractedAnswer | null = null;
  for (const passage of input.passages.slice(0, LOOKED_AT)) {
    const standing = passage.score / first.score;
    const found = bestSpan(input, passage, maxLength);
    if (found === null) continue;
    const score = Math.min(1, standing * standing * found.value);
    if (winner !== null && winner.score >= score) continue;
    winner = { text: passage.text.slice(found.start, found.end), chunkId: passage.chunkId, start: found.start, end: found.end, score };
  }
  return winner;
}

/** A question answers nothing: what it holds counts for the sentence after it. */
function answersOnly(sentences: readonly Sentence[], values: readonly number[]): number[] {
  const asks = (at: number): boolean => /[?؟][)»"”]*\s*$/u.test(sentences[at]?.text ?? '');
  return values.map((value, at) => (asks(at) ? 0 : Math.max(value, at > 0 && asks(at - 1) ? (values[at - 1] ?? 0) : 0)));
}

function bestSpan(
  input: ExtractAnswerInput,
  passage: RankedPassage,
  maxLength: number,
): { start: number; end: number; value: number } | null {
  const pair = splitQuestionAndAnswer(passage.text);
  if (pair !== null) {
    // The owner's own question often holds the words that the answer ("Yes, we do.") leaves out.
    const [value = 0] = valueSentences(input, [{ text: passage.text, start: 0, end: passage.text.length }]);
    return value > 0 ? { start: pair.answer.start, end: pair.answer.end, value } : null;
  }
  const sentences = splitSentences(passage.text);
  if (passage.kind === 'row' || sentences.length === 1) {
    const only = { start: sentences[0]?.start ?? 0, end: sentences.at(-1)?.end ?? 0 };
    const [value = 0] = valueSentences(input, [{ text: passage.text, ...only }]);
    // A row that was found by vectors alone shares no word with the question and still answers it.
    const worth = Math.max(value, passage.dense ?? 0);
    return worth > 0 && only.end > 0 ? { ...only, value: worth } : null;
  }
  const values = answersOnly(sentences, valueSentences(input, sentences));
  const best = values.indexOf(Math.max(...values));
  if (best < 0 || (values[best] ?? 0) <= 0) return null;
  return { ...widen(sentences, values, best, maxLength), value: values[best] ?? 0 };
}
