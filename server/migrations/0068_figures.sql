-- What home counts: conversations of some days, by what became of them. Each figure reads these indexes and nothing beside them.

-- Why a turn left its question to a person, so that nobody has to open traces to count reasons.
alter table turn add column handoff_reason text generated always as (
  case when outcome = 'handed_over' then jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "confidence").data.reason') #>> '{}' end
) stored;
create index turn_time on turn (tenant_id, started_at) include (conversation_id, outcome, state, handoff_reason);
create index message_time on message (tenant_id, at) include (conversation_id, direction, author);
create index message_person on message (tenant_id, at) include (conversation_id) where direction = 'out' and author in ('agent', 'phone');
create index outbound_undelivered on outbound (tenant_id, created_at) where state in ('failed', 'needs_human');
