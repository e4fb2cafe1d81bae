-- Tenants that rest, limits and their counters, exports, customers by their last message.

-- `tenant` has a column of the old name, and a statement's text should not leave open which of the two it means.
alter table settings_version rename to published_settings;
alter index settings_version_pkey rename to published_settings_pkey;

-- One export of everything at a time, whoever asks.
create unique index data_export_running on data_export (tenant_id) where kind = 'tenant' and state in ('queued', 'running');
-- The contact first, for the reason given at contact_identity_contact.
create index conversation_contact on conversation (contact_id, tenant_id);
grant select, insert, update on usage_month to wafaa_system;
create policy system_all on usage_month for all to wafaa_system using (true) with check (true);

/* First day of the present month on a tenant's own calendar. */
create function wafaa.month_of(p_zone text) returns date language sql stable as $$ select date_trunc('month', now() at time zone p_zone)::date $$;

/* Adds to the month's counters, once per tenant and in their order, as the last thing of a transaction: a row is locked until the commit only,
   and two batches never wait for each other crosswise. In plpgsql, which keeps the plan; SQL would make one for each call. */
create function wafaa.count_usage(p_tenants uuid[], p_messages bigint[], p_tokens bigint[]) returns void language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  insert into usage_month as u (tenant_id, month, messages, model_tokens)
    select added.id, wafaa.month_of(t.time_zone), added.messages, added.tokens
    from (select c.id, sum(c.messages) as messages, sum(c.tokens) as tokens from unnest(p_tenants, p_messages, p_tokens) as c (id, messages, tokens)
      group by c.id) added
    join tenant t on t.tenant_id = added.id order by added.id
  on conflict (tenant_id, month) do update set messages = u.messages + excluded.messages, model_tokens = u.model_tokens + excluded.model_tokens;
end $$;

create or replace function wafaa.ledger_claim(p_worker text, p_limit int, p_lease_ms int, p_tenant_cap int, p_held jsonb, p_history int) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  claimed jsonb;
  result jsonb;
  window_size int := greatest(p_limit * 8, 400);
  -- The few that rest, suspended or waiting to be erased: their lanes keep what came and are nobody's work until the tenant goes on.
  resting uuid[] := array(select tenant_id from tenant where state <> 'active');
begin
  -- Two statements, not one: a sub-select on inbound beside the update would use the update's snapshot and miss rows committed in between.
  with recursive crowd as (
    select count(*) = window_size as is_full from (select 1 from lane where ready_at <= now() limit window_size) due_lanes
  ), waiting_tenant as (
    -- A window full of one tenant's lanes would hide all others behind it: then each tenant that waits is looked up by itself. The lanes of
    -- those that rest count as crowd, so that a long rest is stepped over and never read through.
    (select tenant_id from lane where ready_at is not null and (select is_full from crowd) order by tenant_id limit 1)
    union all
    select (select l.tenant_id from lane l where l.ready_at is not null and l.tenant_id > w.tenant_id order by l.tenant_id limit 1)
      from waiting_tenant w where w.tenant_id is not null
  ), due as (
    (select tenant_id, conversation_id, ready_at from lane
      where ready_at <= now() and not (select is_full from crowd) and tenant_id <> all (resting) order by ready_at limit window_size)
    union all
    select oldest.* from waiting_tenant w cross join lateral (select l.tenant_id, l.conversation_id, l.ready_at from lane l
      where l.tenant_id = w.tenant_id and l.ready_at <= now() order by l.ready_at limit least(p_tenant_cap, p_limit) * 2) oldest
      where w.tenant_id is not null and w.tenant_id <> all (resting)
  ), ranked as (
    select due.*, row_number() over (partition by tenant_id order by ready_at) + coalesce((p_held ->> tenant_id::text)::int, 0) as nth from due
  ), picked as (
    select l.tenant_id, l.conversation_id from lane l join ranked r using (tenant_id, conversation_id)
    where r.nth <= p_tenant_cap and l.ready_at <= now()
    -- The first of every tenant before the second of any: a flood from one does not starve the others.
    order by r.nth, r.ready_at limit p_limit for update of l skip locked
  ), taken as (
    update lane l set token = l.token + 1, leased_by = p_worker, attempts = l.attempts + 1,
      leased_until = now() + make_interval(secs => p_lease_ms / 1000.0), ready_at = now() + make_interval(secs => p_lease_ms / 1000.0)
    from picked where l.tenant_id = picked.tenant_id and l.conversation_id = picked.conversation_id
    returning l.tenant_id, l.conversation_id, l.token, l.attempts, l.failures, l.supersedes, l.done_seq
  )
  select jsonb_agg(to_jsonb(taken)) into claimed from taken;
  if claimed is null then return '[]'; end if;

  select jsonb_agg(jsonb_build_object(
    'tenantId', k.tenant_id, 'conversationId', k.conversation_id, 'token', k.token, 'attempts', k.attempts, 'failures', k.failures, 'supersedes', k.supersedes,
    'doneSeq', k.done_seq, 'channel', c.channel, 'accountId', c.account_id, 'contactId', c.contact_id, 'penHolder', c.pen_holder,
    'language', c.language, 'settingsVersion', t.settings_version, 'knowledgeVersion', t.knowledge_version,
    -- What the month has used up so far, this message included: over its limits a tenant's bot leaves the answer to a person.
    'limits', t.limits, 'used', (select jsonb_build_object('messages', u.messages, 'modelTokens', u.model_tokens) from usage_month u
      where u.tenant_id = k.tenant_id and u.month = wafaa.month_of(t.time_zone)),
    'pending', coalesce((select jsonb_agg(jsonb_build_object('seq', i.seq, 'kind', i.kind, 'text', i.text, 'payload', i.payload,
        'messageId', i.provider_message_id, 'occurredAt', i.occurred_at, 'receivedAt', i.received_at) order by i.seq)
      from inbound i where i.tenant_id = k.tenant_id and i.conversation_id = k.conversation_id and i.seq > k.done_seq), '[]'),
    'stored', coalesce((select jsonb_agg(jsonb_build_object('id', o.id, 'uptoSeq', o.upto_seq, 'part', o.part, 'payload', o.payload,
        'state', o.state, 'tracker', o.tracker, 'attempts', o.attempts,
        'sendingForMs', extract(epoch from clock_timestamp() - o.sending_at) * 1000) order by o.upto_seq, o.part)
      from outbound o where o.tenant_id = k.tenant_id and o.conversation_id = k.conversation_id and o.upto_seq > k.done_seq), '[]'),
    'history', coalesce((select jsonb_agg(jsonb_build_object('author', m.author, 'text', m.text, 'at', m.at) order by m.position)
      from (select author, text, at, position from message
        where tenant_id = k.tenant_id and conversation_id = k.conversation_id and (seq is null or seq <= k.done_seq) and deleted_at is null
        order by position desc limit p_history) m), '[]')))
  into result
  from jsonb_to_recordset(claimed) as k (tenant_id uuid, conversation_id text, token bigint, attempts int, failures int, supersedes int, done_seq bigint)
  join conversation c on c.tenant_id = k.tenant_id and c.id = k.conversation_id
  join tenant t on t.tenant_id = k.tenant_id;
  return coalesce(result, '[]');
end $$;

create or replace function wafaa.ledger_prepare(p_items jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  item jsonb;
  lane_row record;
  pen text;
  verdicts jsonb := '[]';
  verdict text;
  p_tenant uuid;
  p_conversation text;
  upto bigint;
  part jsonb;
  before text;
  resting uuid[] := array(select tenant_id from tenant where state <> 'active');
  spenders uuid[] := '{}';
  spent bigint[] := '{}';
begin
  -- In lane order, as everybody locks lanes.
  for item in select value || jsonb_build_object('n', ordinality) from jsonb_array_elements(p_items) with ordinality order by value ->> 'conversationId'
  loop
    p_tenant := (item ->> 'tenantId')::uuid;
    p_conversation := item ->> 'conversationId';
    upto := (item ->> 'uptoSeq')::bigint;
    select * into lane_row from lane where tenant_id = p_tenant and conversation_id = p_conversation for update;
    select pen_holder into pen from conversation where tenant_id = p_tenant and id = p_conversation for update;
    select state into before from turn where tenant_id = p_tenant and id = item #>> '{turn,id}' and conversation_id = p_conversation;
    if before is not null then
      -- A batch whose answer was lost is run again: the same answer, and nothing is written twice.
      verdicts := verdicts || jsonb_build_array(jsonb_build_array((item ->> 'n')::int - 1, case
        when lane_row.token <> (item ->> 'token')::bigint then 'stale' when before = 'superseded' then 'superseded'
        when jsonb_array_length(item -> 'parts') = 0 then 'done' else 'prepared' end));
      continue;
    end if;
    if lane_row is null or lane_row.token <> (item ->> 'token')::bigint or coalesce(lane_row.leased_until, '-infinity') < clock_timestamp() then
      verdict := 'stale';
    elsif p_tenant = any (resting) then
      -- Suspended while the turn ran: nothing is said, and the message waits for the day the tenant goes on.
      perform wafaa.free_lane(p_tenant, p_conversation, lane_row.token, null, now(), null);
      verdict := 'superseded';
    elsif pen <> 'bot' then
      perform wafaa.free_lane(p_tenant, p_conversation, lane_row.token, lane_row.last_seq, null, null);
      verdict := 'no_pen';
    elsif lane_row.done_seq >= upto then
      -- A person took these messages and gave the pen back while the turn ran: they stay the person's.
      perform wafaa.free_lane(p_tenant, p_conversation, lane_row.token, lane_row.done_seq, null, null);
      verdict := 'no_pen';
    elsif lane_row.last_seq > upto and lane_row.supersedes < (item ->> 'maxSupersedes')::int then
      update lane set supersedes = supersedes + 1, attempts = 0 where tenant_id = p_tenant and conversation_id = p_conversation;
      perform wafaa.free_lane(p_tenant, p_conversation, lane_row.token, null, now(), null);
      verdict := 'superseded';
    else
      verdict := case when jsonb_array_length(item -> 'parts') = 0 then 'done' else 'prepared' end;
    end if;
    if coalesce((item ->> 'modelTokens')::bigint, 0) > 0 then
      spenders := spenders || p_tenant;
      spent := spent || (item ->> 'modelTokens')::bigint;
    end if;
    if verdict <> 'stale' and item -> 'turn' is not null then
      insert into turn (tenant_id, id, conversation_id, from_seq, upto_seq, state, outcome, trace, knowledge_version, started_at, finished_at)
        values (p_tenant, item #>> '{turn,id}', p_conversation, (item #>> '{turn,fromSeq}')::bigint, upto,
          case when verdict in ('prepared', 'done') then 'done' else 'superseded' end, item #>> '{turn,outcome}', item #> '{turn,trace}',
          (item #>> '{turn,knowledgeVersion}')::bigint, (item #>> '{turn,startedAt}')::timestamptz, now());
      insert into event (tenant_id, kind, conversation_id) values (p_tenant, 'turn.finished', p_conversation);
    end if;
    if verdict in ('prepared', 'done') then
      for part in select value || jsonb_build_object('part', ordinality - 1) from jsonb_array_elements(item -> 'parts') with ordinality
      loop
        -- The first part is marked as being sent right here: one round trip less; a death before the send costs a wait, never a message.
        insert into outbound (tenant_id, id, conversation_id, account_id, upto_seq, part, turn_id, payload, state, tracker, attempts, sending_at)
          values (p_tenant, part ->> 'id', p_conversation, item ->> 'accountId', upto, (part ->> 'part')::int, item #>> '{turn,id}', part -> 'payload',
            case when (part ->> 'part')::int = 0 then 'sending' else 'queued' end, part ->> 'tracker',
            case when (part ->> 'part')::int = 0 then 1 else 0 end, case when (part ->> 'part')::int = 0 then clock_timestamp() end);
        insert into message (tenant_id, id, conversation_id, direction, author, kind, text, outbound_id, turn_id, at)
          values (p_tenant, part ->> 'messageId', p_conversation, 'out', 'bot', part #>> '{payload,kind}', part ->> 'text', part ->> 'id', item #>> '{turn,id}', now());
      end loop;
      update conversation set
          language = coalesce(item ->> 'language', language), last_message_at = greatest(last_message_at, now()),
          pen_holder = case when item ->> 'handoff' is null then pen_holder else 'nobody' end,
          pen_reason = case when item ->> 'handoff' is null then pen_reason else item ->> 'handoff' end,
          pen_since = case when item ->> 'handoff' is null then pen_since else now() end
        where tenant_id = p_tenant and id = p_conversation;
      if item ->> 'handoff' is not null then
        insert into event (tenant_id, kind, conversation_id, payload)
          values (p_tenant, 'conversation.handed_over', p_conversation, jsonb_build_object('reason', item ->> 'handoff'));
      end if;
      if verdict = 'done' then perform wafaa.free_lane(p_tenant, p_conversation, lane_row.token, upto, null, null); end if;
    end if;
    verdicts := verdicts || jsonb_build_array(jsonb_build_array((item ->> 'n')::int - 1, verdict));
  end loop;
  if cardinality(spenders) > 0 then
    perform wafaa.count_usage(spenders, array_fill(0::bigint, array[cardinality(spenders)]), spent);
  end if;
  return verdicts;
end $$;

create or replace function wafaa.ledger_begin_send(p_tenant uuid, p_conversation text, p_token bigint, p_outbound text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform 1 from lane where tenant_id = p_tenant and conversation_id = p_conversation and token = p_token and leased_until > clock_timestamp() for update;
  if not found then return false; end if;
  if exists (select 1 from tenant where tenant_id = p_tenant and state <> 'active') then return false; end if;
  if exists (select 1 from conversation where tenant_id = p_tenant and id = p_conversation and pen_holder = 'agent') then return false; end if;
  update outbound set state = 'sending', attempts = attempts + 1, sending_at = clock_timestamp(), uncertain = false
    where tenant_id = p_tenant and id = p_outbound and conversation_id = p_conversation and state in ('queued', 'sending');
  return found;
end $$;

/* Numbers for the metrics page. The lanes of tenants that rest wait rightly, so they alarm nobody. */
create or replace function wafaa.ledger_stats() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  with resting as (select array(select tenant_id from tenant where state <> 'active') as ids)
  select jsonb_build_object(
    'waiting', (select count(*) from lane, resting where ready_at is not null and tenant_id <> all (ids)),
    'oldestDueMs', coalesce((select extract(epoch from now() - min(ready_at)) * 1000 from lane, resting where ready_at < now() and tenant_id <> all (ids)), 0),
    'unhandled', (select coalesce(sum(last_seq - done_seq), 0) from lane, resting where ready_at is not null and tenant_id <> all (ids)),
    'uncertain', (select count(*) from outbound where state = 'sending' and uncertain),
    'needsHuman', (select count(*) from outbound where state = 'needs_human'),
    'nextDueMs', (select extract(epoch from min(ready_at) - now()) * 1000 from lane, resting where ready_at is not null and tenant_id <> all (ids)))
$$;

/* When a tenant is to be erased for good; null while it is not. For the scheduler, which has no tenant. */
create function wafaa.due_erases() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select tenant_id from tenant where state = 'erasing' and erase_after <= now() order by erase_after
$$;
grant create on schema wafaa to wafaa_system;
alter function wafaa.due_erases() owner to wafaa_system;
revoke create on schema wafaa from wafaa_system;
revoke all on function wafaa.due_erases() from public;
grant execute on function wafaa.due_erases() to wafaa_app;
