export interface Sentence {
  text: string;
  /** UTF-16 offsets into the given text. */
  start: number;
  end: number;
}

const ABBREVIATION = /(?:\b(?:mr|mrs|ms|dr|st|ave|blvd|no|vs|etc|approx|min|max|e\.g|i\.e|a\.m|p\.m)\.|\b\p{Lu}\.)$/iu;

/** Sentences in order, trimmed, with their places. A line break always ends one; "St." and "e.g." never do. */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  const push = (from: number, to: number): void => {
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed === '') return;
    const start = from + raw.indexOf(trimmed);
    sentences.push({ text: trimmed, start, end: start + trimmed.length });
  };
  let lineStart = 0;
  for (const line of text.split('\n')) {
    let from = lineStart;
    for (const match of line.matchAll(/[.!?\u061f\u06d4\u2026]+["'\u201d\u2019)\]]*(?=\s)/gu)) {
      const end = lineStart + match.index + match[0].length;
      if (match[0] === '.' && ABBREVIATION.test(text.slice(from, end))) continue;
      push(from, end);
      from = end;
    }
    push(from, lineStart + line.length);
    lineStart += line.length + 1;
  }
  return sentences;
}

const LABEL = /^\s*(?:q|a|question|answer|س|ج|سؤال|جواب|السؤال|الجواب|الإجابة)\s*[:：.\-)]\s*/iu;

export interface QuestionAndAnswer {
  question: Sentence;
  answer: Sentence;
}

/** The two halves of a chunk written as "Q: … A: …" or "س: … ج: …", labels left out; null for any other chunk. */
export function splitQuestionAndAnswer(text: string): QuestionAndAnswer | null {
  const question = /^\s*(?:q|question|س|سؤال|السؤال)\s*[:：.\-)]\s*/iu.exec(text);
  if (question === null) return null;
  const answer = /\n\s*(?:a|answer|ج|جواب|الجواب|الإجابة)\s*[:：.\-)]\s*/iu.exec(text);
  if (answer === null) return null;
  const part = (start: number, end: number): Sentence => {
    const trimmed = text.slice(start, end).trimEnd();
    return { text: trimmed, start, end: start + trimmed.length };
  };
  const answerStart = answer.index + answer[0].length;
  if (text.slice(answerStart).trim() === '') return null;
  return { question: part(question[0].length, answer.index), answer: part(answerStart, text.length) };
}

/** Longest text worth one vector, in characters: beyond it the encoder averages the meaning away. */
const LONGEST = 320;
const SHORTEST = 12;

/** What is embedded of a chunk: its sentences, labels removed, short ones joined to the next. The chunk's score is the maximum over them. */
export function splitForEmbedding(text: string): string[] {
  const parts: string[] = [];
  let pending = '';
  for (const sentence of splitSentences(text)) {
    const bare = sentence.text.replace(LABEL, '');
    const joined = pending === '' ? bare : `${pending} ${bare}`;
    if (joined.length < SHORTEST) {
      pending = joined;
      continue;
    }
    pending = '';
    for (let start = 0; start < joined.length; start += LONGEST) parts.push(joined.slice(start, start + LONGEST));
  }
  if (pending !== '') parts.push(pending);
  return parts;
}
