-- The inbox: whether a conversation is open, asleep or resolved, who has read it, who waits since when, labels, canned replies, saved views, search.
alter table conversation
  add column state text not null default 'open' check (state in ('open', 'snoozed', 'resolved')),
  add column state_since timestamptz not null default now(),
  add column snoozed_until timestamptz,
  -- positive | neutral | negative, as of the last turn
  add column sentiment text,
  -- What customers wrote since somebody of the team looked.
  add column unread int not null default 0,
  -- When the oldest message that nobody answered was written.
  add column waiting_since timestamptz;
create index conversation_state on conversation (tenant_id, state, last_message_at desc, id desc);
create index conversation_waiting on conversation (tenant_id, waiting_since, id) where waiting_since is not null and state = 'open';
create index conversation_asleep on conversation (snoozed_until) where state = 'snoozed';

/* A customer's message: a sleeping conversation wakes; a resolved one is opened by the turn, which knows thanks from a question. */
create or replace function wafaa.note_incoming(p_tenant uuid, p_conversation text, p_at timestamptz, p_window_hours numeric) returns void
language plpgsql as $$
begin
  update conversation set last_message_at = greatest(last_message_at, p_at),
      window_expires_at = case when p_window_hours is null then window_expires_at
        else greatest(window_expires_at, p_at + make_interval(secs => p_window_hours * 3600)) end,
      unread = unread + 1, waiting_since = coalesce(waiting_since, p_at),
      state = case state when 'snoozed' then 'open' else state end, state_since = case state when 'snoozed' then now() else state_since end,
      snoozed_until = null
    where tenant_id = p_tenant and id = p_conversation;
end $$;

/* What a message does to how its conversation stands, whoever writes it: the team, the owner's phone, a wish. The two that are written most say it
   with the rest of what they know of the conversation: a customer's (`note_incoming`) and the bot's (`ledger_prepare`). */
create function wafaa.note_message() returns trigger language plpgsql as $$
begin
  if new.direction = 'in' then
    perform wafaa.note_incoming(new.tenant_id, new.conversation_id, new.at, null);
  elsif new.direction = 'out' then
    update conversation set waiting_since = null where tenant_id = new.tenant_id and id = new.conversation_id and waiting_since is not null;
  end if;
  return null;
end $$;
create trigger message_noted after insert on message for each row
  when (new.author <> 'bot' and (new.author <> 'contact' or new.kind in ('opt_in', 'opt_out'))) execute function wafaa.note_message();

/* Words to search by, each with the tenant in front: one index for all tenants, and no look-up that walks another's words. */
create function public.search_words(p_tenant uuid, p_text text) returns tsvector language sql immutable parallel safe as $$
  select array_to_tsvector(coalesce((select array_agg(distinct left(p_tenant::text, 8) || ':' || left(word, 40))
    from regexp_split_to_table(public.fold_for_search(left(coalesce(p_text, ''), 2000)), '[\s!-/:-@[-`{-~،؛؟«»…“”·•–—]+') word where word <> ''), '{}'))
$$;
create index message_words on message using gin (public.search_words(tenant_id, text)) where text is not null;

create table inbox_label (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  name jsonb not null,
  colour text not null check (colour in ('grey', 'red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink')),
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select wafaa.protect('inbox_label', 'select, insert, update, delete');

create table conversation_label (
  tenant_id uuid not null,
  conversation_id text not null,
  label_id text not null,
  primary key (tenant_id, conversation_id, label_id),
  foreign key (tenant_id, conversation_id) references conversation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, label_id) references inbox_label (tenant_id, id) on delete cascade
);
create index conversation_label_label on conversation_label (tenant_id, label_id);
select wafaa.protect('conversation_label', 'select, insert, delete');

/* A ready answer of the team, found by its shortcut. */
create table canned_reply (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  shortcut text not null,
  body jsonb not null,
  used int not null default 0,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, shortcut)
);
select wafaa.protect('canned_reply', 'select, insert, update, delete');

/* A list of conversations that somebody comes back to. Without an owner it is everybody's. */
create table saved_view (
  tenant_id uuid not null references tenant (tenant_id) on delete cascade,
  id text not null,
  owner_id text,
  name text not null,
  filter jsonb not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
select wafaa.protect('saved_view', 'select, insert, update, delete');

/* Opens what slept long enough, and resolves what has been quiet for a day in the bot's hands. Returns the tenants it touched. For the scheduler. */
create function wafaa.tidy_conversations(p_quiet_hours int, p_limit int) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  touched uuid[];
begin
  with awake as (
    update conversation c set state = 'open', state_since = now(), snoozed_until = null
    from (select tenant_id, id from conversation where state = 'snoozed' and snoozed_until <= now() order by snoozed_until limit p_limit for update skip locked) d
    where c.tenant_id = d.tenant_id and c.id = d.id returning c.tenant_id, c.id
  ), quiet as (
    update conversation c set state = 'resolved', state_since = now()
    from (select tenant_id, id from conversation where state = 'open' and pen_holder = 'bot' and waiting_since is null
      and last_message_at < now() - make_interval(hours => p_quiet_hours) order by last_message_at limit p_limit for update skip locked) d
    where c.tenant_id = d.tenant_id and c.id = d.id returning c.tenant_id, c.id
  ), changed as (select * from awake union all select * from quiet), told as (
    insert into event (tenant_id, kind, conversation_id) select tenant_id, 'conversation.state', id from changed returning tenant_id
  )
  select array_agg(distinct tenant_id) into touched from told;
  return to_jsonb(coalesce(touched, '{}'));
end $$;
create index conversation_quiet on conversation (last_message_at) where state = 'open' and pen_holder = 'bot' and waiting_since is null;
grant create on schema wafaa to wafaa_system;
alter function wafaa.tidy_conversations(int, int) owner to wafaa_system;
revoke create on schema wafaa from wafaa_system;
revoke all on function wafaa.tidy_conversations(int, int) from public;
grant execute on function wafaa.tidy_conversations(int, int) to wafaa_app;
