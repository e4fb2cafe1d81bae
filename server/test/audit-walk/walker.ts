import { randomBytes } from 'node:crypto';
import { type Route, type RouteId, routes } from '@wafaa/contracts';
import type { TenantId } from '../../src/platform/ids.ts';
import { startTestApp, type TestApp } from '../app.ts';
import { makeTenant } from '../database.ts';
import { plantRows } from '../isolation/twins.ts';
import { type SignedIn, signInAs } from '../people.ts';

// Calls routes of the contract by their id, as somebody of a fresh tenant, and says which rows the audit log got from it.

export const PASSWORD = 'walking horse battery staple 93';

export interface Call {
  params?: Record<string, string>;
  body?: unknown;
  /** A file in the field `file`. */
  file?: { name: string; mime: string; bytes: Buffer };
  headers?: Record<string, string>;
  /** A piece of a file, as it is. */
  bytes?: Buffer;
}

export interface Arranged {
  call: Call;
  /** Refused by the rules of the verb, not by its form: made with the same rights, before the call that works. */
  refused?: Call;
  /** Answered with success and without a deed, so without a row. */
  empty?: Call;
}
export type Arrange = (ground: Ground) => Promise<Arranged> | Arranged;

export const by = (id: unknown): { params: { id: string } } => ({ params: { id: String(id) } });

export interface Answer {
  status: number;
  body: Record<string, unknown>;
  /** Of what was made, where the answer says it. */
  location: string;
  requestId: string;
  refreshCookie: string | undefined;
}

export interface AuditRow {
  id: string;
  tenant_id: string | null;
  action: string;
  actor_kind: string;
  actor_id: string | null;
  request_id: string | null;
}

/** One route's own ground: a tenant that nobody else uses, with its owner. */
export interface Ground {
  tenantId: TenantId;
  slug: string;
  owner: SignedIn & { email: string };
  walker: Walker;
  /** Calls a route as the one who may: an operator, the owner, or nobody, as the route asks; throws unless it is answered with success. */
  do(id: RouteId, call?: Call): Promise<Answer>;
  /** A person of this tenant who can sign in with `PASSWORD`. */
  person(role: string, tenantId?: TenantId): Promise<SignedIn & { email: string }>;
  /** The token in the last mail to an address. */
  mailed(email: string): Promise<string>;
  /** Conversation, contact, source and the rest, with ids that end in `_same`. */
  plant(): Promise<void>;
}

export interface Walker {
  app: TestApp;
  ground(): Promise<Ground>;
  call(id: RouteId, call: Call, headers: Record<string, string>): Promise<Answer>;
  headersFor(route: Route, ground: Ground): Promise<Record<string, string>>;
  auditIds(): Promise<Set<string>>;
  newRows(before: ReadonlySet<string>): Promise<AuditRow[]>;
  close(): Promise<void>;
}

export async function makeWalker(): Promise<Walker> {
  const app = await startTestApp();
  const passwordHash = await app.app.door.passwords.hash(PASSWORD);
  let people = 0;
  const person = async (tenantId: TenantId | null, role: string): Promise<SignedIn & { email: string }> => {
    people += 1;
    const email = `walker-${people}@people.example`;
    return { ...(await signInAs(app.app.door, tenantId, role, { email, passwordHash })), email };
  };
  const rows = () => app.test.asOwner<AuditRow>('select id, tenant_id, action, actor_kind, actor_id, request_id from audit_entry');
  const walker: Walker = {
    app,
    async call(id, { params = {}, body, file, bytes, headers: more }, headers) {
      const route: Route = routes[id];
      const url = route.path.replaceAll(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? 'none_such'));
      const form = file ? multipart(file) : null;
      const answer = await app.api.server.inject({
        method: route.method,
        url,
        headers: { ...headers, ...(form ? form.headers : body === undefined ? {} : { 'content-type': 'application/json' }), ...more },
        ...(form ? { payload: form.payload } : bytes ? { payload: bytes } : body === undefined ? {} : { payload: JSON.stringify(body) }),
      });
      const json = String(answer.headers['content-type'] ?? '').includes('json');
      return {
        status: answer.statusCode,
        body: json ? answer.json<Record<string, unknown>>() : {},
        location: String(answer.headers['location'] ?? ''),
        requestId: String(answer.headers['x-request-id']),
        refreshCookie: answer.cookies.find((cookie) => cookie.name === 'wafaa_refresh')?.value,
      };
    },
    async headersFor(route, ground) {
      if (route.permission === 'public') return {};
      return route.permission === 'operator' ? (await person(null, 'operator')).headers : ground.owner.headers;
    },
    async ground() {
      const slug = `walk-${randomBytes(6).toString('hex')}`;
      const { tenantId } = await makeTenant(app.test.database, { slug, accountId: 'acc_same' });
      // Attempts of the routes before are no attempts of this one.
      await app.test.asOwner('delete from door_throttle');
      const ground: Ground = {
        tenantId,
        slug,
        walker,
        owner: await person(tenantId, 'owner'),
        person: (role, home = tenantId) => person(home, role),
        async do(id, call = {}) {
          const answer = await walker.call(id, call, await walker.headersFor(routes[id], ground));
          if (answer.status >= 400) throw new Error(`${id} could not be arranged: ${answer.status} ${JSON.stringify(answer.body)}`);
          return answer;
        },
        async mailed(email) {
          const [mail] = await app.test.asOwner<{ body_text: string }>(
            'select body_text from mail where recipient = $1 order by created_at desc, id desc limit 1',
            [email],
          );
          const token = /token=([\w-]+)/.exec(mail?.body_text ?? '')?.[1];
          if (!token) throw new Error(`no mail with a link for ${email}`);
          return token;
        },
        async plant() {
          await plantRows(app.test.asOwner, { tenantId, mark: slug, accountKey: '' });
          await app.test.asOwner(`update source set storage_key = 'tenants/' || tenant_id || '/sources/' || id where tenant_id = $1`, [
            tenantId,
          ]);
          await app.test.asOwner('delete from audit_entry where tenant_id = $1', [tenantId]);
        },
      };
      return ground;
    },
    auditIds: async () => new Set((await rows()).map((row) => row.id)),
    newRows: async (before) => (await rows()).filter((row) => !before.has(row.id)),
    close: () => app.close(),
  };
  return walker;
}

function multipart(file: { name: string; mime: string; bytes: Buffer }) {
  const boundary = 'walkwalkwalkwalk';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.mime}\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), file.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
