import type { OnText } from '../../llm/index.ts';
import { stripInvisible } from '../../nlu/index.ts';
import { fillSlots } from './prompt.ts';

/** Whole sentences of a text that is still being written: up to the last end of one, with no slot half written. */
const ENDS = /[.!?؟…]["'”’»)\]]*(?=\s)|\n/gu;

function readyPart(raw: string): string {
  const last = [...raw.matchAll(ENDS)].at(-1);
  return last ? raw.slice(0, last.index + last[0].length) : '';
}

/**
 * Lets a model's text out sentence by sentence: what is told has passed `passes` together with all before it. At the first that does not, nothing more
 * is told of this text; nor after a new beginning that says something else than was told already.
 */
export function createSentenceGate(
  slots: ReadonlyMap<string, string>,
  passes: (text: string) => boolean,
  tell: (piece: string) => void,
): OnText {
  let raw = '';
  let told = '';
  let closed = false;
  return (piece) => {
    if (piece === null) {
      raw = '';
      return;
    }
    raw += piece;
    if (closed) return;
    const { text, unknown } = fillSlots(stripInvisible(readyPart(raw)).trim(), slots);
    if (text.length <= told.length) return;
    if (unknown.length > 0 || !text.startsWith(told) || !passes(text)) {
      closed = true;
      return;
    }
    const next = text.slice(told.length);
    told = text;
    tell(next);
  };
}
