import type { OfferedChoice, TurnTrace } from '@wafaa/contracts';
import { foldDigits, normaliseText } from '../../nlu/index.ts';
import { likeness, words } from './fact-tables.ts';

/** What the last turn offered to choose from; empty when it asked nothing back. */
export function offeredBy(trace: TurnTrace | null): OfferedChoice[] {
  if (trace?.outcome !== 'clarifying') return [];
  const step = trace.steps.find((each) => each.name === 'confidence');
  return step?.name === 'confidence' ? (step.data.offered ?? []) : [];
}

/** A choice is named in few words; more of them are a new question. */
const MOST_WORDS = 7;
const SAME_WORD = 0.85;

const PLACES: readonly RegExp[] = [
  /(?:^|\s)(?:1|1st|first|الاول|الاولي|اول|awal|el awal|al awal|el2awal|wa7ad)(?:\s|$)/u,
  /(?:^|\s)(?:2|2nd|two|second|الثاني|الثانيه|التاني|التانيه|ثاني|تاني|اثنين|اتنين|tani|el tani|thani|el thani|al thani|etnen)(?:\s|$)/u,
  /(?:^|\s)(?:3|3rd|three|third|الثالث|الثالثه|التالت|التالته|ثالث|ثلاثه|تلاته|talet|el talet|thaleth|talata)(?:\s|$)/u,
  /(?:^|\s)(?:4|4th|four|fourth|الرابع|الرابعه|رابع|اربعه|rabe3|el rabe3)(?:\s|$)/u,
  /(?:^|\s)(?:5|5th|five|fifth|الخامس|الخامسه|خامس|خمسه|khames|el khames)(?:\s|$)/u,
  /(?:^|\s)(?:6|6th|six|sixth|السادس|السادسه|سادس|سته)(?:\s|$)/u,
];
/** "One" beside an ordinal is no number. */
const ONE = /^(?:(?:option|number|رقم|الخيار|خيار) )?(?:one|واحد|wa7ad)$/u;
const LAST = /(?:^|\s)(?:last|the last one|الاخير|الاخيره|اخر واحد|akher|el a5er|el akhir)(?:\s|$)/u;
const ALL =
  /(?:^|\s)(?:both|all|all of them|each|either|كلهم|كلها|جميعها|الاثنين معا|كلاهما|الاثنين|الاتنين|كلا|kolhom|kelhom|kolha|el etnen)(?:\s|$)/u;
/** Words beside a number that are no answer of their own: "the second one please". */
const BESIDE = new Set(
  words(
    'the one option number choice no please pls i mean want id like ok okay yes its that this رقم الخيار خيار لو سمحت سمحتم ابغي ابي اريد بدي عايز نعم ايوه تمام هو هي el al raqam ra2m abgha bedi ayez 3ayez',
  ),
);

/**
 * The offered choices that a typed message names: by place ("the second one", "الثاني", "2"), all of them ("both"), or by a title, whole or in a part
 * that no other title has. Empty when it names none, which is a new question then. Pure.
 */
export function readChoice(message: string, offered: readonly OfferedChoice[]): string[] {
  const said = words(message);
  if (offered.length === 0 || said.length === 0 || said.length > MOST_WORDS) return [];
  const folded = foldDigits(normaliseText(message))
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .trim();
  const bare = said.filter((word) => !BESIDE.has(word));
  const byTitle = offered.filter((choice) => isNamed(bare, choice, offered));
  if (byTitle.length === 1 && byTitle[0]) return [byTitle[0].id];
  if (ALL.test(folded) && bare.length <= 3) return offered.map((choice) => choice.id);
  if (bare.length > 2) return [];
  const alone = ONE.test(folded) ? 0 : -1;
  const place = LAST.test(folded)
    ? offered.length - 1
    : Math.max(
        alone,
        PLACES.findIndex((pattern) => pattern.test(folded)),
      );
  const chosen = place < 0 ? undefined : offered[place];
  return chosen ? [chosen.id] : [];
}

/** Every word said stands in this title, and one of them in no other. */
function isNamed(said: readonly string[], choice: OfferedChoice, offered: readonly OfferedChoice[]): boolean {
  if (said.length === 0) return false;
  const holds = (title: string, word: string): boolean =>
    words(title).some((other) => other === word || likeness(word, other) >= SAME_WORD);
  if (!said.every((word) => holds(choice.title, word))) return false;
  return said.some((word) => offered.every((other) => other.id === choice.id || !holds(other.title, word)));
}
