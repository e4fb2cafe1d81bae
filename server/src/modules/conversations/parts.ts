import type { ConversationFigure } from '@wafaa/contracts';
import { among, behindFigure, figuresQuery } from './figures.ts';

/** Which messages are a writer's, for a condition on `message`. */
export const WRITER = `case when direction = 'in' and author = 'contact' then 'contact' when direction = 'out' and author = 'bot' then 'bot'
  when direction = 'out' and author in ('agent', 'phone') then 'person' end`;

/** Weekday and hour of a moment by the tenant's clock, such as `5-09`. */
export const hourOf = (column: string): string =>
  `to_char(${column} at time zone (select time_zone from tenant where tenant_id = $1), 'ID-HH24')`;

/**
 * One row for each message that the business sent by WhatsApp from here, with its category: what a template is filed under, `service` for all
 * else. What was not delivered is not among them where it was a template, which alone would be charged.
 */
export function sentQuery(from: string, to: string): string {
  return `select s.* from (
    select m.conversation_id, case when m.kind <> 'template' then 'service' else (
      select case when k.category in ('utility', 'marketing', 'authentication') then k.category else 'other' end
        from outbound o left join message_template k on k.tenant_id = $1 and k.account_id = o.account_id
          and k.name = o.payload ->> 'name' and k.language = o.payload ->> 'language'
        where o.tenant_id = $1 and o.id = m.outbound_id and o.state not in ('failed', 'needs_human') limit 1
    ) end as category
    from message m join conversation v on v.tenant_id = $1 and v.id = m.conversation_id and v.channel = 'whatsapp'
    where m.tenant_id = $1 and m.at >= ${from}::timestamptz and m.at < ${to}::timestamptz and m.direction = 'out' and m.author in ('bot', 'agent')
  ) s where s.category is not null`;
}

/**
 * The condition on `conversation c` that it is behind a figure, or among a part (`ConversationPart`) of those behind it. `value` is the place of
 * the part's value. The parts that ask for a message only are met by it alone where no figure is named.
 */
export function behindPart(kind: string, value: string, figure: ConversationFigure | undefined, from: string, to: string): string {
  const messages = `select conversation_id from message where tenant_id = $1 and at >= ${from}::timestamptz and at < ${to}::timestamptz`;
  const asked = behindFigure(figure ?? 'asked', from, to);
  switch (kind) {
    case 'hour':
      return `${asked} and ${among(`${messages} and direction = 'in' and author = 'contact' and ${hourOf('at')} = ${value}`)}`;
    case 'wrote':
      return `${figure ? `${asked} and ` : ''}${among(`${messages} and ${WRITER} = ${value}`)}`;
    case 'category':
      return `${figure ? `${asked} and ` : ''}${among(`select n.conversation_id from (${sentQuery(from, to)}) n where n.category = ${value}`)}`;
    case 'topic':
      return divided(`${value} = any (f.topics)`, figure, from, to);
    case 'reason':
      return divided(`${value} = any (f.reasons)`, figure, from, to);
    case 'language':
      return divided(`f.language = ${value}`, figure, from, to);
    case 'mood':
      return divided(`f.mood = ${value}`, figure, from, to);
    default:
      throw new Error('a part that the contract does not know');
  }
}

const divided = (condition: string, figure: ConversationFigure | undefined, from: string, to: string): string =>
  among(`select f.conversation_id from (${figuresQuery(from, to, true)}) f where f.${figure ?? 'asked'} and ${condition}`);
