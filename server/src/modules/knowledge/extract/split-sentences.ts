const segmenters = { ar: new Intl.Segmenter('ar', { granularity: 'sentence' }), en: new Intl.Segmenter('en', { granularity: 'sentence' }) };

// The segmenter ends a sentence after these although they abbreviate.
const ABBREVIATION = /(?:^|[\s(])(?:mr|mrs|ms|dr|st|no|approx|incl|e\.g|i\.e|etc|tel|ext|ر\.\s?س|د\.\s?[إاكب]|ص\.\s?ب|أ|د|م)\.\s*$/iu;

/** Offsets of the sentences of a text, blanks around them left out. Knows ؟ and ؛ and does not part abbreviations or decimals. */
export function sentencesOf(text: string): { start: number; end: number }[] {
  const segmenter = /[\u0600-\u06FF]/.test(text) ? segmenters.ar : segmenters.en;
  const spans: { start: number; end: number }[] = [];
  let from: number | null = null;
  for (const { segment, index } of segmenter.segment(text)) {
    from ??= index;
    const end = index + segment.length;
    // Without a blank after it a full stop ends nothing: "ر.س", "goo.gl".
    const isInside = segment.endsWith('.') && /\S/.test(text[end] ?? ' ');
    if (isInside) continue;
    if (ABBREVIATION.test(segment) && end < text.length && !segment.includes('\n')) continue;
    pushTrimmed(spans, text, from, end);
    from = null;
  }
  if (from !== null) pushTrimmed(spans, text, from, text.length);
  return spans;
}

/** Also parts at ؛ in long sentences: Arabic writers join clauses with it where English has a full stop. */
function pushTrimmed(spans: { start: number; end: number }[], text: string, from: number, to: number): void {
  const parts = to - from > 200 ? text.slice(from, to).split(/(?<=؛)\s+/u) : [text.slice(from, to)];
  let at = from;
  for (const part of parts) {
    const start = text.indexOf(part, at);
    at = start + part.length;
    const lead = part.length - part.trimStart().length;
    const end = start + part.trimEnd().length;
    if (end > start + lead) spans.push({ start: start + lead, end });
  }
}
