import { readRows } from './read-rows.ts';
import { splitIntoUnits } from './split-into-units.ts';

export interface Evidence {
  doc: string;
  text: string;
  exact?: boolean;
  must?: string[];
}

export interface Question {
  id: string;
  tenant: string;
  lang: 'en' | 'ar';
  question: string;
  answerable: boolean;
  type: string;
  gold?: { answers?: string[]; evidence?: Evidence[] };
}

interface DocumentRow {
  tenant: string;
  doc: string;
  title: string;
  lang: 'en' | 'ar';
  text: string;
}

export interface EvalChunk {
  id: string;
  text: string;
  heading: string | null;
  kind: 'text' | 'row';
  sourceId: string;
}

export interface QuestionSet {
  name: string;
  chunksByTenant: Map<string, EvalChunk[]>;
  questions: Question[];
}

export function loadQuestionSet(name: string): QuestionSet {
  const chunksByTenant = new Map<string, EvalChunk[]>();
  for (const document of readRows<DocumentRow>(`${name}/docs`)) {
    const chunks = chunksByTenant.get(document.tenant) ?? [];
    splitIntoUnits(document.text, document.title).forEach((unit, position) => {
      chunks.push({ id: `${document.doc}#${position}`, text: unit.text, heading: document.title, kind: unit.kind, sourceId: document.doc });
    });
    chunksByTenant.set(document.tenant, chunks);
  }
  return { name, chunksByTenant, questions: readRows<Question>(`${name}/questions`) };
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a chunk holds the gold evidence: the exact sentence, or one of the answers inside the paragraph it came from. */
export function isGold(chunk: EvalChunk, question: Question): boolean {
  const text = flat(chunk.text);
  return (question.gold?.evidence ?? []).some((evidence) => {
    if (evidence.doc !== chunk.sourceId) return false;
    const wanted = flat(evidence.text);
    if (evidence.must === undefined) return text.includes(wanted);
    return (text.includes(wanted) || wanted.includes(text)) && evidence.must.some((answer) => text.includes(flat(answer)));
  });
}

/** Whether a quotation holds a right answer: the whole gold sentence, or one of the answer spans. */
export function holdsGold(quotation: string, question: Question): boolean {
  const text = flat(quotation);
  const evidence = question.gold?.evidence ?? [];
  const wanted = evidence.flatMap((entry) => (entry.must === undefined ? [entry.text] : entry.must));
  return wanted.some((answer) => text.includes(flat(answer)));
}
