import type { Permission } from '@wafaa/contracts';
import type { ErrorCode } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';

/** Somebody who signed in, wherever they are. */
export interface Person {
  userId: string;
  name: string;
  sessionId: string;
  operator: boolean;
}

/** Who acts inside a tenant, with which rights. */
export interface Actor {
  kind: 'user' | 'api_key' | 'operator';
  id: string;
  name: string;
  /** Built-in role, id of a role of the tenant's own, `api_key` or `support`. */
  role: string;
  permissions: ReadonlySet<Permission>;
  /** Set while an operator looks in. */
  support: { reason: string; until: Date } | null;
}

export interface Principal {
  /** Null for an API key. */
  person: Person | null;
  /** Null for an operator outside every tenant. */
  tenantId: TenantId | null;
  actor: Actor | null;
  /** Why a person who belongs to the tenant may not act in it yet (`access.second_factor_needed`); their own account stays open. */
  withheld?: ErrorCode;
}

/** Finds who asks from the `Authorization` header: an access token or an API key. */
export interface SessionReader {
  /** @throws access.unauthenticated when the token is missing, wrong or over, or its session, membership or key ended; tenant.suspended */
  read(authorization: string | undefined): Promise<Principal>;
  /** The same for a session that was found before, e.g. behind an open socket. @throws as `read` */
  readSession(sessionId: string): Promise<Principal>;
}
