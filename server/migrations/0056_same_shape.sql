-- What functions made again do not bring to folders that were made with the earlier texts of 0039 to 0043 (`migrate.ts`). Does nothing to others.
drop function if exists wafaa.before_unsent(uuid, text, bigint);
drop trigger message_noted on message;
create trigger message_noted after insert on message for each row
  when (new.author <> 'bot' and (new.author <> 'contact' or new.kind in ('opt_in', 'opt_out'))) execute function wafaa.note_message();
alter function wafaa.count_usage(uuid[], bigint[], bigint[]) set plan_cache_mode = force_generic_plan;
