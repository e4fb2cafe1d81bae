import { BUILT_IN_ROLES, PERMISSION_LIST } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { compareRights, groupRights, withRights } from './group-rights.ts';
import { RIGHT_AREAS } from '../settings/parts/permission-words.ts';

test('every right of the contract has words, in the contract’s areas and order', () => {
  expect(RIGHT_AREAS.flatMap(({ area, rights }) => rights.map(({ id }) => ({ area, id })))).toEqual(
    PERMISSION_LIST.map(({ area, id }) => ({ area, id })),
  );
});

test('counts what is held in each area, or shows only that', () => {
  const agent = groupRights(BUILT_IN_ROLES.agent.permissions);
  expect(agent.find(({ area }) => area === 'contacts')).toMatchObject({ held: 1, rights: { length: 3 } });
  expect(groupRights(['contacts.read'], true).map(({ area, rights }) => [area, rights.length])).toEqual([['contacts', 1]]);
});

test('tells what another role adds and takes away', () => {
  expect(compareRights(['knowledge.read', 'contacts.read'], ['contacts.read', 'contacts.export'])).toEqual({
    gained: ['contacts.export'],
    lost: ['knowledge.read'],
  });
});

test('changing something brings the right to look at it along', () => {
  expect(withRights([], ['contacts.erase'], true).sort()).toEqual(['contacts.erase', 'contacts.read']);
  expect(withRights([], ['api_keys.write'], true)).toEqual(['api_keys.write']);
});

test('whoever may no longer look may no longer change either', () => {
  expect(withRights(['contacts.read', 'contacts.export', 'knowledge.read'], ['contacts.read'], false)).toEqual(['knowledge.read']);
});
