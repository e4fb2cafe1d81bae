/**
 * Documents of the question sets as retrieval units, the same for every system compared here: a question with its answer, a line of a list,
 * or a paragraph. Splitting real documents is the product's own chunker and is judged elsewhere.
 */
export function splitIntoUnits(text: string, title: string): { text: string; kind: 'text' | 'row' }[] {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && paragraph !== title);
  return paragraphs.flatMap((paragraph) => {
    const lines = paragraph.split('\n').map((line) => line.trim());
    if (lines.length >= 2 && /^Q:/.test(paragraph)) return [{ text: paragraph, kind: 'text' as const }];
    if (lines.length >= 4) return lines.filter(Boolean).map((line) => ({ text: line, kind: 'row' as const }));
    return [{ text: paragraph, kind: 'text' as const }];
  });
}
