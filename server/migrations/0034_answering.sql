-- What answering costs a tenant: questions asked beside conversations, and what models were asked for, by month, purpose and model.

alter table usage_month add column questions int not null default 0;

create table model_usage (
  tenant_id uuid not null,
  month date not null,
  purpose text not null,
  model text not null,
  calls int not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  cost_micro_usd bigint not null default 0,
  primary key (tenant_id, month, purpose, model)
);
select wafaa.protect('model_usage', 'select, insert, update, delete');
