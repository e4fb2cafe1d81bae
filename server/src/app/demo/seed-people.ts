import { addMember, addPerson, newSecret } from '../../modules/access/index.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AppContext } from '../context.ts';
import type { DemoLogin } from './links.ts';

/** People of a demo: in each tenant an owner, an agent and an analyst; and one operator of the platform. */
export interface DemoPerson {
  email: string;
  name: string;
  language: 'ar' | 'en';
  role: 'owner' | 'agent' | 'analyst' | 'operator';
}

export function peopleOf(demo: { slug: string; defaultLanguage: 'ar' | 'en' }): DemoPerson[] {
  const names = NAMES[demo.defaultLanguage];
  return (['owner', 'agent', 'analyst'] as const).map((role) => ({
    email: `${role}@${demo.slug}.example`,
    name: names[role],
    language: demo.defaultLanguage,
    role,
  }));
}

export const DEMO_OPERATOR: DemoPerson = { email: 'operator@wafaa.example', name: 'Platform operator', language: 'en', role: 'operator' };

const NAMES = {
  ar: { owner: 'نورة القحطاني', agent: 'فهد العتيبي', analyst: 'ريم الشهري' },
  en: { owner: 'Sara Haddad', agent: 'Omar Nasser', analyst: 'Lina Farouk' },
};

/**
 * Makes who is missing. A password is made once for each installation and stays in the file that the start script reads; where that file
 * was lost, the person gets a new one.
 * @returns the login, and the person's id
 */
export async function ensurePerson(
  app: AppContext,
  tenantId: TenantId | null,
  person: DemoPerson,
  known: DemoLogin | undefined,
): Promise<{ login: DemoLogin; userId: string }> {
  const { database, door } = app;
  const { email, name, role, language } = person;
  const login: DemoLogin = { email, name, role, password: known?.password ?? newSecret().slice(0, 16) };
  const found = await database.withAccess((db) =>
    db.access.selectFrom('app_user').select('id').where('email', '=', email).executeTakeFirst(),
  );
  if (found && known) return { login, userId: found.id };
  const passwordHash = await door.passwords.hash(login.password);
  const userId = await database.withAccess(async (db) => {
    if (found) {
      await db.access.updateTable('app_user').set({ password_hash: passwordHash }).where('id', '=', found.id).execute();
      return found.id;
    }
    const id = await addPerson(db, { email, name, language, passwordHash, operator: role === 'operator' });
    if (tenantId) await addMember(db, { tenantId, userId: id, role, now: door.clock.now() });
    return id;
  });
  return { login, userId };
}
