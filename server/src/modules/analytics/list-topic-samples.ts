import type { ReportDays, TopicSamples, TurnOutcome } from '@wafaa/contracts';
import type { TenantDb } from '../../platform/db/index.ts';
import { windowOfDays } from './window-of.ts';

const SHOWN = 5;
/** Among so many newest there are different ones, also where a button is tapped again and again. */
const LOOKED_AT = 60;

/** The newest questions of a topic in some days, each wording once. @throws analytics.days_ahead */
export async function listTopicSamples(db: TenantDb, topic: string, input: ReportDays & { now: Date }): Promise<TopicSamples> {
  const { from, to } = await windowOfDays(db, input, input.now);
  const rows = await db.sql<{ conversation_id: string; question: string | null; at: Date; outcome: TurnOutcome }>(
    `select conversation_id, trace ->> 'question' as question, started_at as at, outcome
     from turn where tenant_id = $1 and started_at >= $2 and started_at < $3 and state in ('done', 'failed') and asked_intent = $4
     order by started_at desc, id desc limit ${LOOKED_AT}`,
    [db.tenantId, from, to, topic],
  );
  const items = new Map<string, TopicSamples['items'][number]>();
  for (const { conversation_id: conversationId, question, at, outcome } of rows) {
    const said = question?.replaceAll(/\s+/g, ' ').trim() ?? '';
    if (said !== '' && !items.has(said) && items.size < SHOWN)
      items.set(said, { conversationId, question: said, at: at.toISOString(), outcome });
  }
  return { items: [...items.values()] };
}
