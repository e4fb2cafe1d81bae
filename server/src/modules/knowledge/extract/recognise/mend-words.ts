import { MENU_WORDS } from './menu-words.ts';

/** Words of menus that decide something, as they are written. A word of a picture that differs from one of them by dots alone is that one. */
const KNOWN =
  'صغير كبير وسط نصف كامل ريال درهم دينار نباتي نباتية فيغان صرف بدون خالي خالية جلوتين غلوتين الجلوتين الغلوتين حار حارة حليب الحليب بيض البيض سمك السمك سمسم السمسم مكسرات المكسرات قشريات القشريات خردل الخردل كرفس الكرفس صويا الصويا فول سوداني السوداني الفول يحتوي تحتوي على مسببات الحساسية سعرة سعرات حرارية ساعات العمل الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت مغلق يوميا يوميًا صباحا صباحًا مساء مساءً ظهرا ظهرًا رمضان الليل منتصف'.split(
    ' ',
  );

/** The same, to be looked up. */
export const KNOWN_WORDS: ReadonlySet<string> = new Set(KNOWN);

/** Letters of one shape, told apart by their dots, and marks that recognition adds or leaves out. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/[\u064B-\u0652\u0640]/g, ''],
  [/[بتثنيى]/g, 'ب'],
  [/[جحخ]/g, 'ح'],
  [/[دذ]/g, 'د'],
  [/[رز]/g, 'ر'],
  [/[سش]/g, 'س'],
  [/[صض]/g, 'ص'],
  [/[طظ]/g, 'ط'],
  [/[عغفق]/g, 'ع'],
  [/[أإآا]/g, 'ا'],
  [/[ةه]/g, 'ه'],
];
/** A word by the shapes of its letters: what is left when dots and marks are misread. */
export const shapeOf = (word: string): string => SHAPES.reduce((text, [letters, shape]) => text.replace(letters, shape), word);

const BY_SHAPE = new Map<string, string | null>();
for (const word of KNOWN) {
  const shape = shapeOf(word);
  const other = BY_SHAPE.get(shape);
  // Two known words of one shape, "يوميا" and "يوميًا" aside, mend nothing.
  BY_SHAPE.set(shape, other === undefined || shapeOf(other ?? '') === shape ? (other ?? word) : null);
}

/** Words by which people are kept from harm: one letter lost or added is mended as well. */
const VITAL = 'مسببات الحساسية يحتوي تحتوي جلوتين غلوتين مكسرات قشريات السوداني سوداني'.split(' ');

/** Whether the two differ by one letter that is too much, missing or another. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let same = 0;
  while (same < Math.min(one.length, other.length) && one[same] === other[same]) same += 1;
  const [rest, others] = [one.slice(same), other.slice(same)];
  return rest.slice(1) === others.slice(1) || rest.slice(1) === others || rest === others.slice(1);
}

/** Currencies whose dots are letters to the engine. */
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^[/|]?ر[.در٫،]?س[.]?$/u, 'ر.س'],
  [/^د[.د٫،]?[اإأ][.]?$/u, 'د.إ'],
  [/^د[.د٫،]ك[.]?$/u, 'د.ك'],
];

/** A word in brackets of its own, of which one was lost. */
const LOST_BRACKET = /^[([]?((?:ال)?نباتي(?:ة)?|فيغان|حار(?:ة)?|vegan|vegetarian|spicy)[)\]]?$/iu;
/** What the engine is surer of than this is left as it reads. */
const SURE = 92;
const LONG = 6;

/** The commoner words of menus, with what is written before them, by their shapes; null where two have the same one. */
const MENU_BY_SHAPE = new Map<string, string | null>();
const MENU_KNOWN = new Set<string>();
for (const word of MENU_WORDS.split(/\s+/).filter((each) => each !== '')) {
  const forms =
    word.startsWith('ال') || word.startsWith('بال') ? [word, `و${word}`] : [word, `ال${word}`, `بال${word}`, `و${word}`, `وال${word}`];
  for (const form of forms) {
    if (MENU_KNOWN.has(form)) continue;
    MENU_KNOWN.add(form);
    MENU_BY_SHAPE.set(shapeOf(form), MENU_BY_SHAPE.has(shapeOf(form)) ? null : form);
  }
}

/** The one common word of which a poorly read one is a misreading: by dots alone, or a long one by a single letter. */
function menuWord(word: string): string | null {
  const shape = shapeOf(word);
  const same = MENU_BY_SHAPE.get(shape);
  if (same !== undefined || MENU_KNOWN.has(word)) return same ?? null;
  if (word.length < LONG) return null;
  const near = [...MENU_BY_SHAPE].filter(([known, form]) => form !== null && isNear(known, shape));
  return near.length === 1 ? (near[0]?.[1] ?? null) : null;
}

/** "فيفان" is "فيغان": a word of a picture with the dots of the known word it must be. Short words and surely read ones are left alone. */
export function mendWord(text: string, confidence = 0): string {
  const currency = CURRENCIES.find(([form]) => form.test(text))?.[1];
  if (currency) return currency;
  const [, alone] = LOST_BRACKET.exec(text) ?? [];
  if (alone && /[([)\]]/.test(text)) return `(${alone})`;
  const [, before = '', word = '', after = ''] = /^([^\p{L}\p{N}]*)([\p{L}\p{M}]{4,})([^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  const known = word === '' ? undefined : BY_SHAPE.get(shapeOf(word));
  if (word === '' || KNOWN.includes(word)) return text;
  const vital = known || word.length < 5 ? [] : VITAL.filter((one) => isNear(shapeOf(one), shapeOf(word)));
  const mended = known ?? (vital.length === 1 ? vital[0] : null) ?? (confidence < SURE ? menuWord(word) : null);
  return mended ? `${before}${mended}${after}` : text;
}
