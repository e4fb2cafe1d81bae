-- A customer whose answer did not arrive waits again, since they asked: until now nobody counted them as waiting, because an answer had been written.

/* The oldest message that nobody answered, by what is known to have left or may still leave; nothing waits once what failed is sent again. Failures are
   few, so this costs the way of a message nothing. */
create function wafaa.note_unanswered() returns trigger language plpgsql set search_path = pg_catalog, public, wafaa as $$
begin
  update conversation c set waiting_since = case when new.state not in ('queued', 'sending') then (
      select min(m.at) from message m where m.tenant_id = c.tenant_id and m.conversation_id = c.id and m.direction = 'in' and m.deleted_at is null
        and m.kind not in ('opt_out', 'opt_in') and m.position > coalesce((
          select p.position from message p left join outbound o on o.tenant_id = p.tenant_id and o.id = p.outbound_id
          where p.tenant_id = c.tenant_id and p.conversation_id = c.id and p.direction = 'out' and (o.id is null or o.state not in ('failed', 'needs_human'))
          order by p.position desc limit 1), 0)) end
    where c.tenant_id = new.tenant_id and c.id = new.conversation_id;
  return null;
end $$;
revoke all on function wafaa.note_unanswered() from public;

create trigger outbound_unanswered after update of state on outbound for each row
  when ((new.state in ('failed', 'needs_human')) <> (old.state in ('failed', 'needs_human'))) execute function wafaa.note_unanswered();

-- Whose answer failed before this.
set local role wafaa_system;
update conversation c set waiting_since = c.pen_since where c.state = 'open' and c.pen_holder = 'nobody' and c.pen_reason = 'send_failed' and c.waiting_since is null;
reset role;
