import { BUILT_IN_ROLES } from '@wafaa/contracts';
import { expect, test } from 'vitest';
import { GROUPS, sectionsFor } from './sections.ts';

const addresses = (permissions: readonly string[]): string[] =>
  sectionsFor(permissions).flatMap(({ sections }) => sections.map(({ to }) => to));

test('an owner sees every section', () => {
  expect(addresses(BUILT_IN_ROLES.owner.permissions)).toEqual(GROUPS.flatMap(({ sections }) => sections.map(({ to }) => to)));
});

test('an agent sees neither keys nor the audit log nor the end of the account', () => {
  const seen = addresses(BUILT_IN_ROLES.agent.permissions);
  expect(seen).toContain('/settings/team');
  for (const hidden of ['/settings/api-keys', '/settings/audit', '/settings/data']) expect(seen).not.toContain(hidden);
});

test('whoever has no right at all still reaches the own account, and groups without sections are gone', () => {
  expect(addresses([])).toEqual(['/settings/usage', '/settings/account', '/settings/security']);
  expect(sectionsFor([])).toHaveLength(2);
});
