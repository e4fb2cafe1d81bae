import { normaliseText } from '../../../nlu/index.ts';
import type { Evidence } from './claim-types.ts';

export interface Mention {
  at: number;
  /** Evidence ids that carry this name. */
  ids: ReadonlySet<string>;
  name: string;
}

/** Finds the names of facts in a folded sentence, longest first, so that "Hummus with Lamb" is not "Hummus". */
export function indexNames(evidence: readonly Evidence[]): (folded: string) => Mention[] {
  const byFirst = new Map<string, { tokens: string[]; ids: Set<string>; name: string }[]>();
  for (const entry of evidence) {
    for (const raw of entry.names) {
      const name = foldName(raw);
      const tokens = name.match(/[\p{L}\p{N}]+/gu) ?? [];
      const [first] = tokens;
      if (!first || name.length < 3) continue;
      const list = byFirst.get(first) ?? [];
      const same = list.find((other) => other.tokens.join(' ') === tokens.join(' '));
      if (same) same.ids.add(entry.id);
      else list.push({ tokens, ids: new Set([entry.id]), name });
      byFirst.set(first, list);
    }
  }
  for (const list of byFirst.values()) list.sort((left, right) => right.tokens.length - left.tokens.length);
  return (folded) => {
    const words = [...folded.matchAll(/[\p{L}\p{N}]+/gu)];
    const mentions: Mention[] = [];
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at]?.[0] ?? '';
      const candidates = byFirst.get(word) ?? byFirst.get(word.replace(/^(?:وال|بال|ال|[وبل])/u, '')) ?? [];
      const found = candidates.find((name) => name.tokens.every((token, offset) => offset === 0 || words[at + offset]?.[0] === token));
      if (!found) continue;
      mentions.push({ at: words[at]?.index ?? 0, ids: found.ids, name: found.name });
      at += found.tokens.length - 1;
    }
    return mentions;
  };
}

const folded = new Map<string, string>();
function foldName(name: string): string {
  const known = folded.get(name);
  if (known !== undefined) return known;
  const made = normaliseText(name);
  if (folded.size > 20_000) folded.clear();
  folded.set(name, made);
  return made;
}
