import { AppError } from '../../platform/errors.ts';
import { type AccessChange, concerns } from './access-changes.ts';
import { readAccessToken } from './access-token.ts';
import { parseApiKey } from './api-key.ts';
import { type ApiKeyState, judgeApiKey, loadApiKeyState } from './api-key-state.ts';
import type { Door } from './door.ts';
import { STATE_CACHE_MS } from './limits.ts';
import type { Principal, SessionReader } from './principal.ts';
import { type Judgement, judgeSession, loadSessionState, type SessionState } from './session-state.ts';
import { createStateCache } from './state-cache.ts';

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]{20,4096})$/i;

/**
 * Judges every call by what stands in the database, through a memory of a few seconds that each announced change clears. So a token is
 * worth what its session, membership, role and tenant are worth now, not what they were when it was signed.
 */
export function createSessionReader(door: Door): SessionReader & { close(): void } {
  const sessions = createStateCache<SessionState>(door.clock, STATE_CACHE_MS);
  const apiKeys = createStateCache<ApiKeyState>(door.clock, STATE_CACHE_MS);
  const stop = door.changes.subscribe((change: AccessChange) => {
    // A key has no person: news about one person's sessions do not touch it.
    sessions.drop((state) => concerns(change, { ...state, keyId: null }));
    apiKeys.drop((state) => concerns(change, { tenantId: state.tenantId, keyId: state.id, userId: null, sessionId: null }));
  });
  const stateOf = (sessionId: string): Promise<SessionState | null> =>
    sessions.get(sessionId, () => door.database.withAccess((db) => loadSessionState(db, sessionId)));

  return {
    async read(authorization) {
      const [, token] = BEARER.exec(authorization ?? '') ?? [];
      if (!token) throw new AppError('access.unauthenticated');
      if (token.startsWith('wk_')) {
        const given = parseApiKey(token);
        if (!given) throw new AppError('access.unauthenticated');
        // Only a key that was right is remembered, so guesses fill no memory.
        const state = await apiKeys.get(`${given.prefix}:${given.secretHash}`, () =>
          door.database.withAccess((db) => loadApiKeyState(db, given, door.clock.now())),
        );
        return principalOf(state && judgeApiKey(state, door.clock.now()));
      }
      const claims = await readAccessToken(door, token);
      const state = claims && (await stateOf(claims.sessionId));
      // What the token says of person and tenant decides nothing; it only has to agree with the session.
      if (!state || state.userId !== claims.userId || state.tenantId !== claims.tenantId) throw new AppError('access.unauthenticated');
      return principalOf(judgeSession(state, door.clock.now()));
    },
    async readSession(sessionId) {
      const state = await stateOf(sessionId);
      return principalOf(state && judgeSession(state, door.clock.now()));
    },
    close: stop,
  };
}

function principalOf(judgement: Judgement | null): Principal {
  if (judgement?.verdict === 'stands') return judgement.principal;
  throw new AppError(judgement?.verdict === 'suspended' ? 'tenant.suspended' : 'access.unauthenticated');
}
