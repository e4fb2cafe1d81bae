-- What people write, and the pen in full: a person's words go through the same outbox and lane as the bot's, so that they leave in order, survive
-- a death and are found out about when nobody saw their end. They take a number in the lane, as a customer's message does.
alter table conversation
  add column pen_agent_id text,
  -- The last word or deed of the person who holds it: after a silence as long as the tenant says, the bot takes it back.
  add column pen_touched_at timestamptz;
create index conversation_held on conversation (tenant_id, (greatest(pen_touched_at, pen_since))) where pen_holder = 'agent';

alter table outbound alter column turn_id drop not null;
alter table outbound
  add column author text not null default 'bot' check (author in ('bot', 'agent')),
  add column agent_id text;
alter table message
  add column agent_id text,
  add column agent_name text,
  drop constraint message_direction_check,
  -- A note is for the team: it is in the thread, and no customer and no bot reads it.
  add constraint message_direction_check check (direction in ('in', 'out', 'note'));
-- What people say is written in their own transaction, with its audit row. The bot's rows stay the ledger's alone.
grant insert on outbound, message to wafaa_app;
grant update (upto_seq, part, state, author, agent_id, failure_kind, failure_code, next_attempt_at, settled_at, uncertain) on outbound to wafaa_app;
grant usage on sequence message_position_seq to wafaa_app;

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
  ), chosen as (
    -- The first of every tenant before the second of any: a flood from one does not starve the others. Twice as many as wanted, because another
    -- worker may be taking the same ones.
    select tenant_id, conversation_id, nth, ready_at from ranked where nth <= p_tenant_cap order by nth, ready_at limit p_limit * 2
  ), locked as (
    -- In lane order, as everybody locks lanes. `skip locked` alone does not keep from deadlocks: the lock on a row that was changed since this
    -- statement began follows it to its newest version, and there it waits.
    select l.tenant_id, l.conversation_id, c.nth, c.ready_at from lane l join chosen c using (tenant_id, conversation_id)
    where l.ready_at <= now() order by l.conversation_id for update of l skip locked
  ), picked as (
    select tenant_id, conversation_id from locked order by nth, ready_at limit p_limit
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
        'state', o.state, 'author', o.author, 'tracker', o.tracker, 'attempts', o.attempts,
        'sendingForMs', extract(epoch from clock_timestamp() - o.sending_at) * 1000) order by o.upto_seq, o.part)
      from outbound o where o.tenant_id = k.tenant_id and o.conversation_id = k.conversation_id and o.upto_seq > k.done_seq), '[]'),
    'history', coalesce((select jsonb_agg(jsonb_build_object('author', m.author, 'text', m.text, 'at', m.at) order by m.position)
      from (select author, text, at, position from message
        where tenant_id = k.tenant_id and conversation_id = k.conversation_id and (seq is null or seq <= k.done_seq) and deleted_at is null and direction <> 'note'
        order by position desc limit p_history) m), '[]')))
  into result
  from jsonb_to_recordset(claimed) as k (tenant_id uuid, conversation_id text, token bigint, attempts int, failures int, supersedes int, done_seq bigint)
  join conversation c on c.tenant_id = k.tenant_id and c.id = k.conversation_id
  join tenant t on t.tenant_id = k.tenant_id;
  return coalesce(result, '[]');
end $$;

create or replace function wafaa.ledger_begin_send(p_tenant uuid, p_conversation text, p_token bigint, p_outbound text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform 1 from lane where tenant_id = p_tenant and conversation_id = p_conversation and token = p_token and leased_until > clock_timestamp() for update;
  if not found then return false; end if;
  if exists (select 1 from tenant where tenant_id = p_tenant and state <> 'active') then return false; end if;
  -- A person's own words need no pen: they were taken while it was theirs.
  if exists (select 1 from conversation c join outbound o on o.tenant_id = c.tenant_id and o.conversation_id = c.id
    where c.tenant_id = p_tenant and c.id = p_conversation and c.pen_holder = 'agent' and o.id = p_outbound and o.author = 'bot') then
    return false;
  end if;
  update outbound set state = 'sending', attempts = attempts + 1, sending_at = clock_timestamp(), uncertain = false
    where tenant_id = p_tenant and id = p_outbound and conversation_id = p_conversation and state in ('queued', 'sending');
  return found;
end $$;

create or replace function wafaa.cancel_reply(p_tenant uuid, p_conversation text, p_upto bigint) returns void language sql as $$
  update outbound set state = 'failed', failure_kind = 'policy_blocked', failure_code = 'pen.taken', uncertain = false, settled_at = now()
    where tenant_id = p_tenant and conversation_id = p_conversation and upto_seq = p_upto and author = 'bot' and state in ('queued', 'sending')
$$;

create or replace function wafaa.ledger_finish(p_items jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
declare
  item jsonb;
  p_tenant uuid;
  p_conversation text;
  held boolean;
  pen text;
  verdicts jsonb := '[]';
  result text;
  next_part text;
begin
  for item in select value || jsonb_build_object('n', ordinality) from jsonb_array_elements(p_items) with ordinality order by value ->> 'conversationId'
  loop
    p_tenant := (item ->> 'tenantId')::uuid;
    p_conversation := item ->> 'conversationId';
    result := item ->> 'result';
    next_part := null;
    select token = (item ->> 'token')::bigint into held from lane where tenant_id = p_tenant and conversation_id = p_conversation for update;
    held := coalesce(held, false);
    if result = 'sent' then
      -- A fact of the provider's: recorded whoever holds the lane now. Only the provider's own word about this very message stands above it.
      update outbound set state = 'sent', uncertain = false, provider_message_id = coalesce(item ->> 'providerMessageId', provider_message_id),
          settled_at = coalesce(settled_at, now()), failure_kind = null, failure_code = null
        where tenant_id = p_tenant and id = item ->> 'outboundId' and wafaa.status_rank(state) < 3
          and not (state = 'failed' and provider_message_id is not distinct from item ->> 'providerMessageId');
      update outbound set provider_message_id = item ->> 'providerMessageId'
        where tenant_id = p_tenant and id = item ->> 'outboundId' and provider_message_id is null;
      update message set provider_message_id = item ->> 'providerMessageId'
        where tenant_id = p_tenant and conversation_id = p_conversation and outbound_id = item ->> 'outboundId' and provider_message_id is null;
      select pen_holder into pen from conversation where tenant_id = p_tenant and id = p_conversation for share;
      if held and item ->> 'nextOutboundId' is not null and pen = 'agent'
        and exists (select 1 from outbound where tenant_id = p_tenant and id = item ->> 'nextOutboundId' and author = 'bot') then
        -- A person took the pen between the parts: the rest is never sent.
        perform wafaa.cancel_reply(p_tenant, p_conversation, (item ->> 'uptoSeq')::bigint);
        perform wafaa.free_lane(p_tenant, p_conversation, (item ->> 'token')::bigint, (item ->> 'uptoSeq')::bigint, null, null);
      elsif held and item ->> 'nextOutboundId' is not null then
        -- "sending" already: this very call, run again because its answer was lost.
        update outbound set attempts = attempts + case state when 'queued' then 1 else 0 end, state = 'sending', sending_at = clock_timestamp()
          where tenant_id = p_tenant and id = item ->> 'nextOutboundId' and state in ('queued', 'sending') returning id into next_part;
      elsif held then
        perform wafaa.free_lane(p_tenant, p_conversation, (item ->> 'token')::bigint, (item ->> 'uptoSeq')::bigint, null, null);
      end if;
      insert into event (tenant_id, kind, conversation_id) values (p_tenant, 'message.status', p_conversation);
    elsif held and result = 'retry' then
      update outbound set state = 'queued', failure_kind = item ->> 'failureKind', failure_code = item ->> 'failureCode',
          next_attempt_at = now() + make_interval(secs => (item ->> 'delayMs')::numeric / 1000)
        where tenant_id = p_tenant and id = item ->> 'outboundId' and state = 'sending';
      perform wafaa.free_lane(p_tenant, p_conversation, (item ->> 'token')::bigint, null,
        now() + make_interval(secs => (item ->> 'delayMs')::numeric / 1000), 'retry');
    elsif held and result = 'uncertain' then
      update outbound set uncertain = true where tenant_id = p_tenant and id = item ->> 'outboundId' and state = 'sending';
      -- A status may have settled it between the send and now; then the lane is due at once.
      perform wafaa.free_lane(p_tenant, p_conversation, (item ->> 'token')::bigint, null,
        case when exists (select 1 from outbound where tenant_id = p_tenant and id = item ->> 'outboundId' and state <> 'sending') then now()
          else now() + make_interval(secs => (item ->> 'delayMs')::numeric / 1000) end, 'uncertain');
    elsif held and result = 'failed' then
      update outbound set state = 'needs_human', failure_kind = item ->> 'failureKind', failure_code = item ->> 'failureCode', settled_at = now()
        where tenant_id = p_tenant and conversation_id = p_conversation and upto_seq = (item ->> 'uptoSeq')::bigint and state in ('queued', 'sending');
      update conversation set pen_holder = 'nobody', pen_reason = 'send_failed', pen_since = now()
        where tenant_id = p_tenant and id = p_conversation and pen_holder = 'bot';
      insert into event (tenant_id, kind, conversation_id, payload)
        values (p_tenant, 'message.failed', p_conversation, jsonb_build_object('kind', item ->> 'failureKind', 'code', item ->> 'failureCode'));
      perform wafaa.free_lane(p_tenant, p_conversation, (item ->> 'token')::bigint, (item ->> 'uptoSeq')::bigint, null, null);
    elsif held and result = 'cancelled' then
      -- A person took the pen before this was sent: it never will be.
      perform wafaa.cancel_reply(p_tenant, p_conversation, (item ->> 'uptoSeq')::bigint);
      insert into event (tenant_id, kind, conversation_id) values (p_tenant, 'message.status', p_conversation);
      perform wafaa.free_lane(p_tenant, p_conversation, (item ->> 'token')::bigint, (item ->> 'uptoSeq')::bigint, null, null);
    elsif held and result = 'release' then
      perform wafaa.free_lane(p_tenant, p_conversation, (item ->> 'token')::bigint, (item ->> 'uptoSeq')::bigint,
        case when item ? 'delayMs' then now() + make_interval(secs => (item ->> 'delayMs')::numeric / 1000) end, item ->> 'error');
    end if;
    verdicts := verdicts || jsonb_build_array(jsonb_build_array((item ->> 'n')::int - 1, held, next_part));
  end loop;
  return verdicts;
end $$;

/* Gives the pen back of those who have said nothing for as long as their tenant's rule allows. What a customer asked meanwhile and nobody answered
   is the bot's again; where a reply to it was stored and not sent, a person has to look, so then nobody holds the pen. Returns the tenants. */
create function wafaa.return_pens(p_limit int) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  held record;
  lane_row record;
  answered bigint;
  waiting bigint;
  next_holder text;
  touched uuid[] := '{}';
begin
  for held in
    select c.tenant_id, c.id from tenant t join conversation c on c.tenant_id = t.tenant_id
    where t.state = 'active' and (t.settings ->> 'returnPenAfterMinutes') is not null and c.pen_holder = 'agent'
      and greatest(c.pen_touched_at, c.pen_since) < now() - make_interval(mins => (t.settings ->> 'returnPenAfterMinutes')::int)
    order by c.id limit p_limit
  loop
    select * into lane_row from lane where tenant_id = held.tenant_id and conversation_id = held.id for update;
    -- Somebody works on it: a person's word is on its way, and the next look will see what became of it.
    continue when lane_row.leased_until > now() or lane_row.ready_at is not null;
    perform 1 from conversation c join tenant t on t.tenant_id = c.tenant_id where c.tenant_id = held.tenant_id and c.id = held.id
      and c.pen_holder = 'agent' and greatest(c.pen_touched_at, c.pen_since) < now() - make_interval(mins => (t.settings ->> 'returnPenAfterMinutes')::int)
      for update of c;
    continue when not found;
    select max(m.position) into answered from message m left join outbound o on o.tenant_id = m.tenant_id and o.id = m.outbound_id
      where m.tenant_id = held.tenant_id and m.conversation_id = held.id and m.direction = 'out' and coalesce(o.state, 'sent') not in ('failed', 'needs_human');
    select min(seq) into waiting from message where tenant_id = held.tenant_id and conversation_id = held.id and seq is not null
      and deleted_at is null and position > coalesce(answered, 0);
    next_holder := 'bot';
    if waiting is not null then
      if exists (select 1 from outbound where tenant_id = held.tenant_id and conversation_id = held.id and upto_seq >= waiting) then
        next_holder := 'nobody';
      else
        update lane set done_seq = waiting - 1, ready_at = now(), waiting_since = now(), attempts = 0, failures = 0, supersedes = 0, last_error = null
          where tenant_id = held.tenant_id and conversation_id = held.id;
      end if;
    end if;
    update conversation set pen_holder = next_holder, pen_agent = null, pen_agent_id = null, pen_touched_at = null, pen_since = now(),
      pen_reason = case next_holder when 'bot' then 'agent_silent' else 'agent_silent_unsent' end where tenant_id = held.tenant_id and id = held.id;
    insert into event (tenant_id, kind, conversation_id, payload)
      values (held.tenant_id, 'pen.moved', held.id, jsonb_build_object('holder', next_holder, 'actor', null));
    touched := touched || held.tenant_id;
  end loop;
  return to_jsonb(touched);
end $$;
grant create on schema wafaa to wafaa_system;
alter function wafaa.return_pens(int) owner to wafaa_system;
revoke create on schema wafaa from wafaa_system;
revoke all on function wafaa.return_pens(int) from public;
grant execute on function wafaa.return_pens(int) to wafaa_app;
