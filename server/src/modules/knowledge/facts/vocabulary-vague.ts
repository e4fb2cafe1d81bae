import type { Bilingual } from './types.ts';

/** Times that a source tells by a word. They move with the sun or the guests, so no clock time is put to them. */
const VAGUE: readonly [key: string, words: string, name: { en: string; ar: string }][] = [
  ['friday_prayer', "(?:friday|jum[u']?ah?) prayers?|صلاه الجمعه", { en: 'Friday prayer', ar: 'صلاة الجمعة' }],
  ['taraweeh', 'tara?we+[ea]?h(?: prayers?)?|(?:صلاه )?التراويح', { en: 'Taraweeh', ar: 'التراويح' }],
  ['fajr', 'fajr(?: prayers?)?|dawn|(?:صلاه |اذان )?(?:ال)?فجر', { en: 'Fajr', ar: 'الفجر' }],
  ['sunrise', 'sunrise|(?:ال)?شروق(?: الشمس)?', { en: 'sunrise', ar: 'الشروق' }],
  ['dhuhr', 'd[hu]+h?r(?: prayers?)|صلاه الظهر', { en: 'Dhuhr prayer', ar: 'صلاة الظهر' }],
  ['asr', 'asr(?: prayers?)?|(?:صلاه |اذان )?العصر', { en: 'Asr', ar: 'العصر' }],
  ['maghrib', 'maghrib(?: prayers?)?|(?:صلاه |اذان )?المغرب', { en: 'Maghrib', ar: 'المغرب' }],
  ['sunset', 'sunset|(?:ال)?غروب(?: الشمس)?', { en: 'sunset', ar: 'الغروب' }],
  ['isha', 'isha(?: prayers?)?|(?:صلاه |اذان )?العشاء', { en: 'Isha', ar: 'العشاء' }],
  ['iftar', 'iftar|(?:ال)?افطار', { en: 'iftar', ar: 'الإفطار' }],
  ['suhoor', 'su[h]+[ou]+r|sah[ou]+r|(?:ال)?سحور', { en: 'suhoor', ar: 'السحور' }],
  ['late', 'late(?: night)?|وقت متاخر', { en: 'late', ar: 'وقت متأخر' }],
  ['last_guest', '(?:the )?last (?:guest|customer|order)s?(?: leaves?)?|اخر (?:زبون|ضيف|عميل)', { en: 'the last guest', ar: 'آخر ضيف' }],
];

/** Pattern of a vague time in a text made by `foldForTimes`; "after" and "before" belong to it. */
export const VAGUE_TIME = `(?:(?:after|before|بعد|قبل|around)\\s+)?(?:${VAGUE.map(([, words]) => words).join('|')})`;
const KEYS = VAGUE.map(([key, words]) => [key, new RegExp(`(?:${words})`, 'u')] as const);
const NAMES = new Map<string, Bilingual>(VAGUE.map(([key, , name]) => [key, name]));

/** The key under which a vague time is kept: "until the last guest" is `last_guest`. */
export const vagueKey = (folded: string): string => KEYS.find(([, words]) => words.test(folded))?.[0] ?? 'late';

export const vagueName = (key: string): Bilingual | null => NAMES.get(key) ?? null;
