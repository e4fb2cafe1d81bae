export interface Unit {
  text: string;
  kind: 'text' | 'row';
}

/**
 * Documents of the question sets as retrieval units, the same for every system compared here: a question with its answer, a line of a list,
 * or a paragraph. Splitting real documents is the product's own chunker and is judged elsewhere.
 */
export function splitIntoUnits(text: string, title: string): Unit[] {
  const paragraphs = text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '' && paragraph !== title);
  return paragraphs.flatMap((paragraph): Unit[] => {
    const lines = paragraph.split('\n').map((line) => line.trim());
    if (lines.length >= 4 && !/^Q:/.test(paragraph)) return lines.filter(Boolean).map((line): Unit => ({ text: line, kind: 'row' }));
    return [{ text: paragraph, kind: 'text' }];
  });
}
