-- What may be losing messages, found without waiting for somebody to complain: an account that is silent at an hour at which people always wrote,
-- deliveries that come late, sends whose statuses have stopped, messages that were acknowledged and are not handled. See docs/decisions/0034.

alter table channel_account
  -- When a customer's message last came in, to the minute.
  add column heard_at timestamptz;

-- How many people wrote to an account in an hour: its rhythm. Kept for five weeks, of a silent one those before it fell silent.
create table account_hour (
  tenant_id uuid not null,
  account_id text not null,
  hour_at timestamptz not null,
  people int not null,
  primary key (tenant_id, account_id, hour_at),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id) on delete cascade
);
select wafaa.protect('account_hour', 'select', 'select, insert, update, delete');

create table account_alarm (
  tenant_id uuid not null,
  account_id text not null,
  what text not null check (what in ('silent', 'late', 'unconfirmed', 'unhandled')),
  -- Since when it is so, by what was seen; and figures: {"people", "weeks", "lagSeconds", "messages"}
  since timestamptz not null,
  detail jsonb not null default '{}',
  raised_at timestamptz not null default now(),
  resolved_at timestamptz,
  primary key (tenant_id, account_id, what),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id) on delete cascade
);
create index account_alarm_open on account_alarm (tenant_id) where resolved_at is null;
select wafaa.protect('account_alarm', 'select, insert, update, delete', 'select');

-- Rows of these two come in the order of time and are looked for by the last minutes or hours of them: that costs an insert next to nothing.
create index inbound_received on inbound using brin (received_at) with (pages_per_range = 32, autosummarize = on);
create index outbound_created on outbound using brin (created_at) with (pages_per_range = 32, autosummarize = on);

/* Notes who was heard since then, and the hours that have ended since then. */
create function wafaa.keep_pulse(p_since timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
begin
  update channel_account a set heard_at = h.at
    from (select tenant_id, account_id, max(received_at) as at from inbound where received_at >= p_since and seq is not null group by 1, 2) h
    where a.tenant_id = h.tenant_id and a.id = h.account_id and (a.heard_at is null or a.heard_at < h.at);
  -- Once for every hour that has ended.
  if date_trunc('hour', p_since) = date_trunc('hour', now()) then return; end if;
  insert into account_hour (tenant_id, account_id, hour_at, people)
    select tenant_id, account_id, date_trunc('hour', received_at), count(distinct conversation_id) from inbound
    where received_at >= date_trunc('hour', p_since) and received_at < date_trunc('hour', now()) and seq is not null group by 1, 2, 3
    on conflict (tenant_id, account_id, hour_at) do update set people = excluded.people;
  delete from account_hour h using channel_account a where a.tenant_id = h.tenant_id and a.id = h.account_id
    and h.hour_at < coalesce(a.heard_at, now()) - interval '35 days';
end $$;

/* What is to be judged of every account that works, by the numbers. `p_channels`: those whose providers say what became of a send; null leaves the
   sends alone. The weeks before are compared at the same hours as the silence itself, a day of it at most. */
create function wafaa.account_signs(p_channels text[]) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  with live as (
    select a.tenant_id, a.id, a.channel, a.heard_at from channel_account a join tenant t on t.tenant_id = a.tenant_id and t.state = 'active'
    where a.state in ('live', 'emulator')
  ), quiet as (
    select l.tenant_id, l.id, l.heard_at, l.heard_at + least(now() - l.heard_at, interval '24 hours') as until
    from live l where l.heard_at < now() - interval '20 minutes'
  ), weeks as (
    select q.tenant_id, q.id, q.heard_at, k.n, (
        select coalesce(sum(h.people * extract(epoch from least(h.hour_at + interval '1 hour', q.until - k.n * interval '7 days')
          - greatest(h.hour_at, q.heard_at - k.n * interval '7 days')) / 3600), 0)
        from account_hour h where h.tenant_id = q.tenant_id and h.account_id = q.id
          and h.hour_at > q.heard_at - k.n * interval '7 days' - interval '1 hour' and h.hour_at < q.until - k.n * interval '7 days') as people
    from quiet q cross join generate_series(1, 4) as k (n)
    where exists (select 1 from account_hour e where e.tenant_id = q.tenant_id and e.account_id = q.id and e.hour_at <= q.heard_at - k.n * interval '7 days')
  ), signs as (
    select w.tenant_id, w.id as account_id, 'silent' as what, w.heard_at as since,
      jsonb_build_object('weeks', count(*), 'people', floor(min(w.people))::int) as detail
    from weeks w group by 1, 2, 4 having count(*) >= 2 and min(w.people) >= 1
    union all
    select i.tenant_id, i.account_id, 'late', min(i.received_at), jsonb_build_object('messages', count(*), 'lagSeconds',
      round(percentile_cont(0.5) within group (order by extract(epoch from coalesce(d.received_at, i.received_at) - i.occurred_at))::numeric))
    from inbound i left join webhook_delivery d on d.id = i.delivery_id
    where i.received_at > now() - interval '10 minutes' and i.seq is not null group by 1, 2
    having count(*) >= 3
    union all
    select l.tenant_id, c.account_id, 'unhandled', min(i.since), jsonb_build_object('messages', sum(i.entries))
    from lane l join conversation c on c.tenant_id = l.tenant_id and c.id = l.conversation_id
    cross join lateral (select count(*)::int as entries, min(x.received_at) as since from inbound x where x.tenant_id = l.tenant_id
      and x.conversation_id = l.conversation_id and x.seq > l.done_seq and x.received_at < now() - interval '2 minutes') i
    where l.last_seq > l.done_seq and i.entries > 0
      and not exists (select 1 from outbound o where o.tenant_id = l.tenant_id and o.conversation_id = l.conversation_id and o.upto_seq > l.done_seq
        and o.state = 'queued' and o.failure_kind in ('paced', 'parked', 'auth', 'account_problem', 'throttled'))
    group by 1, 2
    union all
    select s.tenant_id, s.account_id, 'unconfirmed', min(s.created_at), jsonb_build_object('people', count(distinct s.conversation_id))
    from outbound s join (
      -- The newest send of which the provider told anything: whatever is younger and an hour old has been left without a word.
      select o.tenant_id, o.account_id, max(o.created_at) filter (where o.state in ('delivered', 'read', 'failed')) as told
      from outbound o where o.created_at > now() - interval '7 hours' and o.provider_message_id is not null group by 1, 2) n
      on n.tenant_id = s.tenant_id and n.account_id = s.account_id
    join live a on a.tenant_id = s.tenant_id and a.id = s.account_id and a.channel = any (p_channels)
    where s.created_at > now() - interval '7 hours' and s.created_at < now() - interval '1 hour' and s.state = 'sent'
      and s.created_at > coalesce(n.told, '-infinity')
    group by 1, 2
  )
  select coalesce(jsonb_agg(jsonb_build_object('tenantId', s.tenant_id, 'accountId', s.account_id, 'what', s.what, 'since', s.since, 'detail', s.detail)
      order by s.tenant_id, s.account_id, s.what), '[]')
    from signs s join live l on l.tenant_id = s.tenant_id and l.id = s.account_id
$$;

/* What is wrong with accounts of all tenants: alarms that are raised, what the last look at the provider found, and accounts that are shut.
   Codes and times, nothing that anybody wrote. */
create function wafaa.open_alarms() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  with wrong as (
    select m.tenant_id, m.account_id, m.what, m.since, true as watched from account_alarm m where m.resolved_at is null
    union all
    select a.tenant_id, a.id, f.value ->> 'what', a.checked_at, false from channel_account a
      cross join lateral jsonb_array_elements(case jsonb_typeof(a.health) when 'array' then a.health else '[]' end) f
      where a.state in ('live', 'emulator')
    union all
    select a.tenant_id, a.id, 'shut', a.checked_at, false from channel_account a where a.state = 'needs_reconnect'
  )
  select coalesce(jsonb_agg(jsonb_build_object('tenantId', w.tenant_id, 'accountId', w.account_id, 'channel', a.channel, 'what', w.what,
      'since', w.since, 'watched', w.watched) order by w.since nulls last), '[]')
    from wrong w join channel_account a on a.tenant_id = w.tenant_id and a.id = w.account_id
    join tenant t on t.tenant_id = w.tenant_id and t.state = 'active'
$$;

grant create on schema wafaa to wafaa_system;
do $$
declare name text;
begin
  foreach name in array array['keep_pulse(timestamptz)', 'account_signs(text[])', 'open_alarms()']
  loop
    execute format('alter function wafaa.%s owner to wafaa_system', name);
    execute format('revoke all on function wafaa.%s from public', name);
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
end $$;
revoke create on schema wafaa from wafaa_system;

-- What was heard before this was kept: the rhythm of the last weeks stands at once.
set local role wafaa_system;
select wafaa.keep_pulse(now() - interval '29 days');
reset role;
