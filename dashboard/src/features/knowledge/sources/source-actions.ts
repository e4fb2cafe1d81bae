import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { queryClient } from '../../../app/query-client.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { onOtherEpoch } from '../../access/session/browser-session.ts';
import { removeSource, retrySource, type Source } from './api.ts';
import { PendingRemovals } from '../../../shared/pending-removals.ts';
import { uploadSource } from './upload-source.ts';
import { UploadQueue } from './uploads.ts';

const refresh = (): Promise<unknown> =>
  Promise.all([queryClient.invalidateQueries({ queryKey: ['sources'] }), queryClient.invalidateQueries({ queryKey: ['items'] })]);

export const pendingRemovals = new PendingRemovals(async (id, leaving) => {
  try {
    await removeSource(id, leaving);
  } catch (error) {
    showProblem(i18n._(msg`The document was not removed`), error);
    throw error;
  } finally {
    await refresh();
  }
});
addEventListener('pagehide', () => pendingRemovals.flush());

export const uploadQueue = new UploadQueue(uploadSource, () => void refresh());

onOtherEpoch(() => {
  uploadQueue.clear();
  pendingRemovals.clear();
});

export function removeWithUndo(source: Source): void {
  pendingRemovals.add(source.id);
  const { name } = source;
  showToast({
    text: i18n._(msg`${name} is removed`),
    action: { label: i18n._(msg`Undo`), onClick: () => pendingRemovals.undo(source.id) },
  });
}

export async function retry(source: Source): Promise<void> {
  try {
    await retrySource(source.id);
  } catch (error) {
    showProblem(i18n._(msg`The document could not be processed again`), error);
  } finally {
    await refresh();
  }
}
