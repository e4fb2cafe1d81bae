-- The tenant wall's ground: roles that own nothing, and one function that walls a table in.
-- Roles are shared by a whole cluster, so another database's migration may be making them right now.
do $$ begin create role wafaa_app nologin nobypassrls; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role wafaa_system nologin nobypassrls; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant wafaa_app, wafaa_system to %I', current_user);
exception when others then
  -- A superuser is a member of every role already; and two databases may be granting at once.
  if not (select rolsuper from pg_roles where rolname = current_user) then raise; end if;
end $$;

create extension if not exists vector;
create schema if not exists wafaa;
grant usage on schema wafaa to wafaa_app, wafaa_system;
grant create on schema wafaa to wafaa_system;
grant usage on schema public to wafaa_app, wafaa_system;

-- Unset or empty means no tenant, and no tenant sees no row.
create function wafaa.current_tenant() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$;

/* Walls a table in: forced row-level security, one policy for the application's role (its own tenant only),
   and, for tables that the ledger's functions work on across tenants, one for the system role. */
create function wafaa.protect(target regclass, app_rights text, system_rights text default '') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  if app_rights <> '' then
    execute format('grant %s on %s to wafaa_app', app_rights, target);
    execute format(
      'create policy tenant_only on %s for all to wafaa_app using (tenant_id = (select wafaa.current_tenant())) with check (tenant_id = (select wafaa.current_tenant()))',
      target);
  end if;
  if system_rights <> '' then
    execute format('grant %s on %s to wafaa_system', system_rights, target);
    execute format('create policy system_all on %s for all to wafaa_system using (true) with check (true)', target);
  end if;
end $$;
