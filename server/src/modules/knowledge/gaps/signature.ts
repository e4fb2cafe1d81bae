import { createHash } from 'node:crypto';
import { normaliseText } from '../../nlu/index.ts';
import { builtInConcepts } from '../retrieval/concepts.ts';
import { tokenise } from '../retrieval/tokenise.ts';

export interface Signature {
  /** What it is about, in words without their forms, and in concepts where there are any: these are one in both languages. */
  terms: ReadonlySet<string>;
  /** Of the terms. A hash, so that a customer's words need not be stored to know the question again. */
  hash: string;
}

export function signatureOf(question: string): Signature {
  const tokens = tokenise(question, true);
  const terms = new Set<string>();
  const taken = new Set<number>();
  for (const match of builtInConcepts().match(tokens)) {
    for (const concept of match.concepts) terms.add(`§${concept}`);
    for (let at = match.from; at < match.to; at += 1) taken.add(at);
  }
  tokens.forEach((token, at) => {
    if (!taken.has(at) && !token.stop) terms.add(token.stem);
  });
  if (terms.size === 0) terms.add(normaliseText(question));
  return {
    terms,
    hash: createHash('sha256')
      .update([...terms].sort().join('\n'))
      .digest('base64url')
      .slice(0, 27),
  };
}

/** 0..1: the share of all their terms that two questions have in common. */
export function alike(one: Signature, other: Signature): number {
  const common = [...one.terms].filter((term) => other.terms.has(term)).length;
  return common / (one.terms.size + other.terms.size - common);
}
