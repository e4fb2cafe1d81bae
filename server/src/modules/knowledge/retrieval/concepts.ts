import { type Concept, GLOSSARY, TRANSLATIONS } from './glossary/index.ts';
import { type Token, tokenise } from './tokenise.ts';

interface Node {
  next: Map<string, Node>;
  concepts: string[];
}

export interface ConceptMatch {
  concepts: string[];
  /** Token positions, end exclusive. */
  from: number;
  to: number;
}

export interface ConceptMatcher {
  /** Longest matches, left to right, never overlapping. */
  match(tokens: readonly Token[]): ConceptMatch[];
  /** Every broader concept of one, without itself. */
  broaderThan(concept: string): readonly string[];
}

/** Glossary phrases as a tree of stems, so that "booking a table" and "book a table" meet. */
export function createConceptMatcher(glossary: readonly Concept[]): ConceptMatcher {
  const root: Node = { next: new Map(), concepts: [] };
  const parents = new Map(glossary.map((concept) => [concept.id, concept.broader]));
  for (const concept of glossary) {
    for (const phrase of concept.phrases) {
      let node = root;
      for (const token of tokenise(phrase)) {
        let following = node.next.get(token.stem);
        if (following === undefined) node.next.set(token.stem, (following = { next: new Map(), concepts: [] }));
        node = following;
      }
      if (node !== root && !node.concepts.includes(concept.id)) node.concepts.push(concept.id);
    }
  }

  const closures = new Map<string, string[]>();
  const broaderThan = (concept: string): readonly string[] => {
    const known = closures.get(concept);
    if (known !== undefined) return known;
    const found: string[] = [];
    const open = [...(parents.get(concept) ?? [])];
    for (let parent = open.shift(); parent !== undefined; parent = open.shift()) {
      if (parent === concept || found.includes(parent)) continue;
      found.push(parent);
      open.push(...(parents.get(parent) ?? []));
    }
    closures.set(concept, found);
    return found;
  };

  const match = (tokens: readonly Token[]): ConceptMatch[] => {
    const matches: ConceptMatch[] = [];
    for (let from = 0; from < tokens.length; ) {
      let node: Node | undefined = root;
      let best: ConceptMatch | null = null;
      for (let to = from; to < tokens.length && node !== undefined; ) {
        node = node.next.get(tokens[to]?.stem ?? '');
        to += 1;
        if (node !== undefined && node.concepts.length > 0) best = { concepts: node.concepts, from, to };
      }
      if (best !== null && best.to - best.from === 1 && tokens[best.from]?.stop === true) best = null;
      if (best !== null) matches.push(best);
      from = best?.to ?? from + 1;
    }
    return matches;
  };
  return { match, broaderThan };
}

let shared: ConceptMatcher | undefined;

/** The matcher over the built-in glossary; made once. */
export function builtInConcepts(): ConceptMatcher {
  shared ??= createConceptMatcher(GLOSSARY);
  return shared;
}

let dictionary: ConceptMatcher | undefined;

/** The matcher over the dictionary; made once. */
export function builtInTranslations(): ConceptMatcher {
  dictionary ??= createConceptMatcher(TRANSLATIONS);
  return dictionary;
}
