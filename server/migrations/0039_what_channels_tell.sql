-- What the channels tell beside messages, applied to what is stored: edits in any order, marks of delivery and reading that mean everything up
-- to a time, stories, and echoes that are faster than our own record of a send.

alter table message
  -- What stands around a message: the message or story it answers, the advertisement or link that led here, what was shared.
  add column context jsonb not null default '{}',
  -- Number of the newest edit that was applied: an older one that arrives later changes nothing.
  add column edits int not null default 0;

-- Changes that were told before the message they change.
create index inbound_target on inbound (tenant_id, account_id, (payload ->> 'targetMessageId')) where kind in ('edit', 'delete', 'reaction');

/* A change of what somebody wrote, by the one who wrote it. What was deleted stays so, and the newest edit holds in whatever order they come. */
create function wafaa.apply_change(p_tenant uuid, p_account text, p_conversation text, e jsonb, p_direction text, p_happened timestamptz) returns void
language plpgsql as $$
declare
  deletes boolean := e ->> 'kind' = 'delete';
  number int := (e ->> 'edit')::int;
begin
  update message m set
      text = case when deletes then null else e ->> 'text' end,
      edits = case when deletes then m.edits else coalesce(number, m.edits + 1) end,
      edited_at = case when deletes then m.edited_at else p_happened end,
      deleted_at = case when deletes then p_happened else m.deleted_at end
    where m.tenant_id = p_tenant and m.conversation_id = p_conversation and m.provider_message_id = e ->> 'targetMessageId'
      and m.direction = p_direction and m.deleted_at is null and (deletes or number is null or number > m.edits);
  if not found or p_direction <> 'in' then return; end if;
  -- A turn that has not been prepared answers what the message says now.
  update inbound set text = case when deletes then null else e ->> 'text' end, kind = case when deletes then 'deleted' else kind end
    where tenant_id = p_tenant and account_id = p_account and provider_message_id = e ->> 'targetMessageId' and conversation_id = p_conversation
      and seq is not null;
end $$;

/* Applies the changes that overtook their message on the way. */
create function wafaa.apply_overtaken(p_tenant uuid, p_account text, p_conversation text, p_contact text, p_message text) returns void
language plpgsql as $$
declare
  early record;
begin
  if p_message is null then return; end if;
  for early in select i.kind, i.text, i.payload, i.occurred_at from inbound i
    where i.tenant_id = p_tenant and i.account_id = p_account and i.payload ->> 'targetMessageId' = p_message
      and i.kind in ('edit', 'delete', 'reaction') and i.conversation_id = p_conversation
    order by i.occurred_at, i.received_at
  loop
    if early.kind = 'reaction' then
      perform wafaa.apply_reaction(p_tenant, p_conversation, jsonb_build_object('text', early.text, 'targetMessageId', p_message),
        case early.payload ->> 'direction' when 'echo' then 'phone' else p_contact end);
    else
      perform wafaa.apply_change(p_tenant, p_account, p_conversation, early.payload || jsonb_build_object('kind', early.kind, 'text', early.text),
        case early.payload ->> 'direction' when 'echo' then 'out' else 'in' end, early.occurred_at);
    end if;
  end loop;
end $$;

/* The echo of a send whose end we have not recorded yet, where the provider does not give our own id back: the oldest one on its way with the
   same words. What it was sent as is not always what it comes back as, so a file or a card is known by having none. */
create function wafaa.sending_tracker(p_tenant uuid, p_conversation text, e jsonb) returns text language sql stable as $$
  select o.tracker from outbound o
    where o.tenant_id = p_tenant and o.conversation_id = p_conversation and o.state = 'sending' and o.provider_message_id is null
      and (o.payload ->> 'text' = e ->> 'text' or (e ->> 'text' is null and o.payload ->> 'kind' in ('media', 'list', 'buttons', 'template')))
    order by o.sending_at limit 1
$$;

drop function wafaa.apply_status(uuid, text, jsonb);

/* News about one send. */
create function wafaa.apply_one_status(p_tenant uuid, p_account text, p_event jsonb) returns text language plpgsql as $$
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
  -- Both rows learn it at once, whoever tells it first.
  if row_found.provider_message_id is null then
    update message set provider_message_id = p_event ->> 'targetMessageId'
      where tenant_id = p_tenant and conversation_id = row_found.conversation_id and outbound_id = row_found.id and provider_message_id is null;
  end if;
  if row_found.state = 'sending' then
    -- Somebody may be waiting to learn whether this send happened.
    update lane set ready_at = now() where tenant_id = p_tenant and conversation_id = row_found.conversation_id
      and ready_at is not null and (leased_until is null or leased_until < now());
  end if;
  return row_found.conversation_id;
end $$;

/* The conversation of somebody we know, for marks that name a person and no message. Makes nobody. */
create function wafaa.known_conversation(p_tenant uuid, p_account text, p_channel text, p_ids text[]) returns text language sql stable as $$
  select c.id from wafaa.known_contacts(p_tenant, p_channel, p_ids) k
    join conversation c on c.tenant_id = p_tenant and c.account_id = p_account and c.contact_id = k.contact_id limit 1
$$;

/* News about a send, and where the channel says so (`upto`) about everything sent before it. Only what is known to have left is marked. Marks that name
   a person and a time find their thread here, and nothing of it in `ledger_ingest`, which knows conversations only by a send. */
create function wafaa.apply_status(p_tenant uuid, p_account text, p_event jsonb) returns text language plpgsql as $$
declare
  one text := wafaa.apply_one_status(p_tenant, p_account, p_event);
  thread text := coalesce(one, p_event ->> 'conversationId');
  latest timestamptz := (p_event ->> 'upto')::timestamptz;
  incoming text := p_event ->> 'status';
begin
  if not p_event ? 'upto' or incoming not in ('delivered', 'read') then return one; end if;
  if thread is null then
    thread := wafaa.known_conversation(p_tenant, p_account, p_event ->> 'channel', array(select jsonb_array_elements_text(p_event #> '{user,ids}')));
  end if;
  if thread is null then return null; end if;
  if latest is null then
    select o.sending_at into latest from outbound o where o.tenant_id = p_tenant and o.conversation_id = thread
      and o.provider_message_id = p_event ->> 'targetMessageId' limit 1;
  end if;
  -- The lane is not ours here, so nobody is waited for: a row that a worker is recording at this moment is marked by the next mark.
  update outbound o set state = incoming
    where o.tenant_id = p_tenant and o.id in (
      select r.id from outbound r where r.tenant_id = p_tenant and r.conversation_id = thread and r.sending_at <= latest
        and wafaa.status_rank(r.state) >= 3 and wafaa.status_rank(r.state) < wafaa.status_rank(incoming)
      for update skip locked);
  return case when found or one is not null then thread end;
end $$;

/* What a customer's message does to its conversation. One statement: the row stands in many indexes. */
create function wafaa.note_incoming(p_tenant uuid, p_conversation text, p_at timestamptz, p_window_hours numeric) returns void language plpgsql as $$
begin
  update conversation set last_message_at = greatest(last_message_at, p_at),
      window_expires_at = case when p_window_hours is null then window_expires_at
        else greatest(window_expires_at, p_at + make_interval(secs => p_window_hours * 3600)) end
    where tenant_id = p_tenant and id = p_conversation;
end $$;

create or replace function wafaa.apply_event(p_tenant uuid, p_account text, p_channel text, p_conversation text, p_contact text, p_seq bigint, e jsonb)
returns text language plpgsql as $$
declare
  what text := e ->> 'kind';
  -- A clock that is ahead must not keep a window open or a conversation on top.
  happened timestamptz := least((e ->> 'occurredAt')::timestamptz, now());
  own text;
begin
  if e ? 'windowHours' and p_conversation is not null and p_seq is null then
    update conversation set window_expires_at = greatest(window_expires_at, happened + make_interval(secs => (e ->> 'windowHours')::numeric * 3600))
      where tenant_id = p_tenant and id = p_conversation;
  end if;
  -- A mention in a story is shown and wants no answer, so it has no place in the lane.
  if p_seq is not null or (what = 'story_mention' and p_conversation is not null and e ->> 'direction' = 'inbound') then
    insert into message (tenant_id, id, conversation_id, direction, author, kind, text, seq, provider_message_id, late, context, at)
      values (p_tenant, wafaa.make_id('msg'), p_conversation, 'in', 'contact', what, e ->> 'text', p_seq, e ->> 'messageId',
        coalesce((e ->> 'late')::boolean, false), coalesce(e -> 'context', '{}'), happened);
    perform wafaa.note_incoming(p_tenant, p_conversation, happened, (e ->> 'windowHours')::numeric);
    perform wafaa.apply_overtaken(p_tenant, p_account, p_conversation, p_contact, e ->> 'messageId');
    return 'message.received';
  elsif e ->> 'direction' = 'echo' and p_conversation is not null then
    -- Our own send, come back: it settles that send, and moves no pen.
    own := coalesce(e ->> 'tracker', case when what not in ('reaction', 'edit', 'delete')
      and not exists (select 1 from outbound where tenant_id = p_tenant and account_id = p_account and provider_message_id = e ->> 'messageId')
      then wafaa.sending_tracker(p_tenant, p_conversation, e) end);
    if wafaa.apply_status(p_tenant, p_account, e || jsonb_build_object('status', 'sent', 'targetMessageId', e ->> 'messageId', 'tracker', own)) is not null then
      return 'message.status';
    end if;
    if what = 'reaction' then
      perform wafaa.apply_reaction(p_tenant, p_conversation, e, 'phone');
      return 'message.reacted';
    elsif what in ('edit', 'delete') then
      perform wafaa.apply_change(p_tenant, p_account, p_conversation, e, 'out', happened);
      return case what when 'edit' then 'message.edited' else 'message.deleted' end;
    end if;
    -- The owner answered from the phone: a person holds the pen now, and what waits in the lane is theirs.
    insert into message (tenant_id, id, conversation_id, direction, author, kind, text, provider_message_id, context, at)
      values (p_tenant, wafaa.make_id('msg'), p_conversation, 'out', 'phone', what, e ->> 'text', e ->> 'messageId', coalesce(e -> 'context', '{}'), happened);
    update conversation set last_message_at = greatest(last_message_at, happened) where tenant_id = p_tenant and id = p_conversation;
    perform wafaa.apply_overtaken(p_tenant, p_account, p_conversation, p_contact, e ->> 'messageId');
    -- An echo that comes hours late is part of the thread, but whoever gave the pen back since then knew of it.
    update conversation set pen_holder = 'agent', pen_agent = 'phone', pen_reason = 'phone_echo', pen_since = now()
      where tenant_id = p_tenant and id = p_conversation and not (pen_holder = 'bot' and pen_reason is not null and pen_since > happened);
    if not found then return 'message.received'; end if;
    perform wafaa.leave_to_person(p_tenant, p_conversation);
    return 'pen.moved';
  elsif what = 'reaction' and p_conversation is not null then
    perform wafaa.apply_reaction(p_tenant, p_conversation, e, p_contact);
    return 'message.reacted';
  elsif what in ('edit', 'delete') and p_conversation is not null then
    perform wafaa.apply_change(p_tenant, p_account, p_conversation, e, 'in', happened);
    return case what when 'edit' then 'message.edited' else 'message.deleted' end;
  elsif what = 'opt_out' and p_contact is not null then
    update contact set marketing_opt_out_at = case when e ->> 'text' = 'resume' then null else happened end where tenant_id = p_tenant and id = p_contact;
    return 'contact.changed';
  elsif what = 'account' then
    if e ->> 'accountEvent' in ('PARTNER_REMOVED', 'PARTNER_APP_UNINSTALLED', 'ACCOUNT_DELETED', 'ACCOUNT_OFFBOARDED', 'DISABLED_UPDATE', 'POLICY_BLOCK') then
      update channel_account set state = 'needs_reconnect', state_reason = e ->> 'accountEvent'
        where tenant_id = p_tenant and id = p_account and state <> 'disconnected';
    elsif e ->> 'accountEvent' in ('ACCOUNT_RECONNECTED', 'PARTNER_APP_INSTALLED', 'PARTNER_ADDED', 'POLICY_UNBLOCK') then
      update channel_account set state = 'live', state_reason = null
        where tenant_id = p_tenant and id = p_account and state = 'needs_reconnect';
    end if;
    return 'account.changed';
  end if;
  return null;
end $$;
