import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Permission } from '@wafaa/contracts';
import { mintTenantId, type TenantId } from '../../platform/ids.ts';

/** Who acts, for which tenant, with which rights. */
export interface Actor {
  id: string;
  name: string;
  role: string;
  permissions: ReadonlySet<Permission>;
}

export interface Session {
  tenantId: TenantId;
  actor: Actor;
}

export interface SeededSessions {
  /** A token for a link or a cookie. `purpose` keeps a link from being used as a cookie and the other way round. */
  mint(purpose: 'link' | 'cookie', tenantId: TenantId, actor: { id: string; name: string; role: string }, ttlMs: number): string;
  /** Null when the token is not ours, was changed, is for another purpose, or is too old. */
  read(purpose: 'link' | 'cookie', token: string | undefined): Session | null;
}

const RIGHTS: ReadonlyMap<string, readonly Permission[]> = new Map<string, readonly Permission[]>([
  ['owner', ['session.read', 'conversations.read', 'conversations.write', 'knowledge.read', 'knowledge.write', 'events.read']],
  ['analyst', ['session.read', 'conversations.read', 'knowledge.read', 'events.read']],
]);

/** Sessions of a demo installation: signed, without a store. The tenant in it is what the seed wrote, never what a request says. */
export function createSeededSessions(key: Buffer, now: () => number = Date.now): SeededSessions {
  const sign = (text: string): Buffer => createHmac('sha256', key).update(text).digest();
  return {
    mint(purpose, tenantId, actor, ttlMs) {
      const body = Buffer.from(JSON.stringify({ purpose, tenantId, actor, expiresAt: now() + ttlMs })).toString('base64url');
      return `${body}.${sign(body).toString('base64url')}`;
    },
    read(purpose, token) {
      const [body, signature, ...more] = (token ?? '').split('.');
      if (!body || !signature || more.length > 0) return null;
      const expected = sign(body);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
      const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as {
        purpose: string;
        tenantId: string;
        actor: { id: string; name: string; role: string };
        expiresAt: number;
      };
      if (claims.purpose !== purpose || claims.expiresAt < now()) return null;
      return {
        tenantId: mintTenantId(claims.tenantId),
        actor: { ...claims.actor, permissions: new Set(RIGHTS.get(claims.actor.role) ?? []) },
      };
    },
  };
}
