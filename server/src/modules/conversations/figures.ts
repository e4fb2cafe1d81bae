import type { ConversationFigure } from '@wafaa/contracts';

/** How long after the bot's last answer nobody may have been needed, for it to count as settled. */
export const STAYS_HOURS = 72;

/** Left to a person for want of an answer, and not because that is what the question wants; the same ones are gaps in knowledge. */
const UNKNOWN = `(t.handoff_reason not in ('complaint', 'action_needed', 'allergy_needs_person')
  and (t.handoff_reason not like 'fixed.%' or t.handoff_reason = 'fixed.allergy'))`;

/**
 * One row for each conversation in which a customer wrote from `from` until before `to`, with a boolean for each figure: the one rule behind what
 * is counted and what is listed. `from` and `to` are places of parameters such as `$2`; the tenant is `$1`. Every part reads an index by time.
 */
export function figuresQuery(from: string, to: string): string {
  const within = (column: string): string => `${column} >= ${from}::timestamptz and ${column} < ${to}::timestamptz`;
  return `select s.conversation_id, true as asked, s.answered or s.person as helped,
      s.alone as resolved,
      s.alone and not s.needed and s.last_answer + interval '${STAYS_HOURS} hours' <= now() as stayed,
      s.alone and not s.needed and s.last_answer + interval '${STAYS_HOURS} hours' > now() as watching,
      s.alone and s.needed as returned,
      s.handed_over, s.unknown or s.complaint or s.undelivered or s.failed as troubled, s.unknown, s.complaint, s.undelivered, s.failed
    from (
      select b.*, exists (select 1 where b.alone and (
        exists (select 1 from turn n where n.tenant_id = $1 and n.conversation_id = b.conversation_id and n.started_at > b.last_answer
          and n.started_at <= b.last_answer + interval '${STAYS_HOURS} hours' and n.outcome = 'handed_over' and n.state = 'done')
        or exists (select 1 from message n where n.tenant_id = $1 and n.conversation_id = b.conversation_id and n.at > b.last_answer
          and n.at <= b.last_answer + interval '${STAYS_HOURS} hours' and n.direction = 'out' and n.author in ('agent', 'phone')))) as needed
      from (
        select w.conversation_id, w.person, coalesce(d.answered, false) as answered, d.last_answer,
          coalesce(d.handed_over, false) as handed_over, coalesce(d.unknown, false) as unknown, coalesce(d.complaint, false) as complaint,
          coalesce(d.failed, false) as failed, l.conversation_id is not null as undelivered,
          coalesce(d.answered and not d.handed_over and not d.failed, false) and not w.person and l.conversation_id is null as alone
        from (
          select conversation_id, bool_or(direction = 'out' and author in ('agent', 'phone')) as person from message
          where tenant_id = $1 and ${within('at')} group by conversation_id
          having bool_or(direction = 'in' and author = 'contact')
        ) w
        left join (
          select t.conversation_id, bool_or(t.outcome = 'answered') as answered, max(t.started_at) filter (where t.outcome = 'answered') as last_answer,
            bool_or(t.outcome = 'handed_over') as handed_over, bool_or(t.outcome = 'handed_over' and ${UNKNOWN}) as unknown,
            bool_or(t.handoff_reason in ('complaint', 'fixed.complaint')) as complaint,
            coalesce(max(t.started_at) filter (where t.state = 'failed') > coalesce(max(t.started_at) filter (where t.state = 'done'), '-infinity'), false) as failed
          from turn t where t.tenant_id = $1 and ${within('t.started_at')} and t.state in ('done', 'failed') group by t.conversation_id
        ) d on d.conversation_id = w.conversation_id
        left join (
          select distinct conversation_id from outbound
          where tenant_id = $1 and ${within('created_at')} and state in ('failed', 'needs_human') and failure_code is distinct from 'pen.taken'
        ) l on l.conversation_id = w.conversation_id
      ) b
    ) s`;
}

/** The condition on `conversation c` that it is behind a figure. */
export function behindFigure(figure: ConversationFigure, from: string, to: string): string {
  return `c.id in (select f.conversation_id from (${figuresQuery(from, to)}) f where f.${figure})`;
}
