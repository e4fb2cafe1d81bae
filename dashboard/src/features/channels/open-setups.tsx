import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { ChannelMark, useChannelName } from '../access/channel-mark.tsx';
import { When } from '../settings/parts/times.tsx';
import { useWrite } from '../settings/parts/use-write.ts';
import { channelsKey, type Setup, undoSetup } from './api.ts';

/** Set-ups that were begun and have no account yet. */
export function OpenSetups({ setups, mayWrite }: { setups: readonly Setup[]; mayWrite: boolean }): ReactNode {
  const { t } = useLingui();
  const name = useChannelName();
  const undo = useWrite({ write: undoSetup, failed: t`This could not be given up`, refresh: [channelsKey] });
  if (setups.length === 0) return null;
  return (
    <ul aria-label={t`Begun and not finished`} className="mb-5 divide-y divide-line rounded-2xl border border-warn-line bg-warn-soft">
      {setups.map((setup) => (
        <li key={setup.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 text-sm">
          <ChannelMark kind={setup.channel} silent className="size-5" />
          <p className="min-w-0 flex-1">
            <span className="font-semibold">{name(setup.channel)}</span>{' '}
            <span className="text-quiet">
              <Trans>
                begun <When iso={setup.createdAt} />, not finished
              </Trans>
            </span>
          </p>
          {mayWrite && (
            <>
              <Link
                to="/channels/setups/$setupId"
                params={{ setupId: setup.id }}
                className="target inline-flex h-8 items-center rounded-lg border border-line-strong bg-panel px-3 font-semibold hover:bg-sunken"
              >
                {t`Continue`}
              </Link>
              <Button look="ghost" disabled={undo.isPending} onClick={() => undo.mutate(setup.id)}>
                {t`Give up`}
              </Button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
