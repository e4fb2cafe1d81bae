import { lazyDialog } from './lazy-dialog.tsx';

/** The dialog of `shared/ui`, for pages whose first picture should not wait for it. */
export const Dialog = lazyDialog(async () => (await import('../../../shared/ui/dialog.tsx')).Dialog);
