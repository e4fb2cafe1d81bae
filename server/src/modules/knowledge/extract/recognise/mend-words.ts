/** Words of menus that decide something, as they are written. A word of a picture that differs from one of them by dots alone is that one. */
const KNOWN =
  'صغير كبير وسط نصف كامل ريال درهم دينار نباتي نباتية فيغان صرف بدون خالي خالية جلوتين غلوتين الجلوتين الغلوتين حار حارة حليب الحليب بيض البيض سمك السمك سمسم السمسم مكسرات المكسرات قشريات القشريات خردل الخردل كرفس الكرفس صويا الصويا فول سوداني السوداني الفول يحتوي تحتوي على مسببات الحساسية سعرة سعرات حرارية ساعات العمل الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت مغلق يوميا يوميًا صباحا صباحًا مساء مساءً ظهرا ظهرًا رمضان الليل منتصف'.split(
    ' ',
  );

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

/** "فيفان" is "فيغان": a word of a picture with the dots of the known word it must be. Short words are left alone. */
export function mendWord(text: string): string {
  const [, before = '', word = '', after = ''] = /^([^\p{L}\p{N}]*)([\p{L}\p{M}]{4,})([^\p{L}\p{N}]*)$/u.exec(text) ?? [];
  const known = word === '' ? undefined : BY_SHAPE.get(shapeOf(word));
  if (KNOWN.includes(word)) return text;
  const vital = known || word.length < 5 ? [] : VITAL.filter((one) => isNear(shapeOf(one), shapeOf(word)));
  const mended = known ?? (vital.length === 1 ? vital[0] : undefined);
  return mended ? `${before}${mended}${after}` : text;
}
