import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { queryClient } from '../../../app/query-client.ts';
import { saveFile } from '../../../shared/api/files.ts';
import { PendingRemovals } from '../../../shared/pending-removals.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { onOtherEpoch } from '../../access/session/browser-session.ts';
import { readFile, readVersionFile, removeSource, restoreVersion, retrySource, type Source } from './api.ts';

/** Documents, and what is read out of them. */
const refresh = (): Promise<unknown> =>
  Promise.all(['sources', 'items', 'facts'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));

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
onOtherEpoch(() => pendingRemovals.clear());

/** They leave the list at once, and for good when nobody took it back. */
export function removeWithUndo(sources: readonly Pick<Source, 'id' | 'name'>[]): void {
  for (const { id } of sources) pendingRemovals.add(id);
  const [{ name } = { name: '' }] = sources;
  const count = sources.length;
  showToast({
    text: count === 1 ? i18n._(msg`${name} is removed`) : i18n._(msg`${count} documents are removed`),
    action: {
      label: i18n._(msg`Undo`),
      onClick: () => {
        for (const { id } of sources) pendingRemovals.undo(id);
      },
    },
  });
}

/** Reads documents again, or visits pages again. */
export async function readAgain(sources: readonly Pick<Source, 'id'>[]): Promise<void> {
  try {
    for (const { id } of sources) await retrySource(id);
  } catch (error) {
    showProblem(i18n._(msg`The document could not be processed again`), error);
  } finally {
    await refresh();
  }
}

/** Brings a version back; taking it back brings back the one that was live. */
export async function restoreWithUndo(source: Pick<Source, 'id' | 'name' | 'version'>, version: number): Promise<void> {
  const before = source.version;
  try {
    const { name } = await restoreVersion(source.id, version);
    showToast({
      text: i18n._(msg`Version ${version} of ${name} comes back as soon as it is read`),
      action: { label: i18n._(msg`Undo`), onClick: () => void takeBack(source.id, before) },
    });
  } catch (error) {
    showProblem(i18n._(msg`The version was not brought back`), error);
  } finally {
    await refresh();
  }
}

/** What was live is in the history once the other one is read. */
async function takeBack(id: string, version: number): Promise<void> {
  const { versionsQuery } = await import('./versions-query.ts');
  const deadline = Date.now() + 60_000;
  try {
    for (;;) {
      const { items } = await queryClient.fetchQuery({ ...versionsQuery(id), staleTime: 0 });
      if (!items.some(({ state }) => state === 'waiting') || Date.now() > deadline) break;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    await restoreVersion(id, version);
  } catch (error) {
    showProblem(i18n._(msg`The version was not brought back`), error);
  } finally {
    await refresh();
  }
}

export async function download(source: Pick<Source, 'id'>, version?: number): Promise<void> {
  try {
    saveFile(await (version === undefined ? readFile(source.id) : readVersionFile(source.id, version)));
  } catch (error) {
    showProblem(i18n._(msg`The file was not downloaded`), error);
  }
}
