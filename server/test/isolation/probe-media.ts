import { fetchMedia, getMediaFile } from '../../src/modules/media/index.ts';
import type { TestApp } from '../app.ts';
import type { Findings } from './findings.ts';
import { changedRows, fingerprint, type Twin } from './twins.ts';

/** Files of messages: both twins have one of the same id, each with its own bytes. */
export async function probeMedia(found: Findings, running: TestApp, own: Twin, other: Twin): Promise<void> {
  const add = (name: string, leak: string | null): void => found.add('files of messages', `${own.mark}: ${name}`, leak);
  const { storage, database, config, http } = running.app;
  for (const twin of [own, other])
    for (const key of ['same', twin.mark]) await storage.put(twin.tenantId, 'media', `med_${key}`, Buffer.from(`${twin.mark}-photo`));
  const headers = await running.bearer(own.tenantId);
  const get = (id: string) => running.api.server.inject({ method: 'GET', url: `/api/v1/media/${id}/file`, headers });
  const same = await get('med_same');
  add(
    'the same id is its own',
    same.statusCode === 200 && same.body === `${own.mark}-photo` ? null : `answered ${same.statusCode}: ${same.body}`,
  );
  const theirs = await get(`med_${other.mark}`);
  add("the other's id", theirs.statusCode === 404 && !theirs.body.includes(`${other.mark}-`) ? null : `answered ${theirs.statusCode}`);
  // A row that named the other's file would find the storage closed.
  await running.test.asOwner(`update message_media set storage_key = $3 where tenant_id = $1 and id = $2`, [
    own.tenantId,
    `med_${own.mark}`,
    `tenants/${other.tenantId}/media/med_same`,
  ]);
  const crossed = await getMediaFile({ database, storage }, own.tenantId, `med_${own.mark}`).then(
    () => "opened the other's file",
    () => null,
  );
  add("a row that names the other's file", crossed);
  await running.test.asOwner(
    `update message_media set storage_key = 'tenants/' || tenant_id || '/media/' || id where tenant_id = $1 and id = $2`,
    [own.tenantId, `med_${own.mark}`],
  );
  // A claim carries its tenant: an id of the other's finds nothing there.
  const before = await fingerprint(running.test.asOwner, other.tenantId);
  const asked: string[] = [];
  await fetchMedia(
    {
      ...{ database, storage, log: running.app.log, onChanged: () => {}, configFor: config.channels.configFor },
      http: { request: (request) => (asked.push(request.url), http.request(request)) },
      accounts: { load: async () => null },
    },
    { tenantId: own.tenantId, id: `med_${other.mark}`, attempt: 0 },
  );
  add(
    "a claim of the other's id",
    asked.length > 0 ? `asked for ${asked.join()}` : changedRows(before, await fingerprint(running.test.asOwner, other.tenantId)),
  );
}
