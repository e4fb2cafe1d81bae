-- A send that was held back before it left (for the provider's rate) is no attempt: nothing of it counts against the message.
create function wafaa.uncount_held() returns trigger language plpgsql as $$
begin
  new.attempts := greatest(old.attempts - 1, 0);
  return new;
end $$;
create trigger outbound_held before update on outbound for each row
  when (old.state = 'sending' and new.state = 'queued' and new.failure_kind in ('paced', 'parked')) execute function wafaa.uncount_held();
