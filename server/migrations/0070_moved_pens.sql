-- A batch also says in which conversations the pen left the bot, so that a turn which runs there is ended at once instead of being refused at
-- its end.

create or replace function wafaa.ledger_ingest(p_deliveries jsonb, p_raws bytea[], p_events jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set plan_cache_mode = force_generic_plan as $$
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
  account_seen text;
  has_erased boolean := false;
  erased_deliveries int[] := '{}';
  counted uuid[] := '{}';
  moved jsonb := '[]';
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
    -- What was erased and is told again stays erased: by its own key, or as news about a message that is gone. Accounts come one after the
    -- other, so that one where nobody was ever erased costs one look-up a batch.
    if account_seen is distinct from routed.tenant_id || routed.account_id then
      account_seen := routed.tenant_id || routed.account_id;
      -- An erase of this tenant is over before, or begins after: it never meets half a delivery.
      -- What `wafaa.erase_lock` gives, written out: a call of it would be planned anew each time.
      perform pg_advisory_xact_lock_shared(hashtextextended('erase ' || routed.tenant_id, 0));
      has_erased := exists (select 1 from erased_key k where k.tenant_id = routed.tenant_id and k.account_id = routed.account_id);
    end if;
    -- One keyed look-up each, as in known_contacts: a list of keys would be planned as a walk over all that were erased in the account.
    if has_erased and exists (
      select 1 from unnest(array[routed.event ->> 'dedupeKey', routed.event ->> 'messageId', routed.event ->> 'targetMessageId',
        routed.event ->> 'tracker']) as told (key) cross join lateral (select 1 from erased_key k where k.tenant_id = routed.tenant_id
        and k.account_id = routed.account_id and k.key_hash = wafaa.key_hash(told.key) limit 1) hit) then
      erased_deliveries := erased_deliveries || (routed.event ->> 'delivery')::int;
      continue;
    end if;
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
      -- One key at a time, our own id first: each is a look-up, and the second is seldom needed.
      select conversation_id into conversation_found from outbound
        where tenant_id = routed.tenant_id and account_id = routed.account_id and tracker = routed.event ->> 'tracker' limit 1;
      if conversation_found is null then
        select conversation_id into conversation_found from outbound
          where tenant_id = routed.tenant_id and account_id = routed.account_id and provider_message_id = routed.event ->> 'targetMessageId' limit 1;
      end if;
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
            else b.until end,
          burst_until = b.until,
          burst_at = now(),
          burst_lines = case when l.last_seq > l.done_seq then l.burst_lines + 1 else 1 end,
          burst_patience = case
            when b.is_within or not b.was_typed or c.pen_holder <> 'bot' then l.burst_patience
            -- Answered, and they went on sooner than anybody reads and types: we were too quick for this person.
            when b.pause < interval '4 seconds' then greatest(l.burst_patience, least(interval '3 seconds', b.pause * 1.15))
            when l.burst_patience > interval '1 second' then l.burst_patience * 0.7 end,
          waiting_since = case when l.last_seq > l.done_seq then l.waiting_since else now() end
        from conversation c, lane o cross join lateral (select o.last_seq > o.done_seq as is_within, now() - o.burst_at as pause,
          coalesce(o.burst_until > o.burst_at, false) as was_typed) p
        cross join lateral (select p.*,
          least(now() + case when w.wait = interval '0' then w.wait else greatest(w.wait, o.burst_patience,
              -- Whoever writes several lines keeps a rhythm: the next is waited for as long as the last one took, by the share that this line's length leaves.
              case when p.is_within then least(interval '3 seconds', p.pause * w.rhythm) end) end,
            -- Not for ever.
            case when p.is_within then o.waiting_since + interval '12 seconds' else 'infinity' end) as until
          from (select coalesce((event_json ->> 'rhythm')::numeric, 1.15)::double precision as rhythm, make_interval(secs => coalesce(coalesce(
            -- More is unlikely where lines stand before this one, or where the person said the last thing in one line.
            case when p.is_within or o.burst_lines = 1 and p.pause >= interval '4 seconds' then event_json ->> 'sureMs' end,
            event_json ->> 'waitMs')::numeric, 0) / 1000) as wait) w) b
        where l.tenant_id = routed.tenant_id and l.conversation_id = routed.conversation_id
          and c.tenant_id = l.tenant_id and c.id = l.conversation_id
          and o.tenant_id = l.tenant_id and o.conversation_id = l.conversation_id;
      woken := woken + 1;
      counted := counted || routed.tenant_id;
    end if;
    -- The owner wrote from the phone, somebody wants no more answers, a reply did not arrive: a turn that runs there is over, and its worker is told.
    if conversation_found is not null and (change = 'pen.moved' or event_json ->> 'kind' = 'opt_out' or event_json ->> 'status' = 'failed')
      and exists (select 1 from conversation c where c.tenant_id = routed.tenant_id and c.id = conversation_found and c.pen_holder <> 'bot') then
      moved := moved || jsonb_build_object('tenantId', routed.tenant_id, 'conversationId', conversation_found);
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

  -- Accounts of tenants that are gone: the provider may go on for a while.
  if exists (select 1 from erased_account) then
    erased_deliveries := erased_deliveries || array(select (e.value ->> 'delivery')::int from jsonb_array_elements(p_events) e
      where exists (select 1 from erased_account a where a.channel = e.value ->> 'channel' and a.key_hash = wafaa.key_hash(e.value ->> 'accountKey'))
        and not exists (select 1 from channel_account c where c.channel = e.value ->> 'channel'
          and (c.account_key = e.value ->> 'accountKey' or c.business_key = e.value ->> 'accountKey')));
  end if;
  -- What nobody understood has no key: it is known by its bytes.
  if exists (select 1 from erased_delivery) then
    erased_deliveries := erased_deliveries || array(select (d.ordinality - 1)::int from jsonb_array_elements(p_deliveries) with ordinality d
      where (d.value ->> 'events')::int = 0 and exists (select 1 from erased_delivery x where x.raw_hash = sha256(p_raws[d.ordinality])));
  end if;

  -- 4. The journal, in the same transaction. Of a delivery with something erased in it only the head is kept; its other events are in inbound.
  insert into webhook_delivery (id, channel, received_at, headers, raw, verdict, events, new_events)
    select d.value ->> 'id', d.value ->> 'channel', (d.value ->> 'receivedAt')::timestamptz, d.value -> 'headers',
      case when (d.ordinality - 1)::int = any (erased_deliveries) then '' else p_raws[d.ordinality] end,
      case when (d.ordinality - 1)::int = any (erased_deliveries) then 'erased'
        when (d.value ->> 'events')::int = 0 then 'ignored'
        when (d.ordinality - 1)::int = any (known_deliveries) then 'handled' else 'unknown_account' end,
      (d.value ->> 'events')::int, coalesce((fresh_counts ->> (d.ordinality - 1)::text)::int, 0)
    from jsonb_array_elements(p_deliveries) with ordinality d
    -- A batch whose answer was lost is run again, with the same ids.
    on conflict do nothing;

  if cardinality(counted) > 0 then
    perform wafaa.count_usage(counted, array_fill(1::bigint, array[cardinality(counted)]), array_fill(0::bigint, array[cardinality(counted)]));
  end if;

  return jsonb_build_object('fresh', fresh, 'woken', woken, 'tenants', to_jsonb(touched), 'moved', moved,
    'unknown', (select count(*) from jsonb_array_elements(p_deliveries) with ordinality d
      where (d.value ->> 'events')::int > 0 and not (d.ordinality - 1)::int = any (known_deliveries || erased_deliveries)));
end $$;
