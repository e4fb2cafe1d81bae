-- What read a fact out of its document: the rules, a model, or both; and what the one reading says differently from the other.

alter table item add column found_by text[] not null default '{rules}', add column disputes jsonb not null default '[]';
alter table opening_hours add column found_by text[] not null default '{rules}', add column disputes jsonb not null default '[]';
alter table policy add column found_by text[] not null default '{rules}';
alter table branch add column found_by text[] not null default '{rules}';
