import { describe, expect, test } from 'vitest';
import { indexContacts, readUser, toUserId } from './read-user.ts';
import { parseMessages } from './testing.ts';

const user = (given: Record<string, unknown>, contacts: unknown[] = []) => readUser(given, indexContacts({ contacts }));

describe('readUser', () => {
  test('prefers the business-scoped id of the element and keeps every id as alias', () => {
    const contact = { wa_id: '966501110001', user_id: 'SA.1', parent_user_id: 'SA.ENT.9', profile: { name: 'سارة', username: '@sara.k' } };
    expect(user({ userId: 'SA.1', address: '966501110001', parentUserId: 'SA.ENT.9' }, [contact])).toEqual({
      id: 'SA.1',
      aliases: ['SA.1', '966501110001', 'SA.ENT.9'],
      name: 'سارة',
      username: 'sara.k',
      phone: '966501110001',
    });
  });

  test('takes the id of the contact that matches, and of no other', () => {
    const contacts = [
      { wa_id: '966500000001', user_id: 'SA.OTHER' },
      { wa_id: '966501110001', user_id: 'SA.1' },
    ];
    expect(user({ address: '966501110001' }, contacts)?.id).toBe('SA.1');
    expect(user({ address: '966509999999' }, contacts)).toEqual({ id: '966509999999', aliases: ['966509999999'], phone: '966509999999' });
  });

  test('reads a business-scoped id that came in the place of a phone number', () => {
    expect(user({ address: 'US.77000111' }, [{ wa_id: 'US.77000111', profile: { name: 'Jordan' } }])).toEqual({
      id: 'US.77000111',
      aliases: ['US.77000111'],
      name: 'Jordan',
    });
  });

  test('finds the phone of a username user in the contact', () => {
    expect(user({ userId: 'SA.1' }, [{ user_id: 'SA.1', wa_id: '966501110001' }])?.phone).toBe('966501110001');
  });

  test('stores no malformed id, and is undefined when nothing else is there', () => {
    expect(user({ userId: 'sa.1', address: '966501110001', parentUserId: 'SA.ENT.' })).toEqual({
      id: '966501110001',
      aliases: ['966501110001'],
      phone: '966501110001',
    });
    for (const given of [{}, { userId: '', address: '' }, { userId: 'X.1', address: 'none' }, { userId: {}, address: [] }])
      expect(user(given)).toBeUndefined();
  });

  test('survives contacts of any shape', () => {
    expect(readUser({ address: '966501110001' }, indexContacts({ contacts: [null, 5, {}, { profile: [] }] }))?.id).toBe('966501110001');
    expect(indexContacts({ contacts: 'x' }).size).toBe(0);
  });
});

test.each([
  ['+966501110001', '966501110001'],
  [966501110001, '966501110001'],
  ['SA.13491208655302741918', 'SA.13491208655302741918'],
  ['SA.ENT.118', 'SA.ENT.118'],
  ['SA.', undefined],
  ['SAU.1', undefined],
  [`SA.${'1'.repeat(129)}`, undefined],
  ['SA.12 34', undefined],
  ['1234', undefined],
  ['wamid.X', undefined],
])('toUserId reads %j as %j', (given, expected) => {
  expect(toUserId(given)).toBe(expected);
});

test('a message whose sender cannot be told is visible but starts nothing', () => {
  const events = parseMessages([{ type: 'text', text: { body: 'x' }, from: undefined, from_user_id: undefined }]);
  expect(events).toMatchObject([{ kind: 'ignored', error: { code: 'channel.no_sender' } }]);
  expect(events[0]?.user).toBeUndefined();
});
