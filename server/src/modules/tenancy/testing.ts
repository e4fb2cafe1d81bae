import { BUILT_IN_ROLES } from '@wafaa/contracts';
import type { Actor } from '../access/index.ts';
import type { AuditSource } from '../audit/index.ts';

/** Somebody's deed, for verbs that are called without HTTP. */
export function makeAudit(action: string, given: Partial<AuditSource> = {}): AuditSource {
  const actor = { kind: 'user' as const, id: 'usr_noura', name: 'Noura' };
  return { action, actor, reason: null, address: '192.0.2.1', device: 'Chrome on Mac', requestId: 'req', ...given };
}

export function makeActor(given: Partial<Actor> = {}): Actor {
  return {
    kind: 'user',
    id: 'usr_noura',
    name: 'Noura',
    role: 'owner',
    permissions: new Set(BUILT_IN_ROLES.owner.permissions),
    support: null,
    ...given,
  };
}
