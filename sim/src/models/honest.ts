import type { Prompt } from './prompt.ts';
import { featuresOf } from './words.ts';

export interface HonestAnswer {
  text: string;
  /** Ids of the facts and passages it rests on, as the prompt names them. */
  sources: string[];
  /** Share of the question's words that the material covers, 0..1. */
  coverage: number;
}

interface Line {
  /** What is compared with the question, and what is said when it fits. */
  text: string;
  said: string;
  id: string | null;
  isFact: boolean;
  score: number;
}

/** The word by which a caller may ask to be told that the material holds no answer. */
const NO_ANSWER = 'NO_ANSWER';
const NOTHING = { en: 'I could not find that in the information I have.', ar: 'لم أجد ذلك في المعلومات المتوفرة لدي.' };

/**
 * Answers only from the material in the prompt: the fact lines that fit the question with their `{{slots}}` as they stand,
 * else the passage sentence that overlaps most. It adds no word of its own.
 */
export function answerHonestly(prompt: Prompt): HonestAnswer {
  const question = questionOf(prompt);
  const wanted = new Set(featuresOf(question));
  const lines = materialOf(`${prompt.system}\n${prompt.conversation}`, question).map((line) => ({
    ...line,
    score: overlap(line.text, wanted),
  }));
  const best = Math.max(0, ...lines.map((line) => line.score));
  if (best === 0 && prompt.system.includes(NO_ANSWER)) return { text: NO_ANSWER, sources: [], coverage: 0 };
  if (best === 0) return { text: isArabic(question) ? NOTHING.ar : NOTHING.en, sources: [], coverage: 0 };
  const facts = lines.filter((line) => line.isFact && line.score >= best * 0.75).slice(0, 12);
  const chosen = facts.length > 0 ? facts : lines.filter((line) => line.score === best).slice(0, 1);
  return {
    text: chosen.map((line) => line.said).join('\n'),
    sources: [...new Set(chosen.flatMap((line) => (line.id === null ? [] : [line.id])))],
    coverage: Math.min(1, best / Math.max(1, wanted.size)),
  };
}

export function isArabic(text: string): boolean {
  return /[\u0600-\u06ff]/.test(text);
}

/** Inside the last `<question>` or `<<customer …>>` when the caller marks it, else the last paragraph of the last user message. */
export function questionOf(prompt: Prompt): string {
  const fenced = fencedBlocks(prompt.conversation, 'customer|question|message').at(-1);
  if (fenced !== undefined) return fenced.trim();
  const marked = /<(question|message|customer_message|user_message)\b[^>]*>([\s\S]*?)<\/\1>/i.exec(prompt.question);
  if (marked?.[2]) return marked[2].trim();
  const labelled = /^(?:QUESTION|CUSTOMER|MESSAGE)\s*:\s*(.+)$/im.exec(prompt.question);
  if (labelled?.[1]) return labelled[1].trim();
  return (
    prompt.question
      .trim()
      .split(/\n{2,}/)
      .at(-1) ?? ''
  );
}

/** Lines of `<facts>`, `<<facts …>>`, `FACTS:` … blocks and the same of passages; without any, every sentence that is not the question. */
function materialOf(text: string, question: string): Omit<Line, 'score'>[] {
  const facts = blocksOf(text, 'facts?');
  const passages = blocksOf(text, 'passages?|documents?|context|sources?');
  const lines: Omit<Line, 'score'>[] = [];
  for (const block of facts) for (const line of block.split('\n')) pushLine(lines, line, null, true);
  for (const block of passages) pushPassages(lines, block);
  if (lines.length === 0) for (const sentence of sentencesOf(text)) pushLine(lines, sentence, null, false);
  return lines.filter((line) => !line.text.includes(question));
}

/** `<<name fence>> … <<end fence>>`, where the fence is the caller's random word. */
export function fencedBlocks(text: string, names: string): string[] {
  return [...text.matchAll(new RegExp(`<<(?:${names}) (\\S+)>>\\n([\\s\\S]*?)\\n<<end \\1>>`, 'gi'))].map((match) => match[2] ?? '');
}

function blocksOf(text: string, names: string): string[] {
  const fenced = fencedBlocks(text, names);
  if (fenced.length > 0) return fenced;
  const tagged = [...text.matchAll(new RegExp(`<(${names})\\b[^>]*>([\\s\\S]*?)</\\1>`, 'gi'))].map((match) => match[2] ?? '');
  if (tagged.length > 0) return tagged;
  return titledBlocks(text, new RegExp(`^(?:${names})$`, 'i'));
}

/** Sections under a line of their own such as `FACTS:`, `## Facts` or `**Passages**`. */
function titledBlocks(text: string, names: RegExp): string[] {
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const line of text.split('\n')) {
    const title = /^\s*(#+\s*|\*\*)?([A-Za-z][A-Za-z ]{2,30}?)(\*\*)?\s*(:?)\s*$/.exec(line);
    const isTitle = title !== null && (title[1] !== undefined || title[4] === ':');
    if (isTitle) {
      open = names.test(title[2] ?? '') ? [] : null;
      if (open) blocks.push(open);
    } else open?.push(line);
  }
  return blocks.map((lines) => lines.join('\n'));
}

function pushPassages(lines: Omit<Line, 'score'>[], block: string): void {
  const marked = [...block.matchAll(/<(\w+)\b([^>]*)>([\s\S]*?)<\/\1>/g)];
  if (marked.length === 0) {
    for (const paragraph of block.split('\n')) {
      const id = /^\s*\[([\w:.-]+)\]/.exec(paragraph)?.[1] ?? null;
      for (const sentence of sentencesOf(paragraph)) pushLine(lines, sentence, id, false);
    }
  }
  for (const [, , attributes, body] of marked) {
    const id = /\bid="([^"]+)"/.exec(attributes ?? '')?.[1] ?? null;
    for (const sentence of sentencesOf(body ?? '')) pushLine(lines, sentence, id, false);
  }
}

function pushLine(lines: Omit<Line, 'score'>[], raw: string, id: string | null, isFact: boolean): void {
  const ownId = /^\s*[-*•]?\s*\[([\w:.-]+)\]/.exec(raw)?.[1] ?? /\bid="([^"]+)"/.exec(raw)?.[1] ?? null;
  const text = raw
    .replace(/<[^>]+>/g, ' ')
    .replace(/^\s*[-*•]\s*/, '')
    .replace(/^\s*\[[\w:.-]+\]\s*/, '')
    .trim();
  if (text.length > 1) lines.push({ text, said: isFact ? sayFact(text) : text, id: id ?? ownId, isFact });
}

/** `label | slot {{…}} | evidence` is said as label and slot; any other line as it stands. */
function sayFact(line: string): string {
  const [label = line, slot] = line.split(' | ');
  const place = /^slot (\{\{.+\}\})$/.exec(slot ?? '')?.[1];
  return place === undefined ? line : `${label}: ${place}`;
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?؟。])\s+|\n+/).filter((sentence) => sentence.trim() !== '');
}

export function overlap(text: string, wanted: Set<string>): number {
  let score = 0;
  for (const feature of new Set(featuresOf(text))) if (wanted.has(feature)) score += 1;
  return score;
}
