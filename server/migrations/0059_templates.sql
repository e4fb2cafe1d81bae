-- Message templates: what a business may write once the customer's window is closed. Written and approved at the provider, kept here.

create table message_template (
  tenant_id uuid not null,
  account_id text not null,
  id text not null,
  -- The provider's.
  provider_id text not null,
  name text not null,
  language text not null,
  category text not null,
  state text not null check (state in ('approved', 'pending', 'rejected', 'paused', 'disabled')),
  reason text,
  quality text,
  -- What a customer sees, and what has to be filled in.
  shape jsonb not null,
  parameter_count int not null,
  -- When the provider told of its state by itself: a list that was asked for before then says nothing about it.
  told_at timestamptz,
  fetched_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, account_id, name, language),
  foreign key (tenant_id, account_id) references channel_account (tenant_id, id) on delete cascade
);
select wafaa.protect('message_template', 'select, insert, update, delete', 'select, update');

alter table channel_account
  -- When its templates were last fetched whole, why the last attempt did not work, and when to ask again; null is at once.
  add column templates_at timestamptz,
  add column templates_failure text,
  add column templates_due timestamptz;

/* The provider tells that a template changed: its state holds at once, and the rest is asked for. Times are those of the clock, not of the
   transaction, so that a list that is being fetched knows what it overlooked. */
create function wafaa.note_template() returns trigger language plpgsql as $$
begin
  update channel_account set templates_due = clock_timestamp() where tenant_id = new.tenant_id and id = new.account_id;
  if new.payload #>> '{template,state}' is not null then
    update message_template set state = new.payload #>> '{template,state}', reason = new.payload #>> '{template,reason}', told_at = clock_timestamp()
      where tenant_id = new.tenant_id and account_id = new.account_id
        and name = new.payload #>> '{template,name}' and language = new.payload #>> '{template,language}';
  end if;
  return null;
end $$;
create trigger inbound_template after insert on inbound for each row
  when (new.kind = 'template_status' or (new.kind = 'account' and new.payload ? 'template')) execute function wafaa.note_template();
