import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Search, Users } from 'lucide-react';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { fold } from '../../shared/text/fold.ts';
import { Button } from '../../shared/ui/button.tsx';
import { Notice } from '../../shared/ui/states.tsx';
import { lazyDialog } from '../settings/parts/lazy-dialog.tsx';
import { PageList } from '../settings/parts/page-list.tsx';
import { SearchBox } from '../settings/parts/search-box.tsx';
import { useMay } from '../settings/parts/use-may.ts';
import { usePages } from '../settings/parts/use-pages.ts';
import { listMembers, type Member } from './api.ts';
import { type MemberDeed, MemberRow } from './member-row.tsx';

const MemberDialogs = lazyDialog(async () => (await import('./member-dialogs.tsx')).MemberDialogs);

export function MemberList({ onInvite }: { onInvite: () => void }): ReactNode {
  const { t } = useLingui();
  const may = useMay();
  const list = usePages(['members'], listMembers);
  const [question, setQuestion] = useState('');
  const asked = fold(useDeferredValue(question).trim());
  const [deed, setDeed] = useState<MemberDeed | null>(null);
  const [asking, setAsking] = useState(false);
  const ask = (next: MemberDeed): void => {
    setDeed(next);
    setAsking(true);
  };
  const fits = ({ name, email, roleLabel }: Member): boolean => fold(`${name} ${email} ${roleLabel.en} ${roleLabel.ar}`).includes(asked);
  return (
    <>
      <PageList list={list} empty={<NoMembers onInvite={onInvite} />}>
        {(members) => {
          const shown = members.filter(fits);
          return (
            <>
              <div className="mb-3 flex flex-wrap items-center gap-3">
                <SearchBox label={t`Search members`} value={question} onChange={setQuestion} className="w-full sm:w-72" />
                <p role="status" className="text-xs text-quiet">
                  {asked ? (
                    <Trans>
                      {shown.length} of {members.length}
                    </Trans>
                  ) : (
                    <Plural value={members.length} one="# person" other="# people" />
                  )}
                </p>
              </div>
              {shown.length === 0 ? (
                <Notice
                  icon={<Search />}
                  title={t`Nobody fits your search`}
                  action={<Button onClick={() => setQuestion('')}>{t`Clear the search`}</Button>}
                />
              ) : (
                <ul aria-label={t`Members`} className="divide-y divide-line rounded-2xl border border-line bg-panel">
                  {shown.map((member) => (
                    <MemberRow key={member.id} member={member} onDeed={may('members.write') ? ask : null} />
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </PageList>
      {deed && <MemberDialogs open={asking} deed={deed} onClose={() => setAsking(false)} />}
    </>
  );
}

function NoMembers({ onInvite }: { onInvite: () => void }): ReactNode {
  const { t } = useLingui();
  return (
    <Notice icon={<Users />} title={t`Nobody is here yet`} action={<Button look="primary" onClick={onInvite}>{t`Invite somebody`}</Button>}>
      <Trans>Invite the people who answer customers; each gets a role that says what they may do.</Trans>
    </Notice>
  );
}
