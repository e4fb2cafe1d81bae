import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../test/app.ts';
import { signInAs } from '../../test/people.ts';
import { newApiKey } from '../modules/access/index.ts';
import type { TenantId } from '../platform/ids.ts';

let running: TestApp;
let tenantId: TenantId;
const sockets: Socket[] = [];
beforeAll(async () => {
  running = await startTestApp();
  ({ tenantId } = await running.addTenant());
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close();
});
afterAll(() => running.close());

/** A socket that connected, or null when it was refused. */
async function connect(token: string): Promise<Socket | null> {
  const socket = io(running.api.url, { path: '/live', transports: ['websocket'], reconnection: false, forceNew: true, auth: { token } });
  sockets.push(socket);
  return new Promise((resolve) => {
    socket.on('connect', () => resolve(socket));
    socket.on('connect_error', () => resolve(null));
  });
}
const cut = (socket: Socket | null): Promise<string> =>
  new Promise((resolve) => void socket?.once('disconnect', (reason) => resolve(reason)));
const push = (socket: Socket | null): Promise<void> => new Promise((resolve) => void socket?.once('changed', () => resolve()));

describe('a live socket', () => {
  it('is told of changes of its own tenant', async () => {
    const { accessToken } = await signInAs(running.app.door, tenantId, 'agent');
    const socket = await connect(accessToken);
    const told = push(socket);
    running.app.bus.publish('changed', tenantId);
    await told;
    expect(socket?.connected).toBe(true);
  });

  it('ends at the moment at which its session, its right, its membership or its tenant does, and no other does', async () => {
    const stays = await signInAs(running.app.door, tenantId);
    const staying = await connect(stays.accessToken);
    const { asOwner } = running.test;
    for (const [statement, values] of [
      ['update user_session set ended_at = now() where user_id = $1', []],
      ['update app_user set password_version = password_version + 1 where id = $1', []],
      ["update member set role = 'rol_gone' where user_id = $1", []],
      ['delete from member where user_id = $1', []],
    ] as const) {
      const { userId, accessToken } = await signInAs(running.app.door, tenantId, 'agent');
      const socket = await connect(accessToken);
      const end = cut(socket);
      await asOwner(statement, [userId, ...values]);
      running.app.door.changes.announce({ tenantId, userId });
      expect(await end).toBe('io server disconnect');
      expect(await connect(accessToken)).toBeNull();
    }
    expect(staying?.connected).toBe(true);
    const end = cut(staying);
    await asOwner("update tenant set state = 'suspended' where tenant_id = $1", [tenantId]);
    running.app.door.changes.announce({ tenantId });
    expect(await end).toBe('io server disconnect');
    await asOwner("update tenant set state = 'active' where tenant_id = $1", [tenantId]);
    running.app.door.changes.announce({ tenantId });
  });

  it('is refused to an API key, to an operator outside every tenant, and to whoever may not read conversations', async () => {
    const key = newApiKey();
    await running.test.asOwner(
      `insert into api_key (tenant_id, id, name, prefix, secret_hash, scopes, created_by, created_by_name)
       values ($1, 'key_live', 'Till', $2, $3, '{conversations.read}', 'usr_x', 'Sara')`,
      [tenantId, key.prefix, key.secretHash],
    );
    expect((await running.app.sessions.read(`Bearer ${key.key}`)).actor?.kind).toBe('api_key');
    expect(await connect(key.key)).toBeNull();
    expect(await connect((await signInAs(running.app.door, null)).accessToken)).toBeNull();
    expect(await connect((await signInAs(running.app.door, tenantId, 'rol_none')).accessToken)).toBeNull();
  });
});
