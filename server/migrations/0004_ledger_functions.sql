-- The four batch functions of the message path: ingest, claim, prepare, finish. Each is one round trip for many conversations.
-- Each looks a few rows up by key. A table that grew from empty within a minute has no statistics yet, and a plan made for an empty table
-- would read all of it on every call: so the planner is told that keys are the way here (measured: P95 at 10,000 messages a minute fell from
-- 4.6 s to under 2 s).
-- They run as wafaa_system (its own policies, no bypass) and are the only way to work across tenants; the tenant always comes from
-- the channel account or from the lane itself, never from a request.

create table service_heartbeat (
  role text not null,
  instance text not null,
  -- Since when this instance answers without a gap; a stopped and resumed process starts anew.
  up_since timestamptz not null,
  seen_at timestamptz not null,
  primary key (role, instance)
);
select wafaa.protect('service_heartbeat', '', 'select, insert, update, delete');

-- Time-ordered id with its kind in front, the same shape as platform/ids.ts.
create function wafaa.make_id(kind text) returns text language sql volatile as $$
  select kind || '_' || lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
    || substr(replace(gen_random_uuid()::text, '-', ''), 1, 20)
$$;

create function wafaa.heartbeat(p_role text, p_instance text, p_gap_ms int) returns void
language sql security definer set search_path = pg_catalog, public, wafaa as $$
  insert into service_heartbeat as h (role, instance, up_since, seen_at) values (p_role, p_instance, now(), now())
  on conflict (role, instance) do update set
    up_since = case when h.seen_at < now() - make_interval(secs => p_gap_ms / 1000.0) then now() else h.up_since end,
    seen_at = now();
$$;

/* Makes one person of several. A conversation of theirs goes along where the keeper has none on that account; where both have one, the thread
   goes on in the keeper's, and a person who holds the other's pen holds that one too: the bot never talks over them because of a merge. */
create function wafaa.merge_contacts(p_tenant uuid, p_keeper text, p_others text[]) returns void language plpgsql as $$
begin
  -- Lanes first, as everybody locks them.
  perform 1 from lane l where l.tenant_id = p_tenant and l.conversation_id in (
    select id from conversation where tenant_id = p_tenant and contact_id = any (p_others || p_keeper)) order by l.conversation_id for update;
  update contact_identity set contact_id = p_keeper where tenant_id = p_tenant and contact_id = any (p_others);
  update contact set merged_into = p_keeper where tenant_id = p_tenant and id = any (p_others);
  update contact k set marketing_opt_out_at = o.at
    from (select max(marketing_opt_out_at) as at from contact where tenant_id = p_tenant and id = any (p_others)) o
    where k.tenant_id = p_tenant and k.id = p_keeper and k.marketing_opt_out_at is null and o.at is not null;
  update conversation c set contact_id = p_keeper
    where c.tenant_id = p_tenant and c.id in (
      select distinct on (account_id) id from conversation where tenant_id = p_tenant and contact_id = any (p_others)
      order by account_id, last_message_at desc, id)
    and not exists (select 1 from conversation k where k.tenant_id = p_tenant and k.account_id = c.account_id and k.contact_id = p_keeper);
  update conversation k set pen_holder = o.pen_holder, pen_agent = o.pen_agent, pen_reason = o.pen_reason, pen_since = now()
    from (select distinct on (account_id) account_id, pen_holder, pen_agent, pen_reason from conversation
      where tenant_id = p_tenant and contact_id = any (p_others) and pen_holder <> 'bot' order by account_id, (pen_holder = 'agent') desc, pen_since desc) o
    where k.tenant_id = p_tenant and k.contact_id = p_keeper and k.account_id = o.account_id and k.pen_holder = 'bot';
end $$;

/* Who has these identifiers. One keyed look-up each (the limit keeps the planner from doing anything else). */
create function wafaa.known_contacts(p_tenant uuid, p_channel text, p_ids text[]) returns table (contact_id text, created_at timestamptz)
language sql stable as $$
  select known.contact_id, known.created_at from unnest(p_ids) as ids (value) cross join lateral (
    select i.contact_id, i.created_at from contact_identity i
    where i.tenant_id = p_tenant and i.channel = p_channel and i.value = ids.value limit 1) known
$$;

/* The contact behind a set of identifiers, made when nobody has any of them, merged into the oldest when several people turn out to be one. */
create function wafaa.resolve_contact(p_tenant uuid, p_channel text, p_ids text[], p_kinds text[], p_name text) returns text
language plpgsql as $$
declare
  found_ids text[];
  keeper text;
  fresh text;
begin
  if not exists (select 1 from wafaa.known_contacts(p_tenant, p_channel, p_ids)) then
    fresh := wafaa.make_id('cnt');
    insert into contact (tenant_id, id, name) values (p_tenant, fresh, p_name);
  end if;
  -- Another delivery may be making the same person right now: the identity's unique key decides, and what it decided is read back.
  insert into contact_identity (tenant_id, channel, value, kind, contact_id)
    select p_tenant, p_channel, ids.value, ids.kind, coalesce(fresh, (select k.contact_id from wafaa.known_contacts(p_tenant, p_channel, p_ids) k
      order by k.created_at, k.contact_id limit 1))
    from unnest(p_ids, p_kinds) as ids (value, kind) order by ids.value
    on conflict (tenant_id, channel, value) do nothing;
  select array_agg(contact_id order by first_seen, contact_id) into found_ids from (
    select k.contact_id, min(k.created_at) as first_seen from wafaa.known_contacts(p_tenant, p_channel, p_ids) k group by k.contact_id) known;
  keeper := found_ids[1];
  if cardinality(found_ids) > 1 then perform wafaa.merge_contacts(p_tenant, keeper, found_ids[2:]); end if;
  if fresh is not null and not fresh = any (found_ids) then
    update contact set merged_into = keeper where tenant_id = p_tenant and id = fresh;
  end if;
  if p_name is not null then
    update contact set name = p_name where tenant_id = p_tenant and id = keeper and name is distinct from p_name;
  end if;
  return keeper;
end $$;

/* Stored status of a reply, never downgraded. */
create function wafaa.status_rank(p_state text) returns int language sql immutable as $$
  select case p_state when 'queued' then 0 when 'sending' then 1 when 'failed' then 2 when 'needs_human' then 2
    when 'sent' then 3 when 'delivered' then 4 when 'read' then 5 else 0 end
$$;

create function wafaa.apply_status(p_tenant uuid, p_account text, p_event jsonb) returns text language plpgsql as $$
declare
  incoming text := p_event ->> 'status';
  row_found record;
begin
  -- Our own id first; one key at a time, so that each is a look-up and never a walk over the tenant's replies.
  select * into row_found from outbound
    where tenant_id = p_tenant and account_id = p_account and tracker = p_event ->> 'tracker' for update;
  if not found then
    select * into row_found from outbound
      where tenant_id = p_tenant and account_id = p_account and provider_message_id = p_event ->> 'targetMessageId' limit 1 for update;
  end if;
  if not found then return null; end if;
  if incoming = 'failed' then
    if row_found.state in ('sending', 'sent', 'queued') then
      update outbound set state = 'failed', failure_kind = p_event ->> 'failureKind', failure_code = p_event ->> 'errorCode', uncertain = false,
        provider_message_id = coalesce(provider_message_id, p_event ->> 'targetMessageId'), settled_at = now()
        where tenant_id = p_tenant and id = row_found.id;
      -- The customer has no answer: a person's turn.
      update conversation set pen_holder = 'nobody', pen_reason = 'send_failed', pen_since = now()
        where tenant_id = p_tenant and id = row_found.conversation_id and pen_holder = 'bot';
      insert into event (tenant_id, kind, conversation_id, payload) values (p_tenant, 'message.failed', row_found.conversation_id,
        jsonb_build_object('kind', p_event ->> 'failureKind', 'code', p_event ->> 'errorCode'));
    end if;
  -- "sent" always precedes the provider's own "failed", so one that arrives later is only late; a delivery proves the failure wrong.
  elsif wafaa.status_rank(incoming) > wafaa.status_rank(row_found.state)
    and not (incoming = 'sent' and row_found.state = 'failed' and row_found.provider_message_id = p_event ->> 'targetMessageId') then
    update outbound set state = incoming, uncertain = false, settled_at = coalesce(settled_at, now()), failure_kind = null, failure_code = null,
      provider_message_id = coalesce(provider_message_id, p_event ->> 'targetMessageId')
      where tenant_id = p_tenant and id = row_found.id;
  end if;
  update message set provider_message_id = p_event ->> 'targetMessageId'
    where tenant_id = p_tenant and conversation_id = row_found.conversation_id and outbound_id = row_found.id and provider_message_id is null;
  if row_found.state = 'sending' then
    -- Somebody may be waiting to learn whether this send happened.
    update lane set ready_at = now() where tenant_id = p_tenant and conversation_id = row_found.conversation_id
      and ready_at is not null and (leased_until is null or leased_until < now());
  end if;
  return row_found.conversation_id;
end $$;

/* What waits in the lane is a person's now. A reply that is stored and unsettled keeps the lane, due at once: its worker cancels what was not
   sent, and finds out about what may have been. */
create function wafaa.leave_to_person(p_tenant uuid, p_conversation text) returns void language plpgsql as $$
begin
  if exists (select 1 from lane l join outbound o on o.tenant_id = l.tenant_id and o.conversation_id = l.conversation_id
    where l.tenant_id = p_tenant and l.conversation_id = p_conversation and o.upto_seq > l.done_seq and o.state in ('queued', 'sending')) then
    update lane set ready_at = now() where tenant_id = p_tenant and conversation_id = p_conversation
      and ready_at is not null and (leased_until is null or leased_until < now());
  else
    update lane set done_seq = last_seq, ready_at = case when leased_until > now() then ready_at end
      where tenant_id = p_tenant and conversation_id = p_conversation;
  end if;
end $$;

/* One reaction per person on a message, the newest; an empty one takes it away. */
create function wafaa.apply_reaction(p_tenant uuid, p_conversation text, e jsonb, p_by text) returns void language sql as $$
  update message set reactions = coalesce((select jsonb_agg(r) from jsonb_array_elements(reactions) r where r ->> 'by' <> p_by), '[]')
      || case when coalesce(e ->> 'text', '') = '' then '[]'::jsonb else jsonb_build_array(jsonb_build_object('by', p_by, 'emoji', e ->> 'text')) end
    where tenant_id = p_tenant and conversation_id = p_conversation and provider_message_id = e ->> 'targetMessageId'
$$;

/* What a new event does to the conversation it belongs to. Returns the kind of change that people should hear of, or null. */
create function wafaa.apply_event(p_tenant uuid, p_account text, p_channel text, p_conversation text, p_contact text, p_seq bigint, e jsonb)
returns text language plpgsql as $$
declare
  what text := e ->> 'kind';
  -- A clock that is ahead must not keep a window open or a conversation on top.
  happened timestamptz := least((e ->> 'occurredAt')::timestamptz, now());
begin
  if p_seq is not null then
    insert into message (tenant_id, id, conversation_id, direction, author, kind, text, seq, provider_message_id, late, at)
      values (p_tenant, wafaa.make_id('msg'), p_conversation, 'in', 'contact', what, e ->> 'text', p_seq, e ->> 'messageId',
        coalesce((e ->> 'late')::boolean, false), happened);
    update conversation set last_message_at = greatest(last_message_at, happened),
      window_expires_at = case when e ? 'windowHours'
        then greatest(window_expires_at, happened + make_interval(secs => (e ->> 'windowHours')::numeric * 3600)) else window_expires_at end
      where tenant_id = p_tenant and id = p_conversation;
    return 'message.received';
  elsif e ->> 'direction' = 'echo' and p_conversation is not null then
    -- Our own send, come back: it settles that send, and moves no pen.
    if wafaa.apply_status(p_tenant, p_account, e || jsonb_build_object('status', 'sent', 'targetMessageId', e ->> 'messageId')) is not null then
      return 'message.status';
    end if;
    if what = 'reaction' then
      perform wafaa.apply_reaction(p_tenant, p_conversation, e, 'phone');
      return 'message.reacted';
    elsif what = 'edit' then
      update message set text = e ->> 'text', edited_at = happened
        where tenant_id = p_tenant and conversation_id = p_conversation and provider_message_id = e ->> 'targetMessageId';
      return 'message.edited';
    elsif what = 'delete' then
      update message set deleted_at = happened, text = null
        where tenant_id = p_tenant and conversation_id = p_conversation and provider_message_id = e ->> 'targetMessageId';
      return 'message.deleted';
    end if;
    -- The owner answered from the phone: a person holds the pen now, and what waits in the lane is theirs.
    insert into message (tenant_id, id, conversation_id, direction, author, kind, text, provider_message_id, at)
      values (p_tenant, wafaa.make_id('msg'), p_conversation, 'out', 'phone', what, e ->> 'text', e ->> 'messageId', happened);
    update conversation set pen_holder = 'agent', pen_agent = 'phone', pen_reason = 'phone_echo', pen_since = now(),
      last_message_at = greatest(last_message_at, happened) where tenant_id = p_tenant and id = p_conversation;
    perform wafaa.leave_to_person(p_tenant, p_conversation);
    return 'pen.moved';
  elsif what = 'reaction' and p_conversation is not null then
    perform wafaa.apply_reaction(p_tenant, p_conversation, e, p_contact);
    return 'message.reacted';
  elsif what in ('edit', 'delete') and p_conversation is not null then
    update message set text = case what when 'edit' then e ->> 'text' end,
        edited_at = case what when 'edit' then happened else edited_at end, deleted_at = case what when 'delete' then happened end
      where tenant_id = p_tenant and conversation_id = p_conversation and direction = 'in' and provider_message_id = e ->> 'targetMessageId';
    -- A turn that has not been prepared answers what the message says now.
    update inbound set text = case what when 'edit' then e ->> 'text' end, kind = case what when 'delete' then 'deleted' else kind end
      where tenant_id = p_tenant and account_id = p_account and provider_message_id = e ->> 'targetMessageId' and conversation_id = p_conversation and seq is not null;
    return case what when 'edit' then 'message.edited' else 'message.deleted' end;
  elsif what = 'opt_out' and p_contact is not null then
    update contact set marketing_opt_out_at = case when e ->> 'text' = 'resume' then null else happened end where tenant_id = p_tenant and id = p_contact;
    return 'contact.changed';
  elsif what = 'account' then
    if e ->> 'accountEvent' in ('PARTNER_REMOVED', 'PARTNER_APP_UNINSTALLED', 'ACCOUNT_DELETED', 'ACCOUNT_OFFBOARDED', 'DISABLED_UPDATE') then
      update channel_account set state = 'needs_reconnect', state_reason = e ->> 'accountEvent'
        where tenant_id = p_tenant and id = p_account and state <> 'disconnected';
    elsif e ->> 'accountEvent' in ('ACCOUNT_RECONNECTED', 'PARTNER_APP_INSTALLED', 'PARTNER_ADDED') then
      update channel_account set state = 'live', state_reason = null
        where tenant_id = p_tenant and id = p_account and state = 'needs_reconnect';
    end if;
    return 'account.changed';
  end if;
  return null;
end $$;

create function wafaa.ledger_ingest(p_deliveries jsonb, p_raws bytea[], p_events jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  routed record;
  lane_row record;
  ordinals bigint[] := '{}';
  tenants uuid[] := '{}';
  accounts text[] := '{}';
  conversations text[] := '{}';
  contacts text[] := '{}';
  conversation_found text;
  contact_found text;
  next_seq bigint;
  change text;
  event_json jsonb;
  known_deliveries int[] := '{}';
  fresh_counts jsonb := '{}';
  touched uuid[] := '{}';
  woken int := 0;
  fresh int := 0;
  index int;
begin
  -- 1. Whose is it, and which conversation: in one order for everybody, so that two batches never wait for each other crosswise.
  for routed in
    select e.ordinality, e.value as event, a.tenant_id, a.id as account_id, a.channel
    from jsonb_array_elements(p_events) with ordinality e
    join channel_account a on a.channel = e.value ->> 'channel'
      and (a.account_key = e.value ->> 'accountKey' or (coalesce((e.value ->> 'businessLevel')::boolean, false) and a.business_key = e.value ->> 'accountKey'))
    order by a.tenant_id, a.id, e.value #>> '{user,ids,0}' nulls first, e.ordinality
  loop
    known_deliveries := known_deliveries || (routed.event ->> 'delivery')::int;
    continue when exists (select 1 from inbound i where i.tenant_id = routed.tenant_id and i.account_id = routed.account_id
      and i.dedupe_key = routed.event ->> 'dedupeKey');
    contact_found := null;
    conversation_found := null;
    if jsonb_array_length(coalesce(routed.event #> '{user,ids}', '[]')) > 0 and not coalesce((routed.event ->> 'status') is not null, false) then
      contact_found := wafaa.resolve_contact(routed.tenant_id, routed.channel,
        array(select jsonb_array_elements_text(routed.event #> '{user,ids}')),
        array(select jsonb_array_elements_text(routed.event #> '{user,kinds}')), routed.event #>> '{user,name}');
      if coalesce((routed.event ->> 'inConversation')::boolean, false) then
        insert into conversation (tenant_id, id, channel, account_id, contact_id, last_message_at)
          values (routed.tenant_id, wafaa.make_id('cnv'), routed.channel, routed.account_id, contact_found, least((routed.event ->> 'occurredAt')::timestamptz, now()))
          on conflict (tenant_id, account_id, contact_id) do nothing;
        select id into conversation_found from conversation
          where tenant_id = routed.tenant_id and account_id = routed.account_id and contact_id = contact_found;
        insert into lane (tenant_id, conversation_id) values (routed.tenant_id, conversation_found)
          on conflict (tenant_id, conversation_id) do nothing;
      end if;
    elsif routed.event ->> 'status' is not null then
      -- A status changes the reply's row and may wake its lane: that lane is locked with the others, before the row, as finish locks them.
      select conversation_id into conversation_found from outbound
        where tenant_id = routed.tenant_id and account_id = routed.account_id
          and (tracker = routed.event ->> 'tracker' or provider_message_id = routed.event ->> 'targetMessageId') limit 1;
    end if;
    ordinals := ordinals || routed.ordinality;
    tenants := tenants || routed.tenant_id;
    accounts := accounts || routed.account_id;
    conversations := conversations || conversation_found;
    contacts := contacts || contact_found;
  end loop;

  -- 2. Lanes, in id order.
  perform 1 from lane l where (l.tenant_id, l.conversation_id) in (select * from unnest(tenants, conversations))
    order by l.conversation_id for update;

  -- 3. Each event once, in the order of arrival.
  for routed in
    select o.ordinality as position, r.tenant_id, r.account_id, r.conversation_id, r.contact_id, p_events -> (r.ordinal - 1)::int as event
    from unnest(ordinals, tenants, accounts, conversations, contacts) with ordinality as r (ordinal, tenant_id, account_id, conversation_id, contact_id, n),
      lateral (select r.n as ordinality) o
    order by r.ordinal, r.n
  loop
    event_json := routed.event;
    next_seq := null;
    if coalesce((event_json ->> 'wantsAnswer')::boolean, false) and routed.conversation_id is not null then
      select last_seq + 1 into next_seq from lane where tenant_id = routed.tenant_id and conversation_id = routed.conversation_id;
    end if;
    insert into inbound (tenant_id, account_id, dedupe_key, delivery_id, conversation_id, seq, kind, provider_message_id, text, payload, occurred_at)
      values (routed.tenant_id, routed.account_id, event_json ->> 'dedupeKey', event_json ->> 'deliveryId', routed.conversation_id, next_seq,
        event_json ->> 'kind', event_json ->> 'messageId', event_json ->> 'text', coalesce(event_json -> 'payload', '{}'),
        (event_json ->> 'occurredAt')::timestamptz)
      on conflict (tenant_id, account_id, dedupe_key) do nothing;
    continue when not found;
    fresh := fresh + 1;
    fresh_counts := jsonb_set(fresh_counts, array[event_json ->> 'delivery'], to_jsonb(coalesce((fresh_counts ->> (event_json ->> 'delivery'))::int, 0) + 1));
    if event_json ->> 'status' is not null then
      conversation_found := wafaa.apply_status(routed.tenant_id, routed.account_id, event_json);
      change := case when conversation_found is null then null else 'message.status' end;
    else
      conversation_found := routed.conversation_id;
      change := wafaa.apply_event(routed.tenant_id, routed.account_id, event_json ->> 'channel', routed.conversation_id, routed.contact_id, next_seq, event_json);
    end if;
    if next_seq is not null then
      update lane l set
          last_seq = next_seq,
          -- While a person holds the pen nothing waits for the bot, but for the settling of what it had decided before.
          done_seq = case when c.pen_holder <> 'bot' and l.ready_at is null then next_seq else l.done_seq end,
          ready_at = case
            when l.leased_until > now() then l.ready_at
            when c.pen_holder <> 'bot' then l.ready_at
            -- A stored reply that waits (retry, uncertain) keeps its own time; else the burst's wait runs anew, but not for ever.
            when l.ready_at is not null and l.last_error is not null then l.ready_at
            else least(now() + make_interval(secs => coalesce((event_json ->> 'waitMs')::numeric, 0) / 1000),
              case when l.last_seq > l.done_seq then l.waiting_since + interval '3 seconds' else 'infinity' end) end,
          waiting_since = case when l.last_seq > l.done_seq then l.waiting_since else now() end
        from conversation c
        where l.tenant_id = routed.tenant_id and l.conversation_id = routed.conversation_id
          and c.tenant_id = l.tenant_id and c.id = l.conversation_id;
      woken := woken + 1;
    end if;
    if change is not null then
      insert into event (tenant_id, kind, conversation_id) values (routed.tenant_id, change, conversation_found);
      if not routed.tenant_id = any (touched) then touched := touched || routed.tenant_id; end if;
    end if;
  end loop;

  -- A status that is seconds old says that the provider is behind with telling us.
  if exists (select 1 from jsonb_array_elements(p_events) e where e ->> 'status' is not null
    and (e ->> 'occurredAt')::timestamptz < now() - interval '3 seconds') then
    insert into service_heartbeat (role, instance, up_since, seen_at) values ('backlog', '-', now(), now())
      on conflict (role, instance) do update set seen_at = now() where service_heartbeat.seen_at < now() - interval '250 milliseconds';
  end if;

  -- 4. The journal, in the same transaction.
  insert into webhook_delivery (id, channel, received_at, headers, raw, verdict, events, new_events)
    select d.value ->> 'id', d.value ->> 'channel', (d.value ->> 'receivedAt')::timestamptz, d.value -> 'headers', p_raws[d.ordinality],
      case when (d.value ->> 'events')::int = 0 then 'ignored'
        when (d.ordinality - 1)::int = any (known_deliveries) then 'handled' else 'unknown_account' end,
      (d.value ->> 'events')::int, coalesce((fresh_counts ->> (d.ordinality - 1)::text)::int, 0)
    from jsonb_array_elements(p_deliveries) with ordinality d
    -- A batch whose answer was lost is run again, with the same ids.
    on conflict (id) do nothing;

  return jsonb_build_object('fresh', fresh, 'woken', woken, 'tenants', to_jsonb(touched),
    'unknown', (select count(*) from jsonb_array_elements(p_deliveries) with ordinality d
      where (d.value ->> 'events')::int > 0 and not (d.ordinality - 1)::int = any (known_deliveries)));
end $$;

create function wafaa.ledger_claim(p_worker text, p_limit int, p_lease_ms int, p_tenant_cap int, p_held jsonb, p_history int) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  claimed jsonb;
  result jsonb;
  window_size int := greatest(p_limit * 8, 400);
begin
  -- Two statements, not one: a sub-select on inbound beside the update would use the update's snapshot and miss rows committed in between.
  with recursive crowd as (
    select count(*) = window_size as is_full from (select 1 from lane where ready_at <= now() limit window_size) due_lanes
  ), waiting_tenant as (
    -- A window full of one tenant's lanes would hide all others behind it: then each tenant that waits is looked up by itself.
    (select tenant_id from lane where ready_at is not null and (select is_full from crowd) order by tenant_id limit 1)
    union all
    select (select l.tenant_id from lane l where l.ready_at is not null and l.tenant_id > w.tenant_id order by l.tenant_id limit 1)
      from waiting_tenant w where w.tenant_id is not null
  ), due as (
    (select tenant_id, conversation_id, ready_at from lane
      where ready_at <= now() and not (select is_full from crowd) order by ready_at limit window_size)
    union all
    select oldest.* from waiting_tenant w cross join lateral (select l.tenant_id, l.conversation_id, l.ready_at from lane l
      where l.tenant_id = w.tenant_id and l.ready_at <= now() order by l.ready_at limit least(p_tenant_cap, p_limit) * 2) oldest
      where w.tenant_id is not null
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

/* For how long, by this one clock, news about a send would have reached us: some API process has been answering without a gap, and no old news came in after
   that (while a provider still works off what it could not deliver during an outage, ours may be among it). Null when no API process is up. */
create function wafaa.ingress_up_ms(p_gap_ms int) returns double precision
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select extract(epoch from clock_timestamp()
      - greatest(min(up_since) filter (where role = 'api'), max(seen_at) filter (where role = 'backlog')))::double precision * 1000
    from service_heartbeat
    where (role = 'api' and seen_at > now() - make_interval(secs => p_gap_ms / 1000.0)) or role = 'backlog'
    having min(up_since) filter (where role = 'api') is not null
$$;

create function wafaa.free_lane(p_tenant uuid, p_conversation text, p_token bigint, p_done bigint, p_ready timestamptz, p_error text) returns boolean
language plpgsql as $$
begin
  update lane set
      done_seq = greatest(done_seq, coalesce(p_done, done_seq)),
      attempts = case when p_done is null then attempts else 0 end,
      failures = case when p_error = 'turn_failed' then failures + 1 when p_done is null then failures else 0 end,
      supersedes = case when p_done is null then supersedes else 0 end,
      leased_until = null, leased_by = null, last_error = p_error,
      ready_at = case
        when p_ready is not null then p_ready
        when last_seq > greatest(done_seq, coalesce(p_done, done_seq)) then now() end
    where tenant_id = p_tenant and conversation_id = p_conversation and token = p_token;
  return found;
end $$;

create function wafaa.ledger_prepare(p_items jsonb) returns jsonb
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
  return verdicts;
end $$;

/* Marks a stored part as being sent, for a retry, a resend or a later part. False when the lane is no longer ours, or a person took the pen. */
create function wafaa.ledger_begin_send(p_tenant uuid, p_conversation text, p_token bigint, p_outbound text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  perform 1 from lane where tenant_id = p_tenant and conversation_id = p_conversation and token = p_token and leased_until > clock_timestamp() for update;
  if not found then return false; end if;
  if exists (select 1 from conversation where tenant_id = p_tenant and id = p_conversation and pen_holder = 'agent') then return false; end if;
  update outbound set state = 'sending', attempts = attempts + 1, sending_at = clock_timestamp(), uncertain = false
    where tenant_id = p_tenant and id = p_outbound and conversation_id = p_conversation and state in ('queued', 'sending');
  return found;
end $$;

create function wafaa.cancel_reply(p_tenant uuid, p_conversation text, p_upto bigint) returns void language sql as $$
  update outbound set state = 'failed', failure_kind = 'policy_blocked', failure_code = 'pen.taken', uncertain = false, settled_at = now()
    where tenant_id = p_tenant and conversation_id = p_conversation and upto_seq = p_upto and state in ('queued', 'sending')
$$;

create function wafaa.ledger_finish(p_items jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
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
      if held and item ->> 'nextOutboundId' is not null and pen = 'agent' then
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

/* Numbers for the metrics page: what waits, how old the oldest is, what is unsettled. No tenant, no text. */
create function wafaa.ledger_stats() returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select jsonb_build_object(
    'waiting', (select count(*) from lane where ready_at is not null),
    'oldestDueMs', coalesce((select extract(epoch from now() - min(ready_at)) * 1000 from lane where ready_at < now()), 0),
    'unhandled', (select coalesce(sum(last_seq - done_seq), 0) from lane where ready_at is not null),
    'uncertain', (select count(*) from outbound where state = 'sending' and uncertain),
    'needsHuman', (select count(*) from outbound where state = 'needs_human'),
    'nextDueMs', (select extract(epoch from min(ready_at) - now()) * 1000 from lane where ready_at is not null))
$$;
create index outbound_unsettled on outbound (state) where state in ('sending', 'needs_human', 'queued');

/* The tenants of a job that visits all of them (maintenance, seeding): ids only. */
create function wafaa.list_tenants() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$ select tenant_id from tenant order by created_at, tenant_id $$;

/* The tenant that a slug names; used by sign-in. */
create function wafaa.tenant_by_slug(p_slug text) returns uuid
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$ select tenant_id from tenant where slug = p_slug $$;

do $$
declare name text;
begin
  foreach name in array array['ledger_ingest(jsonb, bytea[], jsonb)', 'ledger_claim(text, int, int, int, jsonb, int)', 'ledger_prepare(jsonb)',
    'ledger_begin_send(uuid, text, bigint, text)', 'ledger_finish(jsonb)', 'ledger_stats()', 'heartbeat(text, text, int)',
    'ingress_up_ms(int)', 'list_tenants()', 'tenant_by_slug(text)']
  loop
    execute format('alter function wafaa.%s owner to wafaa_system', name);
    execute format('revoke all on function wafaa.%s from public', name);
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
end $$;
revoke create on schema wafaa from wafaa_system;
