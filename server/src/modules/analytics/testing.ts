import type { LedgerBench, TestTenant } from '../../../test/ledger.ts';
import { unique } from '../../../test/ledger.ts';

const HOUR_MS = 3_600_000;
export const ago = (hours: number): Date => new Date(Date.now() - hours * HOUR_MS);

/** What the bot read and why it stopped, as a trace has it. */
export interface TurnGiven {
  reason?: string;
  state?: string;
  intent?: string;
  language?: string;
  sentiment?: string;
  question?: string;
}

/** Writes what customers, the bot and people did in the past, as rows; times are hours ago. */
export function plantPast(stage: () => { bench: LedgerBench; tenant: TestTenant }) {
  const asOwner = (text: string, values: unknown[]) => stage().bench.test.asOwner(text, values);
  const tenantId = () => stage().tenant.tenantId;
  return {
    async wrote(from: string, hours: number): Promise<string> {
      const { bench, tenant } = stage();
      const id = await bench.says(tenant, from, 'a question');
      await asOwner('update message set at = $2 where conversation_id = $1 and at > $3', [id, ago(hours), ago(0.01)]);
      return id;
    },
    turned(conversation: string, hours: number, outcome: string, given: TurnGiven = {}) {
      const { reason = 'covered', state = 'done', question = 'a question', intent, language, sentiment } = given;
      const steps = [
        ...(intent ? [{ name: 'understand', data: { intent, language: language ?? 'en', sentiment: sentiment ?? 'neutral' } }] : []),
        { name: 'confidence', data: { reason } },
      ];
      return asOwner(
        `insert into turn (tenant_id, id, conversation_id, from_seq, upto_seq, state, outcome, trace, started_at) values ($1, $2, $3, 1, 1, $4, $5, $6, $7)`,
        [
          ...[tenantId(), unique('trn'), conversation, state, outcome],
          ...[JSON.stringify({ question, outcome, totalMs: 1, steps }), ago(hours)],
        ],
      );
    },
    said(conversation: string, hours: number, author: 'agent' | 'phone' | 'bot' = 'agent') {
      return asOwner(
        `insert into message (tenant_id, id, conversation_id, direction, author, kind, text, at) values ($1, $2, $3, 'out', $4, 'text', 'I see', $5)`,
        [tenantId(), unique('msg'), conversation, author, ago(hours)],
      );
    },
    /** A template that was sent; `key` is what it is called. */
    async templated(conversation: string, hours: number, key: string, state = 'delivered') {
      const id = unique('out');
      await asOwner(
        `insert into outbound (tenant_id, id, conversation_id, account_id, upto_seq, part, payload, state, tracker, created_at)
         select $1, $2, id, account_id, 1, $6, $4, $7, $2, $5 from conversation where tenant_id = $1 and id = $3`,
        [
          tenantId(),
          id,
          conversation,
          JSON.stringify({ kind: 'template', name: key, language: 'ar' }),
          ago(hours),
          Number(id.split('-').at(-1)),
          state,
        ],
      );
      await asOwner(
        `insert into message (tenant_id, id, conversation_id, direction, author, kind, text, outbound_id, at) values ($1, $2, $3, 'out', 'agent', 'template', 'news', $4, $5)`,
        [tenantId(), unique('msg'), conversation, id, ago(hours)],
      );
    },
    lost(conversation: string, hours: number, code: string) {
      return asOwner(
        `insert into outbound (tenant_id, id, conversation_id, account_id, upto_seq, part, payload, state, tracker, failure_code, created_at)
         select $1, $2, id, account_id, 1, 0, '{}', 'failed', $2, $4, $5 from conversation where tenant_id = $1 and id = $3`,
        [tenantId(), unique('out'), conversation, code, ago(hours)],
      );
    },
  };
}
