import type { ConversationFigure } from '@wafaa/contracts';

/** A person who is needed so soon after the bot's answer belongs to the same visit: then it was not resolved. */
const VISIT = `interval '1 hour'`;
/** How long after the bot's last answer nobody may have been needed, for it to have stayed resolved. */
const STAYS = `interval '72 hours'`;

/** Left to a person for want of an answer, and not because that is what the question wants; the same ones are gaps in knowledge. */
const UNKNOWN = `(t.handoff_reason not in ('complaint', 'action_needed', 'allergy_needs_person')
  and (t.handoff_reason not like 'fixed.%' or t.handoff_reason = 'fixed.allergy'))`;

/** `HANDOFF_REASONS`: the bot's own reasons, as people tell them apart. `covered`: what it could answer, it did, and the rest was not known. */
const REASON = `case
  when t.handoff_reason is null then 'not_tried'
  when t.handoff_reason in ('nothing_found', 'covered', 'price_missing', 'place_unknown') then 'not_known'
  when t.handoff_reason in ('below_line', 'claims_unsupported') then 'not_sure'
  when t.handoff_reason in ('fixed.allergy', 'allergens_unconfirmed', 'allergy_needs_person') then 'allergy'
  when t.handoff_reason = 'fixed.person' then 'person'
  when t.handoff_reason in ('complaint', 'fixed.complaint') then 'complaint'
  when t.handoff_reason in ('action_needed', 'fixed.action') then 'action'
  else 'other' end`;

/** `AskedMood` of several turns `t`: displeased once is displeased. */
export const MOOD = `case when bool_or(t.asked_mood = 'negative') then 'negative' when bool_or(t.asked_mood = 'positive') then 'positive'
  when bool_or(t.asked_mood is not null) then 'neutral' else 'none' end`;

/**
 * Of turns `t`: what was asked of the bot, in which language, in what mood, and why it left something to a person. The language of the
 * newest is the remainder of the greatest number, which takes no sorting.
 */
const PARTS = `array_agg(distinct t.asked_intent) filter (where t.asked_intent is not null) as topics,
  (array['ar', 'en', 'other'])[1 + max((date_part('epoch', t.started_at) * 1000)::bigint * 4 + case t.asked_language when 'ar' then 0 when 'en' then 1 else 2 end)
    filter (where t.asked_language is not null) % 4] as language,
  ${MOOD} as mood, array_agg(distinct ${REASON}) filter (where t.outcome = 'handed_over') as reasons,`;
const SEEN_PARTS = `coalesce(b.topics, '{none}') as topics, coalesce(b.language, 'none') as language, coalesce(b.mood, 'none') as mood,
  coalesce(b.reasons, '{}') as reasons,`;

/**
 * One row for each conversation in which a customer wrote from `from` until before `to`, with a boolean for each figure: the one rule behind what
 * is counted and what is listed. `from` and `to` are places of parameters such as `$2`; the tenant is `$1`. Every part is read once, by time.
 * `divided`: with `topics`, `language`, `mood` and `reasons` too, which cost a little more.
 */
export function figuresQuery(from: string, to: string, divided = false): string {
  const [since, until] = [`${from}::timestamptz`, `${to}::timestamptz`];
  const within = (column: string): string => `${column} >= ${since} and ${column} < ${until}`;
  const watched = (column: string): string => `${column} >= ${since} and ${column} < ${until} + ${STAYS}`;
  return `with person_wrote as materialized (
      select conversation_id, at from message where tenant_id = $1 and ${watched('at')} and direction = 'out' and author in ('agent', 'phone')
    ), first_need as materialized (
      select conversation_id, min(at) as at from (
        select conversation_id, at from person_wrote
        union all
        select conversation_id, started_at from turn where tenant_id = $1 and ${watched('started_at')} and outcome = 'handed_over' and state = 'done'
      ) needs group by conversation_id
    ), bot as materialized (
      select t.conversation_id, ${divided ? PARTS : ''} bool_or(t.outcome = 'answered') as answered,
        max(t.started_at) filter (where t.outcome = 'answered' and (n.at is null or t.started_at < n.at)) as last_answer,
        bool_or(t.outcome = 'handed_over') as handed_over, bool_or(t.outcome = 'handed_over' and ${UNKNOWN}) as unknown,
        bool_or(t.handoff_reason in ('complaint', 'fixed.complaint')) as complaint,
        coalesce(max(t.started_at) filter (where t.state = 'failed') > coalesce(max(t.started_at) filter (where t.state = 'done'), '-infinity'), false) as failed
      from turn t left join first_need n on n.conversation_id = t.conversation_id
      where t.tenant_id = $1 and ${within('t.started_at')} and t.state in ('done', 'failed') group by t.conversation_id
    ), lost as materialized (
      select distinct conversation_id from outbound
      where tenant_id = $1 and ${within('created_at')} and state in ('failed', 'needs_human') and failure_code is distinct from 'pen.taken'
    ), seen as materialized (
      select w.conversation_id, ${divided ? SEEN_PARTS : ''} coalesce(b.answered, false) as answered,
        coalesce(b.answered, false) or p.conversation_id is not null as helped, b.last_answer, n.at as needed_at,
        coalesce(b.handed_over, false) as handed_over, coalesce(b.unknown, false) as unknown, coalesce(b.complaint, false) as complaint,
        coalesce(b.failed, false) as failed, l.conversation_id is not null as undelivered,
        b.last_answer is not null and not b.failed and l.conversation_id is null and (n.at is null or n.at >= b.last_answer + ${VISIT}) as resolved
      from (select distinct conversation_id from message where tenant_id = $1 and ${within('at')} and direction = 'in' and author = 'contact') w
      left join bot b on b.conversation_id = w.conversation_id
      left join first_need n on n.conversation_id = w.conversation_id
      left join (select distinct conversation_id from person_wrote where at < ${until}) p on p.conversation_id = w.conversation_id
      left join lost l on l.conversation_id = w.conversation_id
    )
    select s.conversation_id, ${divided ? 's.topics, s.language, s.mood, s.reasons,' : ''} true as asked, s.helped, s.answered, s.resolved,
      s.resolved and not s.came_back and s.last_answer + ${STAYS} <= now() as stayed,
      s.resolved and not s.came_back and s.last_answer + ${STAYS} > now() as watching,
      s.resolved and s.came_back as returned,
      s.handed_over, s.unknown or s.complaint or s.undelivered or s.failed as troubled, s.unknown, s.complaint, s.undelivered, s.failed
    from (select seen.*, coalesce(needed_at <= last_answer + ${STAYS}, false) as came_back from seen) s`;
}

/** The condition on `conversation c` that it is behind a figure. Not a plain `in`, which could be planned as a look-up for each conversation. */
export function behindFigure(figure: ConversationFigure, from: string, to: string): string {
  return among(`select f.conversation_id from (${figuresQuery(from, to)}) f where f.${figure}`);
}

export const among = (ids: string): string => `coalesce(c.id in (${ids}), false)`;
