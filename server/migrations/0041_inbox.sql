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

/* What a message does to how its conversation stands. A sleeping one wakes; a resolved one is opened by the turn, which knows thanks from a question. */
create function wafaa.note_message() returns trigger language plpgsql as $$
begin
  if new.direction = 'in' then
    update conversation set unread = unread + 1, waiting_since = coalesce(waiting_since, new.at),
        state = case state when 'snoozed' then 'open' else state end,
        state_since = case state when 'snoozed' then now() else state_since end,
        snoozed_until = null
      where tenant_id = new.tenant_id and id = new.conversation_id;
  elsif new.direction = 'out' then
    update conversation set waiting_since = null where tenant_id = new.tenant_id and id = new.conversation_id and waiting_since is not null;
  end if;
  return null;
end $$;
create trigger message_noted after insert on message for each row execute function wafaa.note_message();

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
      perform wafaa.free_lane(p_tenant, p_conversation, lane_row.token, wafaa.before_unsent(p_tenant, p_conversation, lane_row.last_seq), null, null);
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
          pen_since = case when item ->> 'handoff' is null then pen_since else now() end,
          sentiment = coalesce(item ->> 'sentiment', sentiment),
          -- "Thanks" opens nothing again that somebody called settled.
          state = case when coalesce((item ->> 'courtesy')::boolean, false) then state else 'open' end,
          state_since = case when state = 'open' or coalesce((item ->> 'courtesy')::boolean, false) then state_since else now() end
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
