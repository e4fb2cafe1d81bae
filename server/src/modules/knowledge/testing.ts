import type { RouteId } from '@wafaa/contracts';
import { type Route, routes } from '@wafaa/contracts';
import { vi } from 'vitest';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { TenantId } from '../../platform/ids.ts';

// The API of knowledge as a person of a tenant calls it, on the whole product.

export interface Caller {
  tenantId: TenantId;
  accountKey: string;
  call<T = Record<string, unknown>>(id: RouteId, given?: Given): Promise<{ status: number; body: T; text: string }>;
  /** Waits until no source of the tenant is being read. */
  settled(): Promise<void>;
}
export interface Given {
  id?: string;
  query?: Record<string, string>;
  body?: unknown;
  file?: { name: string; text: string };
}

export { startTestApp, type TestApp };

export async function makeCaller(running: TestApp, files: { name: string; text: string }[] = []): Promise<Caller> {
  const { tenantId, accountKey } = await running.addTenant({
    files: files.map(({ name, text }) => ({ name, mime: 'text/csv', bytes: Buffer.from(text) })),
  });
  const headers = await running.bearer(tenantId);
  return {
    ...{ tenantId, accountKey },
    async call<T>(id: RouteId, { id: of, query, body, file }: Given = {}) {
      const route: Route = routes[id];
      const path = route.path.replace(':id', encodeURIComponent(of ?? ''));
      const form = file ? multipart(file) : null;
      const json = route.method === 'GET' || form ? undefined : JSON.stringify(body ?? {});
      const payload = form?.payload ?? json;
      const answer = await running.api.server.inject({
        method: route.method,
        url: query ? `${path}?${new URLSearchParams(query).toString()}` : path,
        headers: { ...headers, ...(form ? form.headers : json ? { 'content-type': 'application/json' } : {}) },
        ...(payload ? { payload } : {}),
      });
      const isJson = String(answer.headers['content-type']).includes('json');
      return { status: answer.statusCode, body: (isJson ? answer.json() : {}) as T, text: answer.body };
    },
    async settled() {
      await vi.waitFor(
        async () => {
          const [row] = await running.test.asOwner<{ open: number }>(
            `select ((select count(*) from source where tenant_id = $1 and state not in ('live', 'failed'))
               + (select count(*) from source_version where tenant_id = $1 and state = 'waiting'))::int as open`,
            [tenantId],
          );
          if (row?.open !== 0) throw new Error('still reading');
        },
        { timeout: 20_000, interval: 30 },
      );
    },
  };
}

function multipart({ name, text }: { name: string; text: string }) {
  const boundary = 'knowledgeknowledge';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.from(`${head}${text}\r\n--${boundary}--\r\n`),
  };
}
