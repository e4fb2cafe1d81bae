import type { FactOption } from './fact-tables.ts';
import { splitQuestionAndAnswer, words } from './fact-tables.ts';
import type { TurnFinding, TurnPassage } from './ports.ts';
import { leansOnContext } from './context.ts';

// One question back where two passages of different topics answer a short question equally well.

/** A longer question says which topic it means. */
const MOST_WORDS = 6;
const MOST_TOPICS = 3;
const LONGEST_TITLE = 80;
/** How near the next topic's standing must be to the first's. */
const CLOSE = 0.93;
const PREFIX = 'topic:';

/** Of a passage: its question, where it is one of the owner's own, else the heading that it stands under. */
export function topicOf(passage: TurnPassage): string | null {
  const title = splitQuestionAndAnswer(passage.text)?.question.text ?? passage.heading?.split('\n').at(-1) ?? null;
  const line = title?.replace(/\s+/g, ' ').trim() ?? '';
  return line === '' || line.length > LONGEST_TITLE ? null : line;
}

/** The topics between which a question does not choose; empty when it is clear. Pure. */
export function closeTopics(question: string, found: TurnFinding): FactOption[] {
  if (words(question).length > MOST_WORDS || leansOnContext(question) || found.question !== question) return [];
  const [first] = found.passages;
  if (!first) return [];
  const near = found.passages.filter((passage) => passage.score >= first.score * CLOSE && passage.lexical >= first.lexical * CLOSE);
  const titles = new Map<string, TurnPassage>();
  for (const passage of near) {
    const title = topicOf(passage);
    // Rows and passages without a title of their own cannot be told apart by a choice.
    if (title === null || passage.kind === 'row') return [];
    if (!titles.has(title)) titles.set(title, passage);
  }
  if (titles.size < 2 || titles.size > MOST_TOPICS) return [];
  return [...titles].map(([title, passage]) => ({ id: `${PREFIX}${passage.chunkId}`, title, description: null }));
}

/** Id of the passage that a choice names; null for any other choice. */
export function chosenPassage(choiceId: string | null): string | null {
  return choiceId?.startsWith(PREFIX) ? choiceId.slice(PREFIX.length) : null;
}
