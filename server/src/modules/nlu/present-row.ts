/** "label: cell; label: cell" of a table, as extraction writes its rows. A cell may hold "; " itself: "sizes: S; M; L". */
const PIECE = /^([^:;\n]{1,40}): (.+)$/su;
const ARABIC = /\p{Script=Arabic}/u;
const LATIN = /\p{Script=Latin}/u;
/** What the row is about stands first, without its label. */
const SUBJECT =
  /^(?:name|item|dish|product|title|area|areas|zone|district|destination|branch|city|service|الاسم|اسم الصنف|الصنف|الطبق|المنتج|المنطقة|المناطق|الحي|الوجهة|الفرع|المدينة|الخدمة)$/iu;
/** For the tills and tables that print them, not for customers. */
const UNSAID = new Set(['sku', 'id', 'code', 'aliases', 'currency']);
const LABELS: Record<string, [english: string, arabic: string]> = {
  section: ['Section', 'القسم'],
  category: ['Category', 'القسم'],
  description: ['Description', 'الوصف'],
  ingredients: ['Ingredients', 'المكونات'],
  price: ['Price', 'السعر'],
  size: ['Size', 'الحجم'],
  sizes: ['Sizes', 'الأحجام'],
  colour: ['Colour', 'اللون'],
  colours: ['Colours', 'الألوان'],
  colors: ['Colours', 'الألوان'],
  material: ['Material', 'الخامة'],
  calories: ['Calories', 'السعرات الحرارية'],
  diet: ['Diet', 'النظام الغذائي'],
  allergens: ['Allergens', 'مسببات الحساسية'],
  available: ['Available', 'متوفر'],
  availability: ['Availability', 'التوفر'],
  fee: ['Fee', 'الرسوم'],
  time: ['Time', 'المدة'],
  minimum: ['Minimum order', 'الحد الأدنى للطلب'],
  hours: ['Hours', 'ساعات العمل'],
  phone: ['Phone', 'الهاتف'],
  address: ['Address', 'العنوان'],
};

/** Of "Destination / الوجهة" the side in this language; anything else as it is. */
function sideIn(text: string, language: 'en' | 'ar'): string {
  const [left, right, ...more] = text.split(' / ').map((side) => side.trim());
  if (!left || !right || more.length > 0) return text;
  const [arabic, other] = ARABIC.test(left) ? [left, right] : [right, left];
  if (!ARABIC.test(arabic) || ARABIC.test(other) || !LATIN.test(other)) return text;
  return language === 'ar' ? arabic : other;
}

/** "name_ar" as its field and language, when the label was written for a machine. */
function machineLabel(label: string): { field: string; language: string | null } | null {
  if (!/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(label)) return null;
  const [, field = label, language = null] = /^(.+)_(en|ar)$/.exec(label) ?? [];
  return { field: field.replace(/_(?:sar|aed|kwd|qar|bhd|omr|egp|usd)$/, ''), language };
}

/**
 * A row of a table as a customer may read it: in one language where the table holds both, what it is about first, labels in words.
 * Every cell stays as it stands in the source. A text that is no such row comes back as it is.
 */
export function presentRow(text: string, language: 'en' | 'ar'): string {
  const pieces: [label: string, value: string][] = [];
  for (const part of text.trim().split('; ')) {
    const [, label, value] = PIECE.exec(part) ?? [];
    const last = pieces.at(-1);
    if (label !== undefined && value !== undefined) pieces.push([label.trim(), value.trim()]);
    else if (last) last[1] += `; ${part}`;
    else return text;
  }
  if (pieces.length < 2) return text;
  const read = pieces.map(([label, value]) => ({ label, value, machine: machineLabel(label) }));
  const kept = read.filter(({ machine, value }) => {
    if (machine === null) return true;
    if (UNSAID.has(machine.field) || (machine.field === 'available' && /^(?:yes|true|1|y)$/i.test(value))) return false;
    const twin = read.some((other) => other.machine?.field === machine.field && other.machine.language === language);
    return machine.language === null || machine.language === language || !twin;
  });
  const lines = kept.map(({ label, value, machine }) => {
    const said = sideIn(value, language);
    const name = machine?.field ?? sideIn(label, language);
    if (SUBJECT.test(name)) return { subject: true, line: said };
    const words = machine && (LABELS[machine.field]?.[language === 'ar' ? 1 : 0] ?? machine.field.replaceAll('_', ' '));
    return { subject: false, line: `${words ?? name}: ${said}` };
  });
  return [...lines.filter(({ subject }) => subject), ...lines.filter(({ subject }) => !subject)].map(({ line }) => line).join(' — ');
}
