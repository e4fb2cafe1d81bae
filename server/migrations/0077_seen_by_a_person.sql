-- What a customer writes to a person is seen by one: no conversation that a person holds stays resolved, and a wish to hear no more outlives the pen.

/* Whether the last wish of this conversation was to hear no more. */
create function wafaa.has_opted_out(p_tenant uuid, p_conversation text) returns boolean language sql stable as $$
  select coalesce((select kind = 'opt_out' from message where tenant_id = p_tenant and conversation_id = p_conversation and kind in ('opt_out', 'opt_in')
    order by position desc limit 1), false)
$$;

/* A customer's message: a sleeping conversation wakes; a resolved one is opened by the turn, which knows thanks from a question, and at once where no
   turn will look because a person is to answer. */
create or replace function wafaa.note_incoming(p_tenant uuid, p_conversation text, p_at timestamptz, p_window_hours numeric) returns void
language plpgsql as $$
begin
  update conversation set last_message_at = greatest(last_message_at, p_at),
      window_expires_at = case when p_window_hours is null then window_expires_at
        else greatest(window_expires_at, p_at + make_interval(secs => p_window_hours * 3600)) end,
      unread = unread + 1, waiting_since = coalesce(waiting_since, p_at),
      state = case when state = 'snoozed' or (state = 'resolved' and pen_holder <> 'bot') then 'open' else state end,
      state_since = case when state = 'snoozed' or (state = 'resolved' and pen_holder <> 'bot') then now() else state_since end,
      snoozed_until = null
    where tenant_id = p_tenant and id = p_conversation;
end $$;

/* Gives the pen back of those who have said nothing for as long as their tenant's rule allows. What a customer asked meanwhile and nobody answered
   is the bot's again; where a reply to it was stored and not sent, a person has to look, so then nobody holds the pen. Returns the tenants. */
create or replace function wafaa.return_pens(p_limit int) returns jsonb
language plpgsql security definer set search_path = pg_catalog, public, wafaa as $$
declare
  held record;
  lane_row record;
  answered bigint;
  waiting bigint;
  next_holder text;
  next_reason text;
  touched uuid[] := '{}';
begin
  for held in
    select d.tenant_id, d.id from (
      select c.tenant_id, c.id from tenant t join conversation c on c.tenant_id = t.tenant_id
      left join lane l on l.tenant_id = c.tenant_id and l.conversation_id = c.id
      where t.state = 'active' and (t.settings ->> 'returnPenAfterMinutes') is not null and c.pen_holder = 'agent'
        and greatest(c.pen_touched_at, c.pen_since) < now() - make_interval(mins => (t.settings ->> 'returnPenAfterMinutes')::int)
        -- What is at work or parked would be looked at in vain each time, and keep all others waiting behind it.
        and l.ready_at is null and (l.leased_until is null or l.leased_until <= now())
      order by greatest(c.pen_touched_at, c.pen_since) limit p_limit
    ) d order by d.id
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
    next_reason := 'agent_silent';
    if wafaa.has_opted_out(held.tenant_id, held.id) then
      next_holder := 'nobody';
      next_reason := 'opted_out';
    elsif waiting is not null then
      if exists (select 1 from outbound where tenant_id = held.tenant_id and conversation_id = held.id and upto_seq >= waiting) then
        next_holder := 'nobody';
        next_reason := 'agent_silent_unsent';
      else
        update lane set done_seq = waiting - 1, ready_at = now(), waiting_since = now(), attempts = 0, failures = 0, supersedes = 0, last_error = null
          where tenant_id = held.tenant_id and conversation_id = held.id;
      end if;
    end if;
    update conversation set pen_holder = next_holder, pen_agent = null, pen_agent_id = null, pen_touched_at = null, pen_since = now(),
      pen_reason = next_reason where tenant_id = held.tenant_id and id = held.id;
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

-- Who wrote to a person and was not seen.
update conversation set state = 'open', state_since = now() where state = 'resolved' and pen_holder <> 'bot' and unread > 0;
