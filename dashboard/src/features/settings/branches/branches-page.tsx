import { Trans, useLingui } from '@lingui/react/macro';
import { MapPinPlus, Plus } from 'lucide-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { Button } from '../../../shared/ui/button.tsx';
import { Notice } from '../../../shared/ui/states.tsx';
import { type Branch, listBranches } from '../api.ts';
import { lazyDialog } from '../parts/lazy-dialog.tsx';
import { OnlyWith } from '../parts/only-with.tsx';
import { PageFrame } from '../parts/page-frame.tsx';
import { PageList } from '../parts/page-list.tsx';
import { useMay } from '../parts/use-may.ts';
import { usePages } from '../parts/use-pages.ts';
import { pendingBranches } from './branch-actions.ts';
import { BranchRow } from './branch-row.tsx';

const BranchDialog = lazyDialog(async () => (await import('./branch-dialog.tsx')).BranchDialog);

export function BranchesPage(): ReactNode {
  return (
    <OnlyWith right="knowledge.read">
      <Branches />
    </OnlyWith>
  );
}

function Branches(): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const hidden = useSyncExternalStore(pendingBranches.subscribe, pendingBranches.snapshot);
  const pages = usePages(['branches'], listBranches);
  const list = { ...pages, rows: pages.rows?.filter(({ id }) => !hidden.has(id)) };
  const [editing, setEditing] = useState<{ open: boolean; branch: Branch | null }>({ open: false, branch: null });
  const proposed = list.rows?.filter(({ state }) => state === 'proposed').length ?? 0;
  const close = (): void => setEditing({ ...editing, open: false });
  const add = may('knowledge.write') && (
    <Button look="primary" onClick={() => setEditing({ open: true, branch: null })}>
      <Plus aria-hidden className="size-4" />
      {t`Add a branch`}
    </Button>
  );
  return (
    <PageFrame
      title={t`Branches`}
      about={t`Where customers find you. The bot answers questions of address, phone and hours from these.`}
      actions={add}
    >
      {proposed > 0 && (
        <p className="mb-4 rounded-xl border border-accent-line bg-accent-soft px-4 py-3 text-accent">
          <Trans>
            Branches marked “From a document” were read out of what you uploaded. Open one, see that it is right, and save it: then it is
            confirmed.
          </Trans>
        </p>
      )}
      <PageList
        list={list}
        empty={
          <div className="rounded-2xl border-2 border-dashed border-line-strong">
            <Notice icon={<MapPinPlus />} title={t`No branches yet`} action={add}>
              <Trans>Add where you are, or upload a document that says so: branches that it names appear here to be confirmed.</Trans>
            </Notice>
          </div>
        }
      >
        {(branches) => (
          <ul aria-label={t`Branches`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
            {branches.map((branch) => (
              <BranchRow
                key={branch.id}
                branch={branch}
                onEdit={may('knowledge.write') ? () => setEditing({ open: true, branch }) : null}
              />
            ))}
          </ul>
        )}
      </PageList>
      <BranchDialog open={editing.open} branch={editing.branch} onClose={close} />
    </PageFrame>
  );
}
