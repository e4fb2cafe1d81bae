import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { MessageSquareReply, Pencil, Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { ErrorState, Notice } from '../../../shared/ui/states.tsx';
import { lazyDialog } from '../../settings/parts/lazy-dialog.tsx';
import { OnlyWith } from '../../settings/parts/only-with.tsx';
import { PageFrame } from '../../settings/parts/page-frame.tsx';
import { RowsSkeleton } from '../../settings/parts/page-list.tsx';
import { RowMenu } from '../../settings/parts/row-menu.tsx';
import { SearchBox } from '../../settings/parts/search-box.tsx';
import { useMay } from '../../settings/parts/use-may.ts';
import type { CannedReply } from '../api.ts';
import { findCanned } from '../composer/canned.ts';
import { useCannedReplies } from '../use-inbox-data.ts';
import { pendingCanned, removeCannedWithUndo } from './removals.ts';

const CannedDialog = lazyDialog(async () => (await import('./canned-dialog.tsx')).CannedDialog);
/** Fewer are seen at a glance. */
const SEARCHED_FROM = 8;

export function CannedPage(): ReactNode {
  return (
    <OnlyWith right="conversations.read">
      <CannedReplies />
    </OnlyWith>
  );
}

function CannedReplies(): ReactNode {
  const { t } = useLingui();
  const writes = useMay()('conversations.write');
  const hidden = useSyncExternalStore(pendingCanned.subscribe, pendingCanned.snapshot);
  const { data, error, isPending, refetch } = useCannedReplies();
  const [wanted, setWanted] = useState('');
  const all = data?.filter(({ id }) => !hidden.has(id));
  const replies = all && findCanned(all, wanted.trim());
  const [editing, setEditing] = useState<{ open: boolean; reply: CannedReply | null }>({ open: false, reply: null });
  const add = writes && (
    <Button look="primary" onClick={() => setEditing({ open: true, reply: null })}>
      <Plus aria-hidden className="size-4" />
      {t`Add a ready answer`}
    </Button>
  );
  return (
    <PageFrame
      title={t`Ready answers`}
      about={t`What the team writes often. In a conversation, / and the first letters bring it.`}
      actions={add}
    >
      {isPending ? (
        <RowsSkeleton />
      ) : !all || !replies ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : all.length === 0 ? (
        <div className="rounded-2xl border-2 border-dashed border-line-strong">
          <Notice icon={<MessageSquareReply />} title={t`No ready answers yet`} action={add}>
            <Trans>Write a greeting, the way to you, or how returns work, once for everybody.</Trans>
          </Notice>
        </div>
      ) : (
        <>
          {all.length >= SEARCHED_FROM && (
            <SearchBox label={t`Search ready answers`} value={wanted} onChange={setWanted} className="mb-3 max-w-sm" />
          )}
          {replies.length === 0 && <p className="py-6 text-center text-quiet">{t`Nothing fits`}</p>}
          <ul aria-label={t`Ready answers`} className="divide-y divide-line rounded-2xl border border-line bg-panel empty:hidden">
            {replies.map((reply) => (
              <li key={reply.id} className="flex items-start gap-3 px-4 py-3">
                <div className="min-w-0 flex-1">
                  <p className="flex flex-wrap items-baseline gap-x-3">
                    <bdi className="font-semibold">/{reply.shortcut}</bdi>
                    <span className="text-xs text-faint">
                      <Plural value={reply.used} _0="not used yet" one="used once" other="used # times" />
                    </span>
                  </p>
                  {[reply.body.ar, reply.body.en].map(
                    (text) =>
                      text && <Words key={text} as="p" text={text} className="line-clamp-2 text-start whitespace-pre-line text-quiet" />,
                  )}
                </div>
                {writes && (
                  <RowMenu
                    label={t`What to do with ${reply.shortcut}`}
                    deeds={[
                      { label: t`Edit`, icon: Pencil, onSelect: () => setEditing({ open: true, reply }) },
                      {
                        label: t`Remove`,
                        icon: Trash2,
                        danger: true,
                        onSelect: () => removeCannedWithUndo(reply.id, `/${reply.shortcut}`),
                      },
                    ]}
                  />
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <CannedDialog open={editing.open} reply={editing.reply} onClose={() => setEditing({ ...editing, open: false })} />
    </PageFrame>
  );
}
