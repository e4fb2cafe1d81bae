import { type Entry, LEXICON } from './lexicon/index.ts';
import { type Word, wordsOf } from './words.ts';

export interface ConceptHit {
  id: string;
  /** Word positions, end exclusive. */
  from: number;
  to: number;
}

interface Node {
  next: Map<string, Node>;
  ids: string[];
}

const COLUMNS = ['en', 'msa', 'gulf', 'egyptian', 'levantine', 'arabizi'] as const;

function growTree(entries: readonly Entry[]): Node {
  const root: Node = { next: new Map(), ids: [] };
  for (const entry of entries) {
    for (const phrase of COLUMNS.flatMap((column) => (entry[column] ?? '').split(','))) {
      let node = root;
      const literal = phrase.trimStart().startsWith('=');
      for (const word of wordsOf(phrase)) {
        // The least literal form: "الجمعة" and "جمعة", "prices" and "price" share one entry.
        const key = literal ? word.text : (word.forms[word.forms.length - 1] ?? word.text);
        let following = node.next.get(key);
        if (following === undefined) node.next.set(key, (following = { next: new Map(), ids: [] }));
        node = following;
      }
      if (node !== root && !node.ids.includes(entry.id)) node.ids.push(entry.id);
    }
  }
  return root;
}

let tree: Node | undefined;

/** Every lexicon phrase in the words, overlapping ones too, except where a longer phrase of the same concept holds a shorter. */
export function findConcepts(words: readonly Word[]): ConceptHit[] {
  const root = (tree ??= growTree(LEXICON));
  const hits: ConceptHit[] = [];
  for (let from = 0; from < words.length; from += 1) {
    const best = new Map<string, number>();
    const walk = (node: Node, position: number): void => {
      for (const id of node.ids) best.set(id, Math.max(best.get(id) ?? 0, position));
      for (const form of words[position]?.forms ?? []) {
        const following = node.next.get(form);
        if (following !== undefined) walk(following, position + 1);
      }
    };
    walk(root, from);
    for (const [id, to] of best) {
      if (!hits.some((hit) => hit.id === id && hit.from <= from && hit.to >= to)) hits.push({ id, from, to });
    }
  }
  return hits;
}
