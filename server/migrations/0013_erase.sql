-- Erasing: a role that may remove what nobody else may, functions that are its only use, and the memory (as hashes) of what must not come back.
do $$ begin create role wafaa_eraser nologin nobypassrls; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant wafaa_eraser to %I', current_user);
exception when others then
  if not (select rolsuper from pg_roles where rolname = current_user) then raise; end if;
end $$;
grant usage on schema wafaa, public to wafaa_eraser;

create function wafaa.admit_eraser(target regclass, rights text) returns void language plpgsql as $$
begin
  execute format('grant %s on %s to wafaa_eraser', rights, target);
  execute format('create policy eraser_all on %s for all to wafaa_eraser using (true) with check (true)', target);
end $$;

/* As before, and each table of a tenant can be erased: no later table has to remember. */
create or replace function wafaa.protect(target regclass, app_rights text, system_rights text default '') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  if app_rights <> '' then
    execute format('grant %s on %s to wafaa_app', app_rights, target);
    execute format(
      'create policy tenant_only on %s for all to wafaa_app using (tenant_id = (select wafaa.current_tenant())) with check (tenant_id = (select wafaa.current_tenant()))',
      target);
  end if;
  if system_rights <> '' then
    execute format('grant %s on %s to wafaa_system', system_rights, target);
    execute format('create policy system_all on %s for all to wafaa_system using (true) with check (true)', target);
  end if;
  if exists (select 1 from pg_attribute where attrelid = target and attname = 'tenant_id' and not attisdropped) then
    perform wafaa.admit_eraser(target, 'select, delete');
  end if;
end $$;

do $$
declare target regclass;
begin
  for target in select a.attrelid::regclass from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not a.attisdropped
  loop
    perform wafaa.admit_eraser(target, 'select, delete');
  end loop;
end $$;
select wafaa.admit_eraser('webhook_delivery', 'select, update, delete');
select wafaa.admit_eraser('app_user', 'select, delete');
select wafaa.admit_eraser('mail_link', 'select, delete');
select wafaa.admit_eraser('door_throttle', 'select, delete');
-- A row of the log is never changed but for the name of somebody who was erased, nor removed but with its tenant or person.
grant update (target_label), insert on audit_entry to wafaa_eraser;
grant update (account_key, business_key, settings) on channel_account to wafaa_eraser;
grant update (state, storage_key, expires_at) on data_export to wafaa_eraser;
-- Only to hold the rows of a person who is being erased while what belongs to them is looked up.
grant update (token) on lane to wafaa_eraser;

/* What was erased, as hashes: a delivery that is told again, or a late status, finds its key here and is left out. */
create table erased_key (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  account_id text not null,
  key_hash bytea not null,
  primary key (tenant_id, account_id, key_hash)
);
select wafaa.protect('erased_key', 'select', 'select');
grant insert on erased_key to wafaa_eraser;

/* The provider's keys, as hashes, of accounts whose tenant is gone. */
create table erased_account (
  channel text not null,
  key_hash bytea not null,
  primary key (channel, key_hash)
);
alter table erased_account enable row level security;
alter table erased_account force row level security;
grant select on erased_account to wafaa_system;
create policy system_all on erased_account for all to wafaa_system using (true) with check (true);
select wafaa.admit_eraser('erased_account', 'select, insert');

/* Hashes of deliveries that nobody understood and that held somebody who was erased. */
create table erased_delivery (raw_hash bytea primary key);
alter table erased_delivery enable row level security;
alter table erased_delivery force row level security;
grant select on erased_delivery to wafaa_system;
create policy system_all on erased_delivery for all to wafaa_system using (true) with check (true);
select wafaa.admit_eraser('erased_delivery', 'select, insert');

-- Deliveries that some row of inbound does not lead to: told again, not understood, or of an account that was not ours then.
create index webhook_delivery_copies on webhook_delivery (id) where new_events < events or events = 0;

/* Held shared by whoever takes deliveries of a tenant in, alone by whoever erases in it, until the transaction ends. Always before any lane. */
create function wafaa.erase_lock(p_tenant uuid) returns bigint language sql immutable strict parallel safe as $$ select hashtextextended('erase ' || p_tenant, 0) $$;
create function wafaa.key_hash(p_text text) returns bytea language sql immutable strict parallel safe as $$ select sha256(convert_to(p_text, 'UTF8')) $$;

create or replace function wafaa.ledger_ingest(p_deliveries jsonb, p_raws bytea[], p_events jsonb) returns jsonb
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
  account_seen text;
  has_erased boolean := false;
  erased_deliveries int[] := '{}';
  counted uuid[] := '{}';
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
      perform pg_advisory_xact_lock_shared(wafaa.erase_lock(routed.tenant_id));
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
      counted := counted || routed.tenant_id;
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
    on conflict (id) do nothing;

  if cardinality(counted) > 0 then
    perform wafaa.count_usage(counted, array_fill(1::bigint, array[cardinality(counted)]), array_fill(0::bigint, array[cardinality(counted)]));
  end if;

  return jsonb_build_object('fresh', fresh, 'woken', woken, 'tenants', to_jsonb(touched),
    'unknown', (select count(*) from jsonb_array_elements(p_deliveries) with ordinality d
      where (d.value ->> 'events')::int > 0 and not (d.ordinality - 1)::int = any (known_deliveries || erased_deliveries)));
end $$;

-- What follows runs as wafaa_eraser and is called by modules/tenancy and modules/contacts only.

/* Everybody whom this contact turned out to be. */
create function wafaa.people_of(p_tenant uuid, p_contact text) returns text[] language sql stable as $$
  with recursive known as (
    select id from contact where tenant_id = p_tenant and id = p_contact
    union
    select c.id from contact c join known k on c.merged_into = k.id where c.tenant_id = p_tenant
  ) select array(select id from known order by id)
$$;

/* What a contact is known by: rows of inbound, and every text that a delivery about them holds as a value. */
create function wafaa.erase_contact_scope(p_tenant uuid, p_contact text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  people text[] := wafaa.people_of(p_tenant, p_contact);
  threads text[] := array(select id from conversation where tenant_id = p_tenant and contact_id = any (people));
  known_by text[] := array(select value from contact_identity where tenant_id = p_tenant and contact_id = any (people));
  arrived record;
begin
  select array_agg(distinct i.delivery_id) as deliveries, array_agg(i.provider_message_id) as messages into arrived from inbound i
    where i.tenant_id = p_tenant and (i.conversation_id = any (threads)
      or i.payload #>> '{user,id}' = any (known_by) or i.payload #>> '{user,phone}' = any (known_by));
  return jsonb_build_object('deliveries', to_jsonb(coalesce(arrived.deliveries, '{}')),
    'accounts', to_jsonb(array(select k from channel_account a, unnest(array[a.account_key, a.business_key]) k where a.tenant_id = p_tenant and k <> '')),
    'identifiers', to_jsonb(array(select distinct x from unnest(known_by || coalesce(arrived.messages, '{}')
      || array(select provider_message_id from outbound where tenant_id = p_tenant and conversation_id = any (threads))
      || array(select provider_message_id from message where tenant_id = p_tenant and conversation_id = any (threads))
      || array(select tracker from outbound where tenant_id = p_tenant and conversation_id = any (threads))) x where x <> '')));
end $$;

/* One contact with everything about them, and the row of the deed, in one transaction. Null when there is no such contact.
   `p_routes`: routes whose kept answers may name a contact. */
create function wafaa.erase_contact(p_tenant uuid, p_contact text, p_routes text[], p_audit jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  people text[];
  threads text[];
  known_by text[];
  deliveries text[];
  exports text[];
  messages int;
begin
  perform pg_advisory_xact_lock(wafaa.erase_lock(p_tenant));
  -- Lanes then, and in their order, as everybody locks them: whoever is writing to one of these is done before, or finds nothing after.
  perform 1 from lane l where l.tenant_id = p_tenant and l.conversation_id in (
    select id from conversation where tenant_id = p_tenant and contact_id = any (wafaa.people_of(p_tenant, p_contact))) order by l.conversation_id for update;
  people := wafaa.people_of(p_tenant, p_contact);
  if cardinality(people) = 0 then return null; end if;
  threads := array(select id from conversation where tenant_id = p_tenant and contact_id = any (people));
  known_by := array(select value from contact_identity where tenant_id = p_tenant and contact_id = any (people));
  select count(*) into messages from message where tenant_id = p_tenant and conversation_id = any (threads);

  insert into erased_key (tenant_id, account_id, key_hash)
    select distinct p_tenant, account_id, wafaa.key_hash(gone.key) from (
      select account_id, unnest(array[dedupe_key, provider_message_id]) as key from inbound where tenant_id = p_tenant and (conversation_id = any (threads)
        or payload #>> '{user,id}' = any (known_by) or payload #>> '{user,phone}' = any (known_by))
      union all select account_id, unnest(array[tracker, provider_message_id]) from outbound where tenant_id = p_tenant and conversation_id = any (threads)
      union all select c.account_id, m.provider_message_id from message m join conversation c on c.tenant_id = m.tenant_id and c.id = m.conversation_id
        where m.tenant_id = p_tenant and m.conversation_id = any (threads)) gone
    where gone.key is not null on conflict do nothing;
  with gone as (delete from inbound where tenant_id = p_tenant and (conversation_id = any (threads)
      or payload #>> '{user,id}' = any (known_by) or payload #>> '{user,phone}' = any (known_by)) returning delivery_id)
    select array_agg(distinct delivery_id) into deliveries from gone;
  delete from event where tenant_id = p_tenant and conversation_id = any (threads);
  delete from conversation where tenant_id = p_tenant and id = any (threads);
  delete from contact where tenant_id = p_tenant and id = any (people);
  delete from idempotent_answer where tenant_id = p_tenant and route = any (p_routes);
  update audit_entry set target_label = null where tenant_id = p_tenant and target_label is not null
    and ((target_kind = 'contact' and target_id = any (people)) or (target_kind = 'conversation' and target_id = any (threads)));
  -- An export that was made before holds them too.
  with spoiled as (update data_export e set state = 'expired', storage_key = null, expires_at = now() from data_export before
      where e.tenant_id = p_tenant and before.tenant_id = p_tenant and before.id = e.id and e.state in ('running', 'ready') returning before.storage_key)
    select array_agg(storage_key) into exports from spoiled;
  insert into audit_entry (id, tenant_id, action, actor_kind, actor_id, actor_name, target_kind, target_id, after, reason, address, device, request_id)
    select a.id, p_tenant, a.action, a.actor_kind, a.actor_id, a.actor_name, 'contact', p_contact,
      jsonb_build_object('conversations', cardinality(threads), 'messages', messages), a.reason, a.address, a.device, a.request_id
    from jsonb_to_record(p_audit) as a (id text, action text, actor_kind text, actor_id text, actor_name text, reason text, address text, device text, request_id text);
  return jsonb_build_object('conversations', cardinality(threads), 'messages', messages, 'deliveries', to_jsonb(coalesce(deliveries, '{}')),
    'exports', to_jsonb(array_remove(coalesce(exports, '{}'), null)));
end $$;

/* Bytes of deliveries, in base64, for taking somebody's part out. */
create function wafaa.erase_read_deliveries(p_ids text[]) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'raw', encode(raw, 'base64')) order by id), '[]') from webhook_delivery where id = any (p_ids)
$$;

create function wafaa.erase_read_copies(p_after text, p_limit int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', id, 'raw', encode(raw, 'base64')) order by id), '[]') from (
    select id, raw from webhook_delivery where (new_events < events or events = 0) and id > p_after order by id limit p_limit) copies
$$;

/* Takes deliveries out of the journal, or leaves what is others' in them. The signature was over the whole: it goes with it. */
create function wafaa.erase_write_deliveries(p_gone text[], p_ids text[], p_raws bytea[]) returns void
language sql security definer set search_path = pg_catalog, public, wafaa as $$
  insert into erased_delivery (raw_hash) select sha256(raw) from webhook_delivery where events = 0 and id = any (p_gone || p_ids) on conflict do nothing;
  delete from webhook_delivery where id = any (p_gone);
  update webhook_delivery d set raw = kept.raw, headers = '{}', verdict = 'redacted'
    from unnest(p_ids, p_raws) as kept (id, raw) where d.id = kept.id;
$$;

create function wafaa.must_be_due(p_tenant uuid) returns void language plpgsql as $$
begin
  if not exists (select 1 from tenant where tenant_id = p_tenant and state = 'erasing' and erase_after <= now()) then
    raise exception 'tenant % is not to be erased now', p_tenant;
  end if;
end $$;

/* Tables of a tenant, those that others refer to last. */
create function wafaa.tables_of_a_tenant() returns table (name text) language sql stable as $$
  with recursive edge as (
    select conrelid as child, confrelid as parent from pg_constraint where contype = 'f' and conrelid <> confrelid
  ), depth as (
    select 'public.tenant'::regclass::oid as id, 0 as level
    union
    select e.child, d.level + 1 from edge e join depth d on e.parent = d.id where d.level < 20
  )
  select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    left join depth d on d.id = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'tenant'
    group by c.relname order by coalesce(max(d.level), 100) desc, c.relname
$$;

/* From here on nothing reaches the tenant any more: its accounts answer to no key. Returns how much there is, and the keys that its part of the
   journal is known by. Run again after a death half-way it says the same keys. */
create function wafaa.erase_begin(p_tenant uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  name text;
  found_rows bigint;
  counts jsonb := '{}';
begin
  perform wafaa.must_be_due(p_tenant);
  perform pg_advisory_xact_lock(wafaa.erase_lock(p_tenant));
  update channel_account set settings = jsonb_build_object('erasedKeys', jsonb_build_array(account_key, business_key)),
    account_key = 'erased:' || tenant_id || ':' || id, business_key = null
    where tenant_id = p_tenant and account_key not like 'erased:%';
  insert into erased_account (channel, key_hash)
    select c.channel, wafaa.key_hash(k.key) from channel_account c, jsonb_array_elements_text(c.settings -> 'erasedKeys') as k (key)
    where c.tenant_id = p_tenant and k.key is not null on conflict do nothing;
  for name in select t.name from wafaa.tables_of_a_tenant() t
  loop
    execute format('select count(*) from %I where tenant_id = $1', name) into found_rows using p_tenant;
    if found_rows > 0 then counts := counts || jsonb_build_object(name, found_rows); end if;
  end loop;
  return jsonb_build_object('counts', counts, 'keys', coalesce((
    select jsonb_agg(distinct k.key) from channel_account c, jsonb_array_elements_text(c.settings -> 'erasedKeys') as k (key)
    where c.tenant_id = p_tenant and k.key is not null
      -- A business account that another tenant's number belongs to is not this tenant's alone.
      and not exists (select 1 from channel_account o where o.tenant_id <> p_tenant and o.channel = c.channel and o.business_key = k.key)), '[]'));
end $$;

/* Deliveries that the tenant's events came in, a page at a time, by the key of inbound. */
create function wafaa.erase_deliveries(p_tenant uuid, p_account text, p_key text, p_limit int) returns jsonb
language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select jsonb_build_object('ids', coalesce(jsonb_agg(distinct page.delivery_id), '[]'), 'last', (array_agg(jsonb_build_array(page.account_id, page.dedupe_key)
      order by page.account_id desc, page.dedupe_key desc))[1])
  from (select i.account_id, i.dedupe_key, i.delivery_id from inbound i where i.tenant_id = p_tenant and (i.account_id, i.dedupe_key) > (p_account, p_key)
    order by i.account_id, i.dedupe_key limit p_limit) page
$$;

/* People who belonged to this tenant and to no other, with what is kept about them outside every tenant. Operators stay. */
create function wafaa.erase_people(p_tenant uuid) returns int
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  ids text[];
  addresses text[];
begin
  perform wafaa.must_be_due(p_tenant);
  select array_agg(u.id), array_agg(u.email) into ids, addresses from app_user u join member m on m.user_id = u.id and m.tenant_id = p_tenant
    where not u.operator and not exists (select 1 from member o where o.user_id = u.id and o.tenant_id <> p_tenant);
  if ids is null then return 0; end if;
  delete from audit_entry where tenant_id is null and user_id = any (ids);
  delete from mail where tenant_id is null and lower(recipient) = any (addresses);
  delete from mail_link where email = any (addresses);
  delete from door_throttle d where exists (select 1 from unnest(ids || addresses) w where position(w in d.key) > 0);
  delete from idempotent_answer a where exists (select 1 from unnest(ids || addresses) w where position(w in a.scope) > 0);
  delete from app_user where id = any (ids);
  return cardinality(ids);
end $$;

/* Removes at most `p_limit` rows of the first table that has some, and says of which; null when only the tenant's own row is left. */
create function wafaa.erase_rows(p_tenant uuid, p_limit int) returns text
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  name text;
  gone bigint;
begin
  perform wafaa.must_be_due(p_tenant);
  for name in select t.name from wafaa.tables_of_a_tenant() t
  loop
    execute format('delete from %1$I where ctid = any (array(select ctid from %1$I where tenant_id = $1 limit $2))', name) using p_tenant, p_limit;
    get diagnostics gone = row_count;
    if gone > 0 then return name; end if;
  end loop;
  return null;
end $$;

/* The last row, and the one that says that it was. */
create function wafaa.erase_finish(p_tenant uuid, p_counts jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
begin
  perform wafaa.must_be_due(p_tenant);
  delete from tenant where tenant_id = p_tenant;
  insert into audit_entry (id, tenant_id, action, actor_kind, actor_name, target_kind, target_id, after)
    values (wafaa.make_id('aud'), null, 'tenant.erased', 'system', 'system', 'tenant', p_tenant::text, p_counts);
end $$;

do $$
declare name text;
begin
  grant create on schema wafaa to wafaa_eraser;
  foreach name in array array['erase_contact_scope(uuid, text)', 'erase_contact(uuid, text, text[], jsonb)', 'erase_read_deliveries(text[])',
    'erase_read_copies(text, int)', 'erase_write_deliveries(text[], text[], bytea[])', 'erase_begin(uuid)', 'erase_deliveries(uuid, text, text, int)',
    'erase_people(uuid)', 'erase_rows(uuid, int)', 'erase_finish(uuid, jsonb)']
  loop
    execute format('alter function wafaa.%s owner to wafaa_eraser', name);
    execute format('revoke all on function wafaa.%s from public', name);
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
  revoke create on schema wafaa from wafaa_eraser;
end $$;
