import { z } from 'zod';
import { defineRoute } from '../src/route.ts';

// Read by the type checker only, from the test beside it: each line under a comment of expectation must be refused.

const shape = { path: '/api/v1/things', summary: 'Things', status: 200, response: z.object({}) } as const;

export const good = [
  defineRoute({ ...shape, id: 'list', method: 'GET', permission: 'member' }),
  defineRoute({ ...shape, id: 'make', method: 'POST', permission: 'settings.write', audit: 'thing.made' }),
];

export const bad = [
  // @ts-expect-error: a route without a permission
  defineRoute({ ...shape, id: 'open', method: 'GET' }),
  // @ts-expect-error: a permission that nobody can hold
  defineRoute({ ...shape, id: 'typo', method: 'GET', permission: 'setings.read' }),
  // @ts-expect-error: a write without an audit action
  defineRoute({ ...shape, id: 'silent', method: 'POST', permission: 'settings.write' }),
  // @ts-expect-error: the same by another method
  defineRoute({ ...shape, id: 'silent', method: 'DELETE', permission: 'settings.write' }),
  // @ts-expect-error: an audit action that is no noun with a verb
  defineRoute({ ...shape, id: 'vague', method: 'PATCH', permission: 'settings.write', audit: 'changed' }),
  // @ts-expect-error: a read that claims to write
  defineRoute({ ...shape, id: 'read', method: 'GET', permission: 'member', audit: 'thing.read' }),
  // @ts-expect-error: an address outside the API
  defineRoute({ ...shape, path: '/things', id: 'stray', method: 'GET', permission: 'member' }),
];
