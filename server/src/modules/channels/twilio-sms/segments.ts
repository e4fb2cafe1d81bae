/** Letters of the alphabet of text messages, 7 bits each; those of the second table take two places. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extended = new Set('\f^{}\\[~]|€');

export interface Segments {
  encoding: 'gsm7' | 'ucs2';
  /** Places of the encoding: septets, or UTF-16 units. */
  length: number;
  /** What is paid for. */
  count: number;
}

/** How many messages of the network a text is: 160 places alone and 153 joined, or 70 and 67 once one letter is of no GSM alphabet, as all of Arabic are. */
export function countSegments(text: string): Segments {
  const encoding = isGsm(text) ? 'gsm7' : 'ucs2';
  const length = encoding === 'gsm7' ? measureGsm(text) : text.length;
  const [single, joined] = encoding === 'gsm7' ? [160, 153] : [70, 67];
  return { encoding, length, count: length <= single ? 1 : Math.ceil(length / joined) };
}

export function isGsm(text: string): boolean {
  for (const letter of text) if (!basic.has(letter) && !extended.has(letter)) return false;
  return true;
}

export function measureGsm(text: string): number {
  let places = 0;
  for (const letter of text) places += extended.has(letter) ? 2 : 1;
  return places;
}

const plainer: Record<string, string> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201C': '"',
  '\u201D': '"',
  '«': '"',
  '»': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
  '•': '-',
  '·': '-',
  '…': '...',
  '\u00A0': ' ',
  '\u202F': ' ',
  '×': 'x',
};

/** A text that only typographers' letters keep out of the GSM alphabet, without them: half the price, and no word is lost. Others stay as they are. */
export function toGsm(text: string): string {
  const plain = text.replace(/[\u2018\u2019\u201C\u201D«»\u2013\u2014\u2212•·…\u00A0\u202F×]/g, (letter) => plainer[letter] ?? letter);
  return isGsm(plain) ? plain : text;
}
