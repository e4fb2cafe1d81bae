/**
 * One spelling for text that people write many ways. Used by retrieval, the fact search and intent rules alike:
 * what is normalised on one side only never matches.
 */

/** Harakat, Quranic marks and superscript alef: pronunciation, not spelling. */
const HARAKAT = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
/** Bidi controls, zero-width characters and the byte order mark; a copied price often carries them. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g;
const TATWEEL = /\u0640/g;

const LETTERS: Record<string, string> = {
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ۀ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ک: 'ك',
  گ: 'ك',
  ڭ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ژ: 'ز',
  ڤ: 'ف',
  ڨ: 'ق',
};
const LETTER_FORMS = /[آأإٱىیېئؤةۀہھکگڭپچژڤڨ]/g;
const DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** Arabic-Indic and Persian digits, with their decimal, thousands and percent signs, as ASCII. */
export function foldDigits(text: string): string {
  return text
    .replace(DIGITS, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
    .replace(/\u066b/g, '.')
    .replace(/\u066c/g, ',')
    .replace(/\u066a/g, '%');
}

/** Without bidi marks and zero-width characters; visible text stays as it is. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/**
 * NFKC, no harakat, no tatweel, no bidi marks; alef, ya, ta marbuta and hamza forms as one letter each, Persian letters
 * as their Arabic neighbours, digits in ASCII. Latin text passes through unharmed. Lengths change: keep offsets on the raw text.
 */
export function normaliseArabic(text: string): string {
  return foldDigits(text.normalize('NFKC'))
    .replace(INVISIBLE, '')
    .replace(HARAKAT, '')
    .replace(TATWEEL, '')
    .replace(LETTER_FORMS, (letter) => LETTERS[letter] ?? letter);
}

/** `normaliseArabic`, lower case, straight apostrophes, no Latin accents, "soooo" and "الوووو" as one letter, single blanks. */
export function normaliseText(text: string): string {
  return normaliseArabic(text)
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/(\p{L})\1{2,}/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
