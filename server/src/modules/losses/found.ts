// Older than this, what is on its way is no longer only slow. The same as the alarm's.
export const LATE_AFTER_MS = 120_000;

/**
 * Everything of the tenant ($1) that could not be handled or delivered, read from where it stands. $2: the tenant's dead jobs, as JSON; $3: after how
 * many milliseconds. `wafaa.loss_stats` counts the same for all tenants. What a person cut off by taking the pen is no loss.
 */
export const FOUND = `with sends as (
    select o.id, o.state, o.failure_code, o.failure_kind, o.conversation_id, o.payload, o.upto_seq, o.part, o.settled_at as at,
      case when o.failure_code = 'outbound.uncertain' then 'send_uncertain' else 'send_failed' end as kind
    from outbound o where o.tenant_id = $1 and o.state in ('failed', 'needs_human') and o.failure_code is distinct from 'pen.taken'
    union all
    select o.id, o.state, 'outbound.uncertain', null, o.conversation_id, o.payload, o.upto_seq, o.part, o.sending_at, 'send_uncertain'
    from outbound o where o.tenant_id = $1 and o.state = 'sending' and o.sending_at < now() - make_interval(secs => $3::float8 / 1000)
    union all
    select o.id, o.state, o.failure_code, o.failure_kind, o.conversation_id, o.payload, o.upto_seq, o.part, o.created_at, 'send_parked'
    from outbound o where o.tenant_id = $1 and o.state = 'queued' and o.failure_kind in ('parked', 'auth', 'account_problem')
  ), found as (
    select 'send.' || s.id as id, s.kind, coalesce(s.failure_code, 'unknown') as cause, s.failure_kind as failure, s.conversation_id, s.at,
      1 as entries, left(coalesce(s.payload ->> 'text', s.payload ->> 'caption', s.payload ->> 'name'), 200) as said,
      s.state in ('failed', 'needs_human') as may_retry, s.state <> 'sending' as may_let_go,
      s.upto_seq, s.part
    from sends s
    union all
    select 'lane.' || l.conversation_id, 'unanswered',
      case when l.ready_at is null and l.leased_until is null then 'lane.forgotten' else coalesce(l.last_error, 'lane.behind') end,
      null, l.conversation_id, i.since, i.entries, left(i.said, 200), true, false, null, null
    from lane l
    cross join lateral (select count(*)::int as entries, min(x.received_at) as since, (array_agg(x.text order by x.seq))[1] as said
      from inbound x where x.tenant_id = $1 and x.conversation_id = l.conversation_id and x.seq > l.done_seq
        and x.received_at < now() - make_interval(secs => $3::float8 / 1000)) i
    where l.tenant_id = $1 and l.last_seq > l.done_seq and i.entries > 0
      and not exists (select 1 from outbound o where o.tenant_id = $1 and o.conversation_id = l.conversation_id and o.upto_seq > l.done_seq
        and o.state = 'queued' and o.failure_kind in ('paced', 'parked', 'auth', 'account_problem', 'throttled'))
    union all
    select 'media.' || f.id, 'media', coalesce(f.cause, f.state), null, f.conversation_id, coalesce(f.settled_at, f.created_at), 1, f.name,
      f.state in ('failed', 'expired'), true, null, null
    from message_media f where f.tenant_id = $1 and f.state in ('failed', 'too_large', 'expired') and f.kind <> 'shared'
    union all
    select 'job.' || j.id, 'job', j.name, null, null, j.at, 1, null, true, true, null, null
    from jsonb_to_recordset($2::jsonb) as j (id text, name text, at timestamptz)
  ), standing as (
    select f.*, c.account_id, c.contact_id, coalesce(a.channel, c.channel) as channel, a.display_name, d.dismissed_at, d.dismissed_by_name
    from found f
    left join conversation c on c.tenant_id = $1 and c.id = f.conversation_id
    left join channel_account a on a.tenant_id = $1 and a.id = c.account_id
    left join dismissed_loss d on d.tenant_id = $1 and d.id = f.id and d.dismissed_at >= f.at
  )`;
