import { type Route, type RouteId, routes } from '@wafaa/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ARRANGED_CALLS } from './audit-walk/arranged-calls.ts';
import { type Arranged, makeWalker, type Walker } from './audit-walk/walker.ts';

// Every write leaves exactly one row in the audit log, under its route's action; what is refused leaves none.

// What a file needs to come piece by piece lasts only as an audited source: `appendUpload` is the one of those routes that leaves a row.
const WRITES = (Object.entries(routes) as [RouteId, Route][]).filter(
  ([, route]) => route.method !== 'GET' && !route.fleeting && !(route.transfer && route.audit === undefined),
);

let walker: Walker;
beforeAll(async () => {
  walker = await makeWalker();
});
afterAll(() => walker.close());

test('every route that writes names an action, and has a call arranged here', () => {
  expect(WRITES.filter(([, route]) => !route.audit).map(([id]) => id)).toEqual([]);
  expect(WRITES.map(([id]) => id).sort()).toEqual(Object.keys(ARRANGED_CALLS).sort());
});

describe.each(WRITES.map(([id, route]) => ({ id, route, action: route.audit ?? '' })))('$id', ({ id, route, action }) => {
  test(`leaves one row, ${action}, and none when it is refused`, async () => {
    const arrange = ARRANGED_CALLS[id];
    if (!arrange) throw new Error(`no call is arranged for ${id}`);
    const ground = await walker.ground();
    const arranged: Arranged = await arrange(ground);
    const headers = await walker.headersFor(route, ground);
    const expectNoRow = async (what: string, call: Arranged['call'], as: Record<string, string>, from: number, to: number) => {
      const before = await walker.auditIds();
      const { status } = await walker.call(id, call, as);
      expect(status, `${what} is answered with ${status}`).toSatisfy((code: number) => code >= from && code < to);
      expect(await walker.newRows(before), what).toEqual([]);
    };

    if (route.permission !== 'public') {
      await expectNoRow('a call of nobody', arranged.call, {}, 401, 402);
      const mayIt = route.permission === 'account';
      if (!mayIt) {
        // Every built-in role may read what is known; a role of the tenant's own may not even that.
        const label = JSON.stringify({ en: 'Cashier', ar: null });
        await walker.app.test.asOwner(
          `insert into tenant_role (tenant_id, id, label, permissions) values ($1, 'rol_cashier', $2, '{contacts.read}')`,
          [ground.tenantId, label],
        );
        const { headers: less } = await ground.person(route.permission === 'knowledge.read' ? 'rol_cashier' : 'analyst');
        // A person who may do less; tenants that rest let nobody in.
        await expectNoRow('a call of somebody without the right', arranged.call, less, 403, 404);
      }
    }
    if (route.body && route.body !== 'multipart') await expectNoRow('a body of no form', { ...arranged.call, body: [] }, headers, 400, 401);
    if (arranged.refused) await expectNoRow('what the rules refuse', arranged.refused, headers, 400, 500);
    if (arranged.empty) await expectNoRow('a call that does nothing', arranged.empty, headers, 200, 300);

    const before = await walker.auditIds();
    const answer = await walker.call(id, arranged.call, headers);
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: route.status });
    const rows = await walker.newRows(before);
    expect(rows).toMatchObject([{ action, request_id: answer.requestId }]);
    expect(rows).toHaveLength(1);
    const [row] = rows;
    // What concerns the whole installation is nobody's in particular.
    const owner = route.path.includes(':tenantId') ? ground.tenantId : null;
    if (route.permission === 'operator') expect(row).toMatchObject({ actor_kind: 'operator', tenant_id: owner });
    else if (route.permission === 'account') expect(row).toMatchObject({ actor_kind: 'user', actor_id: ground.owner.userId });
    else if (route.permission !== 'public')
      expect(row).toMatchObject({ actor_kind: 'user', actor_id: ground.owner.userId, tenant_id: ground.tenantId });
  });
});
