import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { queryClient } from '../../../app/query-client.ts';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { PendingRemovals } from '../../../shared/pending-removals.ts';
import { removeBranch } from '../api.ts';

/** Branches whose removal can still be taken back. */
export const pendingBranches = new PendingRemovals(async (id, leaving) => {
  try {
    await removeBranch(id, leaving);
  } catch (error) {
    showProblem(i18n._(msg`The branch was not removed`), error);
    throw error;
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['branches'] });
  }
});
addEventListener('pagehide', () => pendingBranches.flush());

export function removeBranchWithUndo(id: string, name: string): void {
  pendingBranches.add(id);
  showToast({
    text: i18n._(msg`${name} is removed`),
    action: { label: i18n._(msg`Undo`), onClick: () => pendingBranches.undo(id) },
  });
}
