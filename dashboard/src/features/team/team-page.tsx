import { useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { UserPlus } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { TabPanel, Tabs } from '../../shared/ui/tabs.tsx';
import { lazyDialog } from '../settings/parts/lazy-dialog.tsx';
import { OnlyWith } from '../settings/parts/only-with.tsx';
import { PageFrame } from '../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../settings/parts/page-list.tsx';
import { useMay } from '../settings/parts/use-may.ts';
import { MemberList } from './member-list.tsx';

const InviteDialog = lazyDialog(async () => (await import('./invite-dialog.tsx')).InviteDialog);
const InvitationList = lazy(async () => ({ default: (await import('./invitation-list.tsx')).InvitationList }));
const route = getRouteApi('/shell/settings/team');

export function TeamPage(): ReactNode {
  return (
    <OnlyWith right="members.read">
      <Team />
    </OnlyWith>
  );
}

function Team(): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const { tab = 'members' } = route.useSearch();
  const navigate = route.useNavigate();
  const [inviting, setInviting] = useState(false);
  const show = (next: 'members' | 'invitations') => void navigate({ search: next === 'invitations' ? { tab: 'invitations' } : {} });
  return (
    <PageFrame
      wide
      title={t`Team`}
      about={t`The people of your business who may enter here, and what each of them may do.`}
      actions={
        may('members.write') && (
          <Button look="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden className="size-4" />
            {t`Invite`}
          </Button>
        )
      }
    >
      <Tabs
        label={t`Parts of the team`}
        value={tab}
        onChange={show}
        choices={[
          { value: 'members', label: t`Members` },
          { value: 'invitations', label: t`Invitations` },
        ]}
        listClassName="mb-4"
      >
        <TabPanel value="members">
          <MemberList onInvite={() => setInviting(true)} />
        </TabPanel>
        <TabPanel value="invitations">
          <Suspense fallback={<RowsSkeleton rows={3} />}>
            <InvitationList onInvite={() => setInviting(true)} />
          </Suspense>
        </TabPanel>
      </Tabs>
      <InviteDialog open={inviting} onClose={() => setInviting(false)} onInvited={() => show('invitations')} />
    </PageFrame>
  );
}
