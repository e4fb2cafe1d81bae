import * as cues from './query-cues.ts';
import { readItems } from './query-items.ts';
import { isKnown } from './query-known.ts';
import { isSectionWord, readSection } from './query-sections.ts';
import { likeness, phrases, words } from './query-text.ts';
import { ALLERGENS, type Allergen, DIET_TAGS, type DietTag, type ItemFact } from './types.ts';
import { FUNCTION_WORDS } from './vocabulary-function.ts';

/** What a question leaves out of what it asks for: "without sesame", "except the hummus", "مو حار". */
export interface Exclusion {
  /** The question without what it leaves out; what a label stands for is written as that label ("ما فيه لحم" as "vegetarian"). */
  rest: string;
  allergens: Allergen[];
  /** Labels that are not wanted. */
  diets: DietTag[];
  items: ItemFact[];
  /** The words of `items`, as the question says them. */
  named: string[];
  /** `items` were found by a word of their names that may be an ingredient of others too. */
  ingredient: boolean;
  /** Something is left out that nothing here knows. */
  unknown: boolean;
}

/** How a marker leaves out: what is in a dish, dishes themselves, or either (and then only where what follows is known). */
type Manner = 'without' | 'except' | 'not';

const marker = (list: string): RegExp =>
  new RegExp(
    `^(?!ولا )[وف]?(?:${list
      .split(',')
      .map((phrase) => words(phrase).join(' '))
      .sort((left, right) => right.length - left.length)
      .join('|')})(?= |$)`,
    'u',
  );
const MARKERS: readonly [Manner, RegExp][] = [
  [
    'without',
    marker(`
      without, without any, with no, w o, free of, free from, has no, have no, having no, contains no, contain no, nothing with, not containing, not contain, not include, not have, not made with, not with,
      dont have, doesnt have, dont contain, doesnt contain, dont include, doesnt include, hasnt got, havent got, dont use, not using,
      بدون, بدون اي, من دون, دون, من غير, بغير, بلا, خالي من, خاليه من, خال من, خاليين من, خاليات من, ما فيه, ما فيها, ما فيهم, ما فيهن, ما فيو, ما في فيه, ما في فيها, ما في,
      مافيه, مافيها, مافيهم, مافي, ما بيه, ما بيها, ما به, ما بها, مفيهاش, مفيهوش, مافيهاش, مافيهوش, ما فيهاش, ما فيهوش, مفيش فيه, مفيش فيها, مفيش, مفهاش, مفهوش,
      ما يكون فيه, ما يكون فيها, ما تكون فيها, ما يحتوي, ما تحتوي, ما يحتوي على, ما تحتوي على, لا يحتوي, لا تحتوي, لا يحتوي على, لا تحتوي على, لا يوجد فيه, لا يوجد فيها, ليس فيه, ليس فيها, ليس به, ليس بها, مش فيه, مش فيها,
      bdoon, bdon, bdun, bidun, bidoon, bedoon, bedon, beddon, mn gheir, mn gher, men gheir, men gher, men ghair, min gheir, min gher, min ghair, mn 8er, men 8er, mn 3er, mn 3'er, men 3'er, bala, bla,
      ma fih, ma fiha, ma feeh, ma feha, ma fehom, mafih, mafiha, mafeeh, mafeha, mafihash, mafihosh, mafhash, mafhosh
    `),
  ],
  [
    'except',
    marker(`
      except, except for, except the, excluding, exclude, other than, apart from, aside from, besides, beside, anything but, everything but, all but,
      ماعدا, ما عدا, عدا, باستثناء, الا, سوي, غير, gheir, ghair, gher, 8er, 3'er, illa, ella, ma 3ada
    `),
  ],
  [
    'not',
    marker(`
      no, not, non, minus, but not, and not, i dont eat, we dont eat, dont eat, doesnt eat, i dont want, dont want, dont like, doesnt like, not eat, not want,
      مو, مب, موب, مش, ليس, ليست, لا, لا اكل, لا ناكل, لا ياكل, لا احب, لا اريد, لا نريد, ما ابي, ما ابغي, ما احب, ما اكل, ما ناكل, ما ياكل, ما تاكل, ما نحب, ما نبي, ما نبغي, ما يحب, ما تحب, ما بحب, ما باكل, ما بياكل, ما بدي, مش عايز, مش عاوز, مش بحب, مش باكل, مباكلش, مبحبش,
      mo, mob, msh, mesh, mish, mosh, ma abi, ma abgha, ma a7eb, ma akol, ma bakol, ma baakol, ma ba7eb, ma badi
    `),
  ],
];
/** A question that only asks the other way round ("don't you have hummus?", "ما في حمص؟") or speaks of whoever asks ("I am not vegan") leaves nothing out. */
const ASKS_NEGATED = /\b(?:do|did|are|is|will|can|u|you|they|im|i am|we are|were|he is|hes|she is|shes|or|why|if) $/u;
const NONE_THERE = /^(?:ما ?في[هاو]?|ما ?فيها|مفيش|ما (?:بيه|به)|ma fih|mafih|ma feeh|mafeeh)(?= |$)/u;
const IDIOMS =
  /^(?:idea|problem|worries|worry|rush|doubt|way|longer|more|matter|one|thanks|thank|need|less|only|just|too|very|so|far|sure|yet|available|open|closed)$/u;
/** Between a marker and what it leaves out. */
const LEADS = phrases(`
  a, an, the, any, some, have, has, having, contain*, include*, made, with, of, from, in, it, them, be, is, are, to, for, also, el, il, al, 3ala,
  اي, من, علي, فيه, فيها, فيهم, به, بها, يكون, تكون, شي, حاجه, هذا, هذي, ال
`);
const ALSO = /^(?:and|or|nor|&|و|او|ولا|ام|w|wa|aw|wala|walla)$/u;
/** What leads a second thing that is left out for dishes themselves as well. */
const OR = /^(?:or|nor|او|ولا|ام|aw|wala|walla)$/u;

const MEAT = phrases('meat, meats, red meat, لحم, لحمه, لحوم, اللحوم, lahm, la7m, la7em, lahem');
const SUGAR = phrases('sugar, added sugar, سكر, sukkar, sokkar, sokar, sukar');
const MADE_OF: Partial<Record<Allergen, RegExp>> = {
  milk: phrases(
    'cheese, cream, butter, yogurt, yoghurt, labneh, laban, milk, dairy, لبن, البان, جبن, جبنه, اجبان, كريمه, كريما, قشطه, زبده, زبادي, لبنه, halib, gebna, jibna, jebna, creama, zebda',
  ),
  gluten: phrases('flour, bread, طحين, دقيق, 6a7een'),
  eggs: phrases('egg, eggs, mayo, mayonnaise, بيض, بيضه, مايونيز, beid, bayd, bed, baid'),
  fish: phrases('tuna, salmon, anchov*, seafood, sea food, تونه, سلمون, بحري*, ماكولات بحريه, اكل بحري'),
  crustaceans: phrases('seafood, sea food, بحري*, ماكولات بحريه, اكل بحري'),
  molluscs: phrases('seafood, sea food, بحري*, ماكولات بحريه, اكل بحري'),
};
/** The same food in both languages, as a row may carry one name only. */
const FOODS: readonly RegExp[] = [
  phrases('chicken, دجاج, دجاجه, فراخ, فرخه, dajaj, djaj, dejaj, ferakh, fera5'),
  phrases('lamb, mutton, sheep, غنم, خروف, ضاني, حري, ضان'),
  phrases('beef, veal, بقر, بقري, عجل'),
  phrases('camel, حاشي, جمل'),
];
/** Labels that stand for what is left out, where the menu has them. */
const FREE: Partial<Record<Allergen, DietTag>> = { gluten: 'gluten_free', milk: 'dairy_free', nuts: 'nut_free' };
const LABELS: Partial<Record<DietTag, string>> = {
  ...{ gluten_free: 'gluten free', dairy_free: 'dairy free', nut_free: 'nut free', sugar_free: 'sugar free', vegetarian: 'vegetarian' },
};

interface Placed {
  length: number;
  allergens?: Allergen[];
  label?: DietTag;
  diets?: DietTag[];
  items?: ItemFact[];
  ingredient?: boolean;
}

function allergensIn(text: string): Allergen[] {
  return ALLERGENS.filter((allergen) => cues.ALLERGEN_CUES[allergen].test(text) || (MADE_OF[allergen]?.test(text) ?? false));
}

/** What the words from a place on name, so that it can be left out; null where they name nothing. */
function place(asked: readonly string[], at: number, manner: Manner, items: readonly ItemFact[]): Placed | null {
  const word = asked[at] ?? '';
  const pair = `${word} ${asked[at + 1] ?? ''}`.trim();
  if (SUGAR.test(word)) return { length: 1, label: 'sugar_free' };
  const long = [3, 2].flatMap((length): Placed[] => {
    if (at + length > asked.length) return [];
    const part = asked.slice(at, at + length).join(' ');
    const whole = readItems(part, items, isKnown).matches.filter(
      (match) => match.coverage >= 0.95 && match.taken[0] === 0 && match.taken.at(-1) === length - 1,
    );
    return whole.length > 0 ? [{ length, items: whole.map((match) => match.item) }] : [];
  })[0];
  if (long && manner !== 'without' && !FUNCTION_WORDS.has(word)) return long;
  const wide = allergensIn(pair);
  const narrow = allergensIn(word);
  if (wide.length > 0 && (narrow.length > 0 || !allergensIn(asked[at + 1] ?? '').length))
    return { length: narrow.length > 0 ? 1 : 2, allergens: narrow.length > 0 ? narrow : wide };
  if (MEAT.test(word)) return { length: 1, label: 'vegetarian' };
  const tags = (text: string): DietTag[] => DIET_TAGS.filter((tag) => cues.DIET_CUES[tag].test(text));
  const [one, two] = [tags(word), tags(pair)];
  if (two.length > one.length) return { length: 2, diets: two.filter((tag) => !one.includes(tag)) };
  if (one.length > 0) return { length: 1, diets: one };
  if (long) return long;
  if (FUNCTION_WORDS.has(word) || cues.isFiller(word)) return null;
  const section = isSectionWord(word) ? readSection(word, items) : null;
  if (section) return { length: 1, items: section.items };
  const exact = readItems(word, items, isKnown).matches.filter((match) => match.coverage >= 0.95);
  if (exact.length > 0 && manner !== 'without') return { length: 1, items: exact.map((match) => match.item) };
  const food = FOODS.find((pattern) => pattern.test(word));
  const says = (text: string | null): boolean =>
    words(text ?? '').some(
      (token) => likeness(word, token) >= (isLatin(word) === isLatin(token) ? 0.95 : 0.85) || (food?.test(token) ?? false),
    );
  const inside = manner === 'except' ? [] : items.filter((item) => says(item.description.en) || says(item.description.ar));
  const called = items.filter((item) => [item.name.en, item.name.ar, ...item.aliases].some(says));
  const found = new Set([...called, ...inside]);
  if (found.size === 0 || word.length < 3) return null;
  return { length: 1, items: [...found], ingredient: manner !== 'except' };
}

const isLatin = (word: string): boolean => /\p{Script=Latin}/u.test(word);

/** A joined conjunction is no part of what is named: "وسمسم". */
const unjoined = (word: string): string => (/^و\p{L}{3,}/u.test(word) ? word.slice(1) : word);

/** What a question leaves out, and the question without it; null when it leaves nothing out. */
export function readExclusion(asked: readonly string[], items: readonly ItemFact[]): Exclusion | null {
  const text = asked.join(' ');
  const names = readItems(text, items, isKnown).matches.filter((match) => match.coverage >= 0.95 && match.taken.length > 1);
  const inName = new Set(names.flatMap((match) => match.taken));
  const found: Exclusion = { rest: '', allergens: [], diets: [], items: [], named: [], ingredient: false, unknown: false };
  const labels: DietTag[] = [];
  const rest: string[] = [];
  let left = false;
  const take = (placed: Placed, at: number): void => {
    left = true;
    found.allergens.push(...(placed.allergens ?? []));
    found.diets.push(...(placed.diets ?? []));
    found.items.push(...(placed.items ?? []));
    if (placed.items)
      found.named.push(
        asked
          .slice(at, at + placed.length)
          .map(unjoined)
          .join(' '),
      );
    found.ingredient ||= placed.ingredient ?? false;
    if (placed.label) labels.push(placed.label);
  };
  for (let at = 0; at < asked.length; ) {
    const ahead = asked.slice(at).join(' ');
    // "Sesame-free".
    const free =
      asked[at + 1] === 'free' && !/^(?:of|from)$/.test(asked[at + 2] ?? '') && !inName.has(at) ? allergensIn(asked[at] ?? '') : [];
    if (free.length > 0) {
      take({ length: 1, allergens: free }, at);
      at += 2;
      continue;
    }
    const before = rest.length === 0 ? '' : `${rest.slice(-2).join(' ')} `;
    const marked = inName.has(at)
      ? undefined
      : MARKERS.map(([manner, pattern]) => ({ manner, said: pattern.exec(ahead)?.[0] })).find((each) => each.said);
    const negated = marked && (ASKS_NEGATED.test(before) || (rest.length === 0 && NONE_THERE.test(ahead)));
    if (!marked?.said || (negated && marked.manner !== 'except' && !/^(?:without|بدون|من غير)/u.test(marked.said))) {
      rest.push(asked[at] ?? '');
      at += 1;
      continue;
    }
    const end = readLeftOut(asked, at + marked.said.split(' ').length, marked.manner, items, take);
    if (end.unknown) found.unknown = true;
    if (end.at === null) rest.push(asked[at] ?? '');
    at = end.at ?? at + 1;
    left ||= end.unknown;
  }
  if (!left) return null;
  found.allergens = [...new Set(found.allergens)];
  const asLabels = found.allergens.map((allergen) => FREE[allergen]);
  // A label of the menu answers for what it leaves out, where the menu has such labels at all.
  if (asLabels.every((tag) => tag !== undefined && items.some((item) => item.dietTags.includes(tag)))) {
    labels.push(...asLabels.flatMap((tag) => tag ?? []));
    found.allergens = [];
  }
  return { ...found, diets: [...new Set(found.diets)], rest: [...rest, ...new Set(labels.flatMap((tag) => LABELS[tag] ?? []))].join(' ') };
}

/** Takes what stands behind a marker; `at` is where the question goes on, null where the marker leaves nothing out. */
function readLeftOut(
  asked: readonly string[],
  start: number,
  manner: Manner,
  items: readonly ItemFact[],
  take: (placed: Placed, at: number) => void,
): { at: number | null; unknown: boolean } {
  let at = start;
  let any = false;
  for (;;) {
    let next = at;
    const joined = any && /^و\p{L}{3,}/u.test(asked[next] ?? '');
    const link = any && ALSO.test(asked[next] ?? '') ? (asked[next] ?? '') : null;
    if (link !== null) next += 1;
    while (next < asked.length && LEADS.test(asked[next] ?? '') && !place(asked, next, manner, items)) next += 1;
    const word = asked[next];
    if (word === undefined) return { at: any ? at : null, unknown: false };
    const here = joined ? asked.with(next, unjoined(word)) : asked;
    const placed = place(here, next, manner, items);
    const labelled = asked[next + (placed?.length ?? 1)] === 'free';
    if (any) {
      // Behind what was left out only more of the same kind is: "without nuts and vegan" asks for vegan.
      if (!placed || labelled || placed.diets || (link === null && !joined && !placed.allergens)) return { at, unknown: false };
      const dishes = placed.items !== undefined;
      // "Desserts without eggs and coffee": with or without coffee?
      if (dishes && manner !== 'except' && link !== null && !OR.test(link)) return { at, unknown: true };
      if (dishes && joined && manner !== 'except') return { at, unknown: true };
    } else if (!placed || labelled) {
      if (placed?.allergens && labelled) {
        // "Not gluten free" leaves out what has the label.
        const tag = placed.allergens.flatMap((allergen) => FREE[allergen] ?? [])[0];
        if (tag) {
          take({ length: 2, diets: [tag] }, next);
          return { at: next + 2, unknown: false };
        }
      }
      const talk = FUNCTION_WORDS.has(word) || cues.isFiller(word) || isKnown(word) || IDIOMS.test(word) || /^\d/.test(word);
      if (manner === 'not') return { at: talk ? null : next + 1, unknown: !talk };
      return { at: talk && manner === 'except' ? null : next + 1, unknown: !(talk && manner === 'except') };
    }
    take(placed, next);
    any = true;
    at = next + placed.length;
  }
}
