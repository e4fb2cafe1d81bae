import { KNOWN_WORDS } from './mend-words.ts';
import type { RecognisedWord } from './tesseract.ts';

const BARE = /^[\p{L}\p{M}]+$/u;
const END = /[:؛،.]$/u;

/** "الحسا سية:" is "الحساسية:": two neighbours that are a known word together and none alone, from the right as Arabic is read. */
export function joinSplitWords(words: readonly RecognisedWord[]): RecognisedWord[] {
  const ordered = words.toSorted((one, other) => other.bbox.x1 - one.bbox.x1);
  const joined: RecognisedWord[] = [];
  for (const word of ordered) {
    const before = joined.at(-1);
    const rest = word.text.replace(END, '');
    const isOne =
      before && BARE.test(before.text) && BARE.test(rest) && KNOWN_WORDS.has(before.text + rest) && !KNOWN_WORDS.has(before.text);
    if (!isOne) joined.push(word);
    else
      joined.splice(-1, 1, {
        text: before.text + word.text,
        confidence: Math.max(before.confidence, word.confidence),
        bbox: { ...word.bbox, x1: before.bbox.x1, y0: Math.min(word.bbox.y0, before.bbox.y0), y1: Math.max(word.bbox.y1, before.bbox.y1) },
      });
  }
  return joined;
}
