const rightToLeft = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}/u;
const letter = /\p{L}/gu;

/** Direction by the first strong character, as the bidi algorithm's rule P2; null when the text has no letter. */
export function directionOf(text: string): 'ltr' | 'rtl' | null {
  letter.lastIndex = 0;
  const first = letter.exec(text)?.[0];
  if (first === undefined) return null;
  return rightToLeft.test(first) ? 'rtl' : 'ltr';
}
