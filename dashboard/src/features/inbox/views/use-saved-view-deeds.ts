import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useQueryClient } from '@tanstack/react-query';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { showToast } from '../../../shared/ui/toast.ts';
import { addSavedView, removeSavedView, type SavedView } from '../api.ts';
import { viewsKey } from '../use-inbox-data.ts';

/** Removes a saved view; undo enters it again. */
export function useSavedViewDeeds(): { remove: (view: SavedView) => void } {
  const client = useQueryClient();
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: viewsKey });
  const remove = async (view: SavedView): Promise<void> => {
    client.setQueryData<{ items: SavedView[] }>(viewsKey, (data) => data && { items: data.items.filter(({ id }) => id !== view.id) });
    try {
      await removeSavedView(view.id);
      const { name, shared, filter } = view;
      const undo = (): void => {
        addSavedView({ name, shared, filter }).then(refresh, (error: unknown) => showProblem(i18n._(msg`It could not be undone`), error));
      };
      showToast({ text: i18n._(msg`The view ${name} is removed`), action: { label: i18n._(msg`Undo`), onClick: undo } });
    } catch (error) {
      showProblem(i18n._(msg`The view was not removed`), error);
    } finally {
      await refresh();
    }
  };
  return { remove: (view) => void remove(view) };
}
