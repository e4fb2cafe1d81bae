-- Whoever asks to hear no more is left alone by the bot; whoever takes it back is answered again. The wish is an event like any other and stands in
-- `inbound`; what follows from it is done where it is written, so that it holds in the same transaction whichever function brought it.

/* A wish about everything that could be sent (`preference.category` is `all`): STOP in a text message, a bot that was blocked. The pen goes to nobody,
   with a reason of its own, and comes back by the opposite wish. A person who holds it keeps it: they see the wish in the thread. A wish about
   advertising alone moves no pen. */
create function wafaa.heed_wish() returns trigger language plpgsql set search_path = pg_catalog, public, wafaa as $$
begin
  if new.kind = 'opt_in' then
    update contact k set marketing_opt_out_at = null
      from channel_account a join contact_identity i on i.tenant_id = a.tenant_id and i.channel = a.channel
      where a.tenant_id = new.tenant_id and a.id = new.account_id and i.value = new.payload #>> '{user,id}'
        and k.tenant_id = i.tenant_id and k.id = i.contact_id and k.marketing_opt_out_at is not null;
  end if;
  if new.conversation_id is null or new.payload #>> '{preference,category}' is distinct from 'all' then return null; end if;
  insert into message (tenant_id, id, conversation_id, direction, author, kind, text, provider_message_id, at)
    values (new.tenant_id, wafaa.make_id('msg'), new.conversation_id, 'in', 'contact', new.kind, new.payload ->> 'text', new.provider_message_id,
      least(new.occurred_at, now()));
  if new.kind = 'opt_out' then
    update conversation set pen_holder = 'nobody', pen_reason = 'opted_out', pen_since = now(), last_message_at = greatest(last_message_at, least(new.occurred_at, now()))
      where tenant_id = new.tenant_id and id = new.conversation_id and pen_holder <> 'agent';
    perform wafaa.leave_to_person(new.tenant_id, new.conversation_id);
  else
    update conversation set pen_holder = 'bot', pen_reason = 'opted_in', pen_since = now()
      where tenant_id = new.tenant_id and id = new.conversation_id and pen_holder = 'nobody' and pen_reason = 'opted_out';
  end if;
  return null;
end $$;
revoke all on function wafaa.heed_wish() from public;

create trigger inbound_wish after insert on inbound for each row when (new.kind in ('opt_out', 'opt_in')) execute function wafaa.heed_wish();
