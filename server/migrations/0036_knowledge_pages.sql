-- What the pages about knowledge need: sold out for a day, answers that hold for a time, gaps that a fact closed and that are opened again.

-- Sold out on this day of the tenant's calendar; on the next one the row is back by itself.
alter table item add column sold_out_on date;

-- Days on which an owner's answer holds; null: always.
alter table faq_entry add column valid_from date, add column valid_to date;

-- `returns`: closed by something that answers it, so that it counts again when it is asked later and finds nothing; `gap_id`: what was closed at once.
alter table closed_gap add column returns boolean not null default false, add column gap_id text;
create index closed_gap_id on closed_gap (tenant_id, gap_id);

-- Answers that were given, newest first: which of the owner's own questions led them is counted.
create index turn_answered on turn (tenant_id, started_at desc) where outcome = 'answered';
