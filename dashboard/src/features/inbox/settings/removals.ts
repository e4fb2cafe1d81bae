import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { queryClient } from '../../../app/query-client.ts';
import { PendingRemovals } from '../../../shared/pending-removals.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { removeCannedReply, removeLabel } from '../api.ts';
import { cannedKey, labelsKey } from '../use-inbox-data.ts';

/** Labels whose removal can still be taken back. */
export const pendingLabels = removalsOf(removeLabel, [labelsKey, ['conversations']]);
export const pendingCanned = removalsOf(removeCannedReply, [cannedKey]);

function removalsOf(remove: (id: string) => Promise<unknown>, keys: readonly (readonly string[])[]): PendingRemovals {
  const pending = new PendingRemovals(async (id) => {
    try {
      await remove(id);
    } catch (error) {
      showProblem(i18n._(msg`It was not removed`), error);
      throw error;
    } finally {
      await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    }
  });
  addEventListener('pagehide', () => pending.flush());
  return pending;
}

function removeWithUndo(pending: PendingRemovals, id: string, name: string): void {
  pending.add(id);
  showToast({ text: i18n._(msg`${name} is removed`), action: { label: i18n._(msg`Undo`), onClick: () => pending.undo(id) } });
}

export const removeLabelWithUndo = (id: string, name: string): void => removeWithUndo(pendingLabels, id, name);
export const removeCannedWithUndo = (id: string, name: string): void => removeWithUndo(pendingCanned, id, name);
