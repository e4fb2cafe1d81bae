/** Of the two languages of our texts, the one that a reader asks for: `Accept-Language: ar-SA,ar;q=0.9,en;q=0.8` is Arabic. English otherwise. */
export function preferredLanguage(header: string | undefined): 'en' | 'ar' {
  let best: { language: 'en' | 'ar'; weight: number } = { language: 'en', weight: 0 };
  for (const part of (header ?? '').slice(0, 500).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const language = range.split('-')[0];
    if (language !== 'ar' && language !== 'en') continue;
    const quality = parameters.map((text) => /^\s*q=([01](?:\.\d{1,3})?)\s*$/.exec(text)?.[1]).find((text) => text !== undefined);
    const weight = quality === undefined ? 1 : Number(quality);
    if (weight > best.weight) best = { language, weight };
  }
  return best.language;
}
