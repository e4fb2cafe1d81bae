-- Marks that name a person and a time find their thread here, and nothing of it in `ledger_ingest`, which knows conversations only by a send.

create or replace function wafaa.apply_status(p_tenant uuid, p_account text, p_event jsonb) returns text language plpgsql as $$
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
