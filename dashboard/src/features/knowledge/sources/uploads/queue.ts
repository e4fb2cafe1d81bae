import { queryClient } from '../../../../app/query-client.ts';
import type { OutReason } from '../../../access/session/access.ts';
import { onOtherEpoch, session } from '../../../access/session/browser-session.ts';
import { UploadQueue } from './upload-queue.ts';
import { browserShelf, emptyShelf } from './upload-shelf.ts';

const sender = () => import('./send-file.ts');

/** This page's uploads: one queue, whichever part of the dashboard is shown. The sender's code comes with the first file. */
export const uploadQueue = new UploadQueue({
  send: async (upload, hooks) => (await sender()).sendFile(upload, hooks),
  giveUp: async (url) => (await sender()).giveUpUpload(url),
  shelf: browserShelf,
  onDone: () => void queryClient.invalidateQueries({ queryKey: ['sources'] }),
});

/** Goes on with what this person left in this tenant; files of anybody else do not stay in this browser. */
export async function openUploads(userId: string, tenantId: string): Promise<void> {
  await emptyShelf(userId).catch(() => undefined);
  await uploadQueue.open(`${userId}:${tenantId}`);
}

addEventListener('online', () => uploadQueue.wake());
onOtherEpoch(() => uploadQueue.clear());
const leaving = new Set<OutReason>(['left', 'elsewhere', 'removed', 'replayed']);
session.subscribe(() => {
  const access = session.snapshot();
  // A session that merely ran out is entered again by the same person.
  if (access.status === 'out' && leaving.has(access.reason)) void emptyShelf(null).catch(() => undefined);
});
