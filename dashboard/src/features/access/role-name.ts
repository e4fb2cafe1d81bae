import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const names = {
  owner: msg`Owner`,
  admin: msg`Admin`,
  manager: msg`Manager`,
  agent: msg`Agent`,
  analyst: msg`Analyst`,
  support: msg`Support`,
} as const;

/** What a role is called. A role of the tenant's own has a name only where its settings are read; elsewhere it is "own role". */
export function roleName(role: string, i18n: I18n): string {
  return role in names ? i18n._(names[role as keyof typeof names]) : i18n._(msg`Own role`);
}
