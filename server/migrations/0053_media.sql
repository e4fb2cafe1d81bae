-- What customers send as files: one row for each, planted with its message, fetched once into storage, shown from there.

/* Files that no row names any more. They are removed at once by whoever is near, and looked for again later: a fetch that was under way may still
   have been writing. */
create table discarded_file (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  storage_key text not null,
  discarded_at timestamptz not null default now(),
  primary key (tenant_id, storage_key)
);
select wafaa.protect('discarded_file', 'select, delete', 'select, insert, update');

create table message_media (
  tenant_id uuid not null,
  id text not null,
  conversation_id text not null,
  message_id text not null,
  -- Its place in the message.
  ordinal int not null,
  -- `shared`: what was shared may be a file or only a page.
  kind text not null check (kind in ('image', 'audio', 'voice', 'video', 'document', 'sticker', 'shared')),
  state text not null default 'waiting' check (state in ('waiting', 'stored', 'failed', 'too_large', 'expired', 'removed')),
  -- Why it is not stored, as a code.
  cause text,
  -- How the provider names it: {"id", "url", "mime", "sha256", "filename"}; empty once it is stored.
  told jsonb not null default '{}',
  name text,
  -- What the bytes are, never what was told of them.
  mime text,
  size_bytes bigint,
  sha256 text,
  width int,
  height int,
  duration_ms int,
  -- Where its file is, or where the fetch that is under way writes: each fetch has a place of its own.
  storage_key text,
  -- Fetches begun; it numbers them, and only the newest one's result counts.
  attempts int not null default 0,
  -- Of them since somebody asked for it.
  tries int not null default 0,
  -- When it may be fetched; the end of the lease while it is.
  due_at timestamptz not null default now(),
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, message_id, ordinal),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade
);
create index message_media_due on message_media (due_at) where state = 'waiting';
create index message_media_thread on message_media (tenant_id, conversation_id);
create index message_media_old on message_media (created_at) where storage_key is not null;
select wafaa.protect('message_media', 'select, update, delete', 'select, insert, update, delete');

/* A place that a row leaves is one whose file is to go, however the row left it. */
create function wafaa.discard_file() returns trigger language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
begin
  insert into discarded_file (tenant_id, storage_key) select old.tenant_id, old.storage_key
    -- With the tenant itself goes its whole folder.
    where exists (select 1 from tenant t where t.tenant_id = old.tenant_id)
    on conflict (tenant_id, storage_key) do update set discarded_at = now();
  return null;
end $$;
create trigger media_gone after delete on message_media for each row when (old.storage_key is not null) execute function wafaa.discard_file();
create trigger media_moved after update of storage_key on message_media for each row
  when (old.storage_key is not null and new.storage_key is distinct from old.storage_key) execute function wafaa.discard_file();

/* Plants what a message carries, in the transaction that stores the message. */
create function wafaa.plant_media(p_tenant uuid, p_message text, p_conversation text, p_kind text, p_media jsonb, p_at timestamptz) returns void language sql as $$
  insert into message_media (tenant_id, id, conversation_id, message_id, ordinal, kind, told, name, created_at)
    select p_tenant, wafaa.make_id('med'), p_conversation, p_message, (m.ordinality - 1)::int,
      case when m.value ->> 'kind' in ('image', 'audio', 'voice', 'video', 'document', 'sticker') then m.value ->> 'kind'
        when p_kind in ('image', 'audio', 'voice', 'video', 'document', 'sticker') then p_kind else 'shared' end,
      m.value - 'caption' - 'needsAuth' - 'kind', nullif(left(m.value ->> 'filename', 200), ''), p_at
    from jsonb_array_elements(p_media) with ordinality m
    where jsonb_typeof(m.value) = 'object' and (m.value ? 'id' or m.value ? 'url') and m.ordinality <= 30
    on conflict (tenant_id, message_id, ordinal) do nothing
$$;

create function wafaa.note_media() returns trigger language plpgsql set search_path = pg_catalog, public, wafaa as $$
declare
  told jsonb;
begin
  -- Some channels number messages within a conversation only.
  select i.payload -> 'media' into told from conversation c
    join inbound i on i.tenant_id = c.tenant_id and i.account_id = c.account_id and i.provider_message_id = new.provider_message_id
    where c.tenant_id = new.tenant_id and c.id = new.conversation_id and i.conversation_id = new.conversation_id and i.kind = new.kind
    order by i.received_at desc limit 1;
  if jsonb_typeof(told) = 'array' then
    perform wafaa.plant_media(new.tenant_id, new.id, new.conversation_id, new.kind, told, new.at);
  end if;
  return null;
end $$;
create trigger message_media_planted after insert on message for each row
  when (new.author in ('contact', 'phone') and new.provider_message_id is not null
    and new.kind in ('image', 'audio', 'voice', 'video', 'document', 'sticker', 'share', 'story_mention', 'story_reply'))
  execute function wafaa.note_media();

/* What its writer took back is not kept either. */
create function wafaa.take_back_media() returns trigger language plpgsql set search_path = pg_catalog, public, wafaa as $$
begin
  update message_media set state = 'removed', cause = 'taken_back', storage_key = null, told = '{}', settled_at = now()
    where tenant_id = new.tenant_id and message_id = new.id and state <> 'removed';
  return null;
end $$;
create trigger message_media_taken_back after update of deleted_at on message for each row
  when (old.deleted_at is null and new.deleted_at is not null) execute function wafaa.take_back_media();

/* Leases what is due, the longest waiting first and of no tenant more than `p_tenant_cap` at once. Each fetch has a number and a place of its own,
   so that one which was thought dead and wakes up can neither overwrite a file nor count. */
create function wafaa.media_claim(p_limit int, p_lease_ms int, p_tenant_cap int) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  claimed jsonb;
begin
  with due as (
    select m.tenant_id, m.id, m.due_at from message_media m where m.state = 'waiting' and m.due_at <= now()
    order by m.due_at limit 500
  ), fair as (
    select d.tenant_id, d.id, row_number() over (partition by d.tenant_id order by d.due_at) as nth from due d
  ), picked as (
    select m.tenant_id, m.id from message_media m join fair f on f.tenant_id = m.tenant_id and f.id = m.id
    where f.nth <= p_tenant_cap and m.state = 'waiting' and m.due_at <= now()
    order by f.nth, m.due_at limit p_limit for update of m skip locked
  ), leased as (
    update message_media m set attempts = m.attempts + 1, tries = m.tries + 1, due_at = now() + make_interval(secs => p_lease_ms::numeric / 1000),
        storage_key = 'tenants/' || m.tenant_id || '/media/' || m.id || '_' || (m.attempts + 1)
      from picked p where m.tenant_id = p.tenant_id and m.id = p.id
      returning m.tenant_id, m.id, m.attempts
  )
  select jsonb_agg(jsonb_build_object('tenantId', tenant_id, 'id', id, 'attempt', attempts)) into claimed from leased;
  return coalesce(claimed, '[]');
end $$;

/* Lets files go that are older than `p_days`; what was written stays. Returns how many. */
create function wafaa.media_retire(p_days int, p_limit int) returns int
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  gone int;
begin
  update message_media m set state = 'removed', cause = 'kept_long_enough', storage_key = null, told = '{}', settled_at = now()
    from (select tenant_id, id from message_media where storage_key is not null and state <> 'waiting'
      and created_at < now() - make_interval(days => p_days) order by created_at limit p_limit for update skip locked) old_one
    where m.tenant_id = old_one.tenant_id and m.id = old_one.id;
  get diagnostics gone = row_count;
  return gone;
end $$;

/* Tenants with files to remove. */
create function wafaa.media_discarding() returns jsonb language sql stable security definer set search_path = pg_catalog, public, wafaa as $$
  select coalesce(jsonb_agg(distinct tenant_id), '[]') from discarded_file
$$;

grant create on schema wafaa to wafaa_system;
do $$
declare name text;
begin
  foreach name in array array['discard_file()', 'media_claim(int, int, int)', 'media_retire(int, int)', 'media_discarding()']
  loop
    execute format('alter function wafaa.%s owner to wafaa_system', name);
    execute format('revoke all on function wafaa.%s from public', name);
  end loop;
  -- The first is only ever run by its triggers, whoever sets them off.
  foreach name in array array['discard_file()', 'media_claim(int, int, int)', 'media_retire(int, int)', 'media_discarding()']
  loop
    execute format('grant execute on function wafaa.%s to wafaa_app', name);
  end loop;
  foreach name in array array['plant_media(uuid, text, text, text, jsonb, timestamptz)', 'note_media()', 'take_back_media()']
  loop
    execute format('revoke all on function wafaa.%s from public', name);
  end loop;
  grant execute on function wafaa.plant_media(uuid, text, text, text, jsonb, timestamptz) to wafaa_system;
end $$;
revoke create on schema wafaa from wafaa_system;

-- What came before: places and albums are told with their messages from here on, and files that providers may still have are asked for.
set local role wafaa_system;
update message m set context = m.context || jsonb_strip_nulls(jsonb_build_object('location', i.payload -> 'location', 'albumId', i.payload -> 'albumId'))
  from inbound i where i.tenant_id = m.tenant_id and i.conversation_id = m.conversation_id and i.provider_message_id = m.provider_message_id
    and i.kind = m.kind and (i.payload ? 'location' or i.payload ? 'albumId');
select wafaa.plant_media(m.tenant_id, m.id, m.conversation_id, m.kind, i.payload -> 'media', m.at)
  from message m join inbound i on i.tenant_id = m.tenant_id and i.conversation_id = m.conversation_id and i.provider_message_id = m.provider_message_id
    and i.kind = m.kind
  where jsonb_typeof(i.payload -> 'media') = 'array' and m.author in ('contact', 'phone') and m.deleted_at is null and m.at > now() - interval '30 days';
reset role;
