import type { GapView, Language } from '@wafaa/contracts';
import { readCursor, writeCursor } from '../../../platform/cursor.ts';
import type { TenantDb } from '../../../platform/db/index.ts';
import { AppError } from '../../../platform/errors.ts';
import { alike, type Signature, signatureOf } from './signature.ts';

interface Asked {
  question: string;
  reason: string;
  language: Language;
  at: Date;
  conversationId: string;
  signature: Signature;
}
/** Alike questions, newest first. */
export interface Gap {
  id: string;
  asked: Asked[];
}

const DAYS = 90;
const MOST_TURNS = 3_000;
/** More than half of what either is about. */
const ALIKE = 0.6;
const SHOWN = 5;
/** A person was asked for other reasons than that something is not known. */
const NO_GAP = ['complaint', 'action_needed', 'allergy_needs_person'];

/** What customers asked and nothing answered, alike questions together, newest first; those that were closed are left out. */
export async function findGaps(db: TenantDb, now: Date): Promise<Gap[]> {
  const rows = await db.sql<{ question: string | null; reason: string | null; language: string | null; at: Date; conversation_id: string }>(
    `select trace ->> 'question' as question, started_at as at, conversation_id,
       jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "confidence").data.reason') #>> '{}' as reason,
       jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "understand").data.language') #>> '{}' as language
     from turn where tenant_id = $1 and outcome = 'handed_over' and state = 'done' and started_at > $2
     order by started_at desc, id desc limit ${MOST_TURNS}`,
    [db.tenantId, new Date(now.getTime() - DAYS * 86_400_000)],
  );
  const closed = new Map(
    (await db.query.selectFrom('closed_gap').select(['signature', 'faq_id', 'returns', 'closed_at']).execute()).map((row) => [
      row.signature,
      row,
    ]),
  );
  const gaps: (Gap & { lead: Signature })[] = [];
  for (const { question, reason, language, at, conversation_id: conversationId } of rows) {
    if (question === null || question.trim() === '' || reason === null) continue;
    if (NO_GAP.includes(reason) || (reason.startsWith('fixed.') && reason !== 'fixed.allergy')) continue;
    const signature = signatureOf(question);
    const end = closed.get(signature.hash);
    if (end && (!(end.returns || end.faq_id !== null) || at <= end.closed_at)) continue;
    const asked = { question, reason, language: toLanguage(language), at, conversationId, signature };
    const known = gaps.find(({ lead }) => lead.hash === signature.hash || alike(lead, signature) >= ALIKE);
    if (known) known.asked.push(asked);
    else gaps.push({ id: `gap_${signature.hash}`, asked: [asked], lead: signature });
  }
  return gaps.map(({ id, asked }) => ({ id, asked }));
}

/** A gap by its id; a newer question may lead it by now. @throws gap.not_found */
export async function findGap(db: TenantDb, id: string, now: Date): Promise<Gap> {
  const gap = (await findGaps(db, now)).find(({ asked }) => asked.some(({ signature }) => `gap_${signature.hash}` === id));
  if (!gap) throw new AppError('gap.not_found', { id });
  return gap;
}

export async function listGaps(
  db: TenantDb,
  input: { cursor?: string | undefined; limit: number },
  now: Date,
): Promise<{ items: GapView[]; nextCursor: string | null }> {
  const after = readCursor(input.cursor, ['integer', 'text']);
  const gaps = await findGaps(db, now);
  // By time and id, so that a page goes on where it was while new questions come in front of it.
  const rest = after
    ? gaps.filter((gap) => lastOf(gap) < Number(after[0]) || (lastOf(gap) === Number(after[0]) && gap.id > String(after[1])))
    : gaps;
  const sorted = rest.toSorted((one, other) => lastOf(other) - lastOf(one) || (one.id < other.id ? -1 : 1));
  const page = sorted.slice(0, input.limit);
  const last = page.at(-1);
  return { items: page.map(present), nextCursor: sorted.length > page.length && last ? writeCursor([lastOf(last), last.id]) : null };
}

const toLanguage = (stored: string | null): Language => (stored === 'en' || stored === 'ar' ? stored : 'other');
const lastOf = (gap: Gap): number => gap.asked[0]?.at.getTime() ?? 0;

function present({ id, asked }: Gap): GapView {
  const [newest] = asked;
  const distinct = <Value>(values: Value[]): Value[] => [...new Set(values)].slice(0, SHOWN);
  return {
    ...{ id, question: newest?.question ?? '', reason: newest?.reason ?? '', count: asked.length },
    examples: distinct(asked.map(({ question }) => question)),
    lastAskedAt: new Date(newest?.at ?? 0).toISOString(),
    firstAskedAt: new Date(asked.at(-1)?.at ?? 0).toISOString(),
    ...{ language: newest?.language ?? ('other' as const), languages: distinct(asked.map(({ language }) => language)) },
    conversationIds: distinct(asked.map(({ conversationId }) => conversationId)),
  };
}
