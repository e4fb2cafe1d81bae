import type { TestDatabase } from '../database.ts';

/** What one statement did before it was undone: the rows it gave back as text, or the code of the error that stopped it. */
export interface Outcome {
  rows: string;
  error: string | null;
}

export interface Lab {
  /** Under the application's role with this tenant set, around query builder and guard: only the policies hold. */
  asTenant(tenantId: string, statement: string): Promise<Outcome>;
  /** The same for a write that gives nothing back: naming or returning a column would bring the reading policy in as well. */
  asTenantWriting(tenantId: string, statement: string): Promise<Outcome>;
  /** As the owner, whom no policy binds: only what the statement itself says holds. */
  asOwner(statement: string): Promise<Outcome>;
}

/** Statements run in a block that is always undone, so every scenario meets the same rows. */
export async function openLab(owner: TestDatabase['asOwner']): Promise<Lab> {
  await owner(`create or replace function isolation_try(app_role text, tenant text, statement text, out gave text, out failed text) language plpgsql as $$
    begin
      perform set_config('role', app_role, true), set_config('app.tenant_id', tenant, true);
      begin
        if starts_with(statement, 'with given') then execute statement into gave; else execute statement; end if;
        raise exception sqlstate 'UNDO1';
      exception when sqlstate 'UNDO1' then null; when others then failed := sqlstate;
      end;
      perform set_config('role', 'none', true), set_config('app.tenant_id', '', true);
    end $$`);
  await owner('grant execute on function isolation_try(text, text, text) to wafaa_app');
  const run = async (role: string, tenant: string, statement: string): Promise<Outcome> => {
    const [row] = await owner<{ gave: string | null; failed: string | null }>('select * from isolation_try($1, $2, $3)', [
      role,
      tenant,
      statement,
    ]);
    return { rows: row?.gave ?? '', error: row?.failed ?? null };
  };
  return {
    asTenant: (tenantId, statement) => run('wafaa_app', tenantId, gathered(statement)),
    asTenantWriting: (tenantId, statement) => run('wafaa_app', tenantId, statement),
    asOwner: (statement) => run('none', '', gathered(statement)),
  };
}

const gathered = (statement: string): string => `with given as (${statement}) select string_agg(to_jsonb(given)::text, ' ') from given`;

/** The statement with its parameters written into it. */
export function inlined(sql: string, parameters: readonly unknown[]): string {
  return sql.replaceAll(/\$(\d+)/g, (_, place: string) => `'${String(parameters[Number(place) - 1]).replaceAll("'", "''")}'`);
}
