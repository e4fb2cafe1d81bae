import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.close());

it('goes on after a statement that failed, whoever sent it and whatever else waited', async () => {
  await test.asOwner('create table open_database_probe (line text check (line <> $$refused$$))');
  const insert = (line: string): Promise<unknown> => test.asOwner('insert into open_database_probe values ($1)', [line]);
  for (let round = 0; round < 3; round += 1) {
    await expect(insert('refused')).rejects.toThrow('check constraint');
    const [next] = await test.asOwner<{ n: number }>('select $1::int as n', [round]);
    expect(next).toEqual({ n: round });
  }
  const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => insert(index % 3 === 0 ? 'refused' : 'taken')));
  expect(answers.filter((answer) => answer.status === 'rejected')).toHaveLength(7);
  const [counted] = await test.asOwner<{ n: number }>('select count(*)::int as n from open_database_probe');
  expect(counted).toEqual({ n: 13 });
});
