import { answerFromFacts, type FactReply } from '../../server/src/modules/knowledge/facts/answer-facts.ts';
import { checkClaims } from '../../server/src/modules/conversations/turn/check-claims.ts';
import { factEvidence, fixedEvidence } from '../../server/src/modules/conversations/turn/evidence.ts';
import type { FactAnswer } from '../../server/src/modules/knowledge/facts/answer-types.ts';
import type { Tenant } from './load-tenants.ts';
import { answerLanguage, type Manner, speak, type Tongue } from './spoken.ts';

/** One question with what its rows say is right. `judge` tells what is wrong; null: nothing. */
export interface Case {
  tenant: Tenant;
  family: string;
  tongue: Tongue;
  question: string;
  /** Words that a typing error leaves alone. */
  kept?: readonly string[];
  now?: Date;
  judge: (reply: FactReply) => string | null;
}

export interface Judged {
  of: Case;
  manner: Manner;
  asked: string;
  wrong: string | null;
  said: string;
}

/** Friday 4 December 2026, 18:30 in Riyadh. */
const NOW = new Date('2026-12-04T15:30:00Z');

export function judgeCase(one: Case, manner: Manner): Judged {
  const asked = speak(one.question, one.tongue, manner, one.kept);
  const { currency, timeZone, facts } = one.tenant;
  const language = answerLanguage(one.tongue);
  const reply = answerFromFacts(asked, facts, { language, currency, timeZone, now: one.now ?? NOW, history: [] });
  const blocked = reply.answer ? blockedClaim(reply.answer, asked, currency) : null;
  return { of: one, manner, asked, wrong: one.judge(reply) ?? blocked, said: `${reply.answer?.status ?? '-'} ${reply.answer?.text ?? ''}` };
}

/** What the claim checker would stop, though the answer came from rows; null: it goes out. */
function blockedClaim(answer: FactAnswer, question: string, currency: string): string | null {
  const tenant = { name: { en: 'Test', ar: 'اختبار' }, businessContact: null } as never;
  const check = checkClaims(answer.text, [...factEvidence(answer), ...fixedEvidence(tenant)], currency, question);
  return check.passed ? null : `claim not borne out: ${check.claims.find((claim) => !claim.supported)?.text}`;
}

/** Exactly these items are listed, each by its name and no other. */
export const listsExactly =
  (expected: readonly { id: string }[], more: { status?: string } = {}) =>
  ({ answer }: FactReply): string | null => {
    if (!answer) return expected.length === 0 ? null : 'no answer';
    const items = answer.rows.filter((row) => row.kind === 'item').map((row) => row.id);
    const wanted = new Set(expected.map((item) => item.id));
    const missing = [...wanted].filter((id) => !items.includes(id));
    const extra = items.filter((id) => !wanted.has(id));
    if (missing.length + extra.length > 0) return `missing ${missing.length}, too many ${extra.length}`;
    if (more.status !== undefined && answer.status !== more.status) return `status ${answer.status}`;
    const unsaid = answer.rows.filter((row) => row.kind === 'item' && wanted.has(row.id) && !answer.text.includes(row.label));
    return unsaid.length > 0 ? `not said: ${unsaid[0]?.label}` : null;
  };

/** Every part stands in the text. */
export const says =
  (...parts: (string | RegExp)[]) =>
  ({ answer }: FactReply): string | null => {
    if (!answer) return 'no answer';
    const lacking = parts.find((part) => (typeof part === 'string' ? !answer.text.includes(part) : !part.test(answer.text)));
    return lacking === undefined ? null : `lacks ${String(lacking)}`;
  };

export const isHandedOver = ({ answer }: FactReply): string | null =>
  answer?.status === 'person' ? null : `status ${answer?.status ?? 'no answer'}`;

/** Nothing in the text grants or denies. */
const GRANTS = /^(?:yes|no|نعم|لا|اي|ايوه)(?=[\s]*[,،.!])|(?<!not |n’t |n't )\b(?:is safe|is free of)\b|آمن لك/imu;
export const grantsNothing = ({ answer }: FactReply): string | null => (answer && GRANTS.test(answer.text) ? 'grants or denies' : null);

export const all =
  (...judges: Case['judge'][]): Case['judge'] =>
  (reply) =>
    judges.map((judge) => judge(reply)).find((wrong) => wrong !== null) ?? null;
