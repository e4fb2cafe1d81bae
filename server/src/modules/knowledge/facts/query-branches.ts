import { calendarOf, type Calendar } from './calendar.ts';
import { isKnown } from './query-known.ts';
import { likeness, words } from './query-text.ts';
import type { Bilingual, BranchFact, FactSet } from './types.ts';

/** A place with hours of its own. */
export interface Place {
  name: Bilingual | null;
  branch: BranchFact | null;
  calendar: Calendar;
}

/** The places a question about hours is about: the branch named, else every branch, else the business itself. */
export function placesOf(facts: FactSet, branch: BranchFact | null, timeZone: string): Place[] {
  const named = branch ? [branch] : facts.branches;
  if (named.length > 0) return named.map((each) => ({ name: each.name, branch: each, calendar: calendarOf(facts, each, timeZone) }));
  // Hours may tell of branches that no document describes by address.
  const names = [...new Set(facts.hours.flatMap((row) => row.branchName ?? []))];
  if (names.length < 2) return [{ name: null, branch: null, calendar: { branch: null, rows: facts.hours, timeZone } }];
  return names.map((name) => ({
    name: { en: name, ar: null },
    branch: null,
    calendar: { branch: null, rows: facts.hours.filter((row) => row.branchName === null || row.branchName === name), timeZone },
  }));
}

/** Words of an address that every address has. */
const COMMON = new Set(
  words(
    'street st road rd shop unit building tower floor the al el near district mall branch شارع طريق محل وحدة مبنى برج الدور حي مول فرع رقم ممشى كورت',
  ),
);

function tellingIn(text: string): string[] {
  return words(text).filter((word) => word.length > 2 && !COMMON.has(word) && !/^\d+$/.test(word));
}

const isLatin = (word: string): boolean => /\p{Script=Latin}/u.test(word);
/** In one script an address is written as it is; one letter off it is another word ("black" is no "Block 5"). */
const says = (asked: readonly string[], token: string, least: number): boolean =>
  asked.some((word) => word.length > 2 && likeness(word, token) >= (isLatin(word) === isLatin(token) ? least : 0.85));

/** Branches that the words of a place name: by their own name first, then by the area in their address, then by their city. */
export function branchesNear(asked: readonly string[], branches: readonly BranchFact[], isKnown: (word: string) => boolean): BranchFact[] {
  const levels: ((branch: BranchFact) => string)[] = [
    (branch) => `${branch.name.en ?? ''} ${branch.name.ar ?? ''}`,
    (branch) => `${branch.address.en ?? ''} ${branch.address.ar ?? ''}`,
    (branch) => `${branch.city.en ?? ''} ${branch.city.ar ?? ''}`,
  ];
  const candidates = asked.filter((word) => !isKnown(word));
  for (const [at, level] of levels.entries()) {
    const texts = branches.map((branch) => ({ branch, tokens: tellingIn(level(branch)).filter((token) => !isKnown(token)) }));
    const found = texts.filter(({ tokens }) => tokens.some((token) => says(candidates, token, at === 0 ? 0.85 : 0.95)));
    if (found.length > 0) return found.map(({ branch }) => branch);
  }
  return [];
}

/** The one branch that words name, where there are several. */
export function readBranch(asked: readonly string[], branches: readonly BranchFact[]): BranchFact | null {
  const said = (branch: BranchFact) =>
    [branch.name.en, branch.name.ar].some((name) => {
      const others = branches
        .filter((other) => other.id !== branch.id)
        .flatMap((other) => words(`${other.name.en ?? ''} ${other.name.ar ?? ''}`));
      const telling = words(name ?? '').filter((token) => token.length > 2 && !others.includes(token) && !isKnown(token));
      return telling.some((token) => asked.some((word) => likeness(word, token) >= 0.85));
    });
  const found = branches.length > 1 ? branches.filter(said) : [];
  return found.length === 1 ? (found[0] ?? null) : null;
}
