import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createLog } from './log.ts';

let base: TestDatabase;
beforeAll(async () => {
  base = await createTestDatabase();
});
afterAll(() => base.close());

const logged = (error: unknown): Record<string, unknown> => {
  const lines: string[] = [];
  createLog('debug', {}, { write: (line) => void lines.push(line) }).error({ err: error }, 'it failed');
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as Record<string, unknown>;
};
const addPerson = (id: string, language: string) =>
  base.database.withAccess((db) =>
    db.access
      .insertInto('app_user')
      .values({
        id,
        email: 'sara@people.example',
        name: 'Sara Al-Saleh',
        language: language as 'en',
        password_hash: '$argon2id$secret',
        totp_secret: null,
        totp_last_step: null,
      })
      .execute(),
  );

test('an error of the database is logged with the names of its parts, and nothing of the row', async () => {
  await addPerson('usr_1', 'en');
  for (const [id, language, constraint] of [
    ['usr_2', 'en', 'app_user_email_key'],
    ['usr_3', 'xx', 'app_user_language_check'],
  ] as const) {
    const error = await addPerson(id, language).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    const line = logged(error);
    expect(line).toMatchObject({ msg: 'it failed', err: { table: 'app_user', constraint } });
    expect(JSON.stringify(line)).not.toMatch(/sara|argon2|usr_[23]/i);
  }
});

test('what is thrown and is no error is named by its kind only', () => {
  expect(logged('Sara said so')).toMatchObject({ err: { type: 'string' } });
});
