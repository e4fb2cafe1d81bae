-- What is asked of the bot, in which language and in what mood, so that conversations can be counted by it without opening a trace.
alter table turn
  add column asked_intent text generated always as (
    jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "understand").data.intent') #>> '{}'
  ) stored,
  add column asked_language text generated always as (
    jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "understand").data.language') #>> '{}'
  ) stored,
  add column asked_mood text generated always as (
    jsonb_path_query_first(trace, '$.steps[*] ? (@.name == "understand").data.sentiment') #>> '{}'
  ) stored;

-- The index by time carries them too: still one index, and a count of a season reads nothing beside it.
drop index turn_time;
create index turn_time on turn (tenant_id, started_at) include (conversation_id, outcome, state, handoff_reason, asked_intent, asked_language, asked_mood);

-- What models were asked for, by day on the tenant's own calendar; `model_usage` has the same by month, from before days were counted.
create table model_day (
  tenant_id uuid not null,
  day date not null,
  purpose text not null,
  model text not null,
  calls int not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  cost_micro_usd bigint not null default 0,
  primary key (tenant_id, day, purpose, model)
);
select wafaa.protect('model_day', 'select, insert, update, delete');
