-- What could not be handled or delivered is read from where it stands (sends, lanes, files, jobs, the journal): nothing is copied. Kept here is only
-- what people let go of. Whatever fails anew afterwards is back in the list, because it is younger than that.
create table dismissed_loss (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  -- As the list names it: `send.out_…`, `media.med_…`, `job.…`
  id text not null,
  dismissed_at timestamptz not null default clock_timestamp(),
  dismissed_by text,
  dismissed_by_name text not null,
  primary key (tenant_id, id)
);
select wafaa.protect('dismissed_loss', 'select, insert, update, delete', 'select');

create index outbound_lost on outbound (tenant_id, settled_at) where state in ('failed', 'needs_human');
create index message_media_lost on message_media (tenant_id, settled_at) where state in ('failed', 'too_large', 'expired');
create index webhook_delivery_left on webhook_delivery (channel, id) where verdict in ('unknown_account', 'ignored');

/* How much of what there is in all tenants, by cause and age: ids, codes and numbers, nothing that anybody wrote. */
create function wafaa.loss_stats(p_after_ms int, p_limit int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  with found as (
    select o.tenant_id, 'send.' || o.id as id, o.account_id, o.settled_at as at, 1 as entries,
      case when o.failure_code = 'outbound.uncertain' then 'send_uncertain' else 'send_failed' end as kind, coalesce(o.failure_code, 'unknown') as cause,
      o.failure_kind as failure
    from outbound o where o.state in ('failed', 'needs_human') and o.failure_code is distinct from 'pen.taken'
    union all
    select o.tenant_id, 'send.' || o.id, o.account_id, o.sending_at, 1, 'send_uncertain', 'outbound.uncertain', null
    from outbound o where o.state = 'sending' and o.sending_at < now() - make_interval(secs => p_after_ms / 1000.0)
    union all
    select o.tenant_id, 'send.' || o.id, o.account_id, o.created_at, 1, 'send_parked', coalesce(o.failure_code, 'unknown'), o.failure_kind
    from outbound o where o.state = 'queued' and o.failure_kind in ('parked', 'auth', 'account_problem')
    union all
    select l.tenant_id, 'lane.' || l.conversation_id, c.account_id, i.since, i.messages, 'unanswered',
      case when l.ready_at is null and l.leased_until is null then 'lane.forgotten' else coalesce(l.last_error, 'lane.behind') end, null
    from lane l join tenant t on t.tenant_id = l.tenant_id and t.state = 'active'
    join conversation c on c.tenant_id = l.tenant_id and c.id = l.conversation_id
    cross join lateral (select count(*)::int as messages, min(x.received_at) as since from inbound x where x.tenant_id = l.tenant_id
      and x.conversation_id = l.conversation_id and x.seq > l.done_seq and x.received_at < now() - make_interval(secs => p_after_ms / 1000.0)) i
    where l.last_seq > l.done_seq and i.messages > 0
      and not exists (select 1 from outbound o where o.tenant_id = l.tenant_id and o.conversation_id = l.conversation_id and o.upto_seq > l.done_seq
        and o.state = 'queued' and o.failure_kind in ('paced', 'parked', 'auth', 'account_problem', 'throttled'))
    union all
    select f.tenant_id, 'media.' || f.id, c.account_id, coalesce(f.settled_at, f.created_at), 1, 'media', coalesce(f.cause, f.state), null
    from message_media f join conversation c on c.tenant_id = f.tenant_id and c.id = f.conversation_id
    where f.state in ('failed', 'too_large', 'expired') and f.kind <> 'shared'
  ), counted as (
    select f.tenant_id, f.kind, f.cause, f.failure, a.channel, sum(f.entries)::int as entries, min(f.at) as oldest, max(f.at) as newest
    from found f left join channel_account a on a.tenant_id = f.tenant_id and a.id = f.account_id
    where not exists (select 1 from dismissed_loss d where d.tenant_id = f.tenant_id and d.id = f.id and d.dismissed_at >= f.at)
    group by 1, 2, 3, 4, 5
  )
  select coalesce(jsonb_agg(jsonb_build_object('tenantId', c.tenant_id, 'kind', c.kind, 'cause', c.cause, 'failure', c.failure, 'channel', c.channel,
      'count', c.entries, 'oldest', c.oldest, 'newest', c.newest) order by c.oldest), '[]')
    from (select * from counted order by oldest limit p_limit) c
$$;

/* Deliveries of the journal that nobody could understand, or that are for no account of ours, by channel. */
create function wafaa.journal_left() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select coalesce(jsonb_agg(jsonb_build_object('channel', g.channel, 'verdict', g.verdict, 'deliveries', g.deliveries, 'oldest', g.oldest,
      'newest', g.newest) order by g.newest desc), '[]')
    from (select channel, verdict, count(*)::int as deliveries, min(received_at) as oldest, max(received_at) as newest
      from webhook_delivery where verdict in ('unknown_account', 'ignored') group by 1, 2) g
$$;

/* The same as `journal_page`, of these only. */
create function wafaa.journal_left_page(p_channel text, p_from timestamptz, p_to timestamptz, p_after text, p_limit int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'receivedAt', received_at, 'headers', headers, 'verdict', verdict, 'raw', encode(raw, 'base64'))
      order by id), '[]')
    from (select * from webhook_delivery where channel = p_channel and verdict in ('unknown_account', 'ignored')
      and received_at >= p_from and received_at < p_to and id > p_after order by id limit p_limit) d
$$;

grant create on schema wafaa to wafaa_system;
do $$
declare name text;
begin
  foreach name in array array['loss_stats(int, int)', 'journal_left()', 'journal_left_page(text, timestamptz, timestamptz, text, int)']
  loop
    execute format('alter function wafaa.%s owner to wafaa_system', name);
    execute format('revoke all on function wafaa.%s from public', name);
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
end $$;
revoke create on schema wafaa from wafaa_system;
