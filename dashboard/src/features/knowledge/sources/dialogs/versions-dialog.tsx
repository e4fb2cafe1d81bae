import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Download, Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../../shared/i18n/pick.ts';
import { useLocale } from '../../../../shared/i18n/use-locale.ts';
import { FileName } from '../../../../shared/text/file-name.tsx';
import { Isolated, Words } from '../../../../shared/text/words.tsx';
import { absoluteTime, fileSizeText, shortTime } from '../../../../shared/time/format.ts';
import { useNow } from '../../../../shared/time/use-now.ts';
import { Button, IconButton } from '../../../../shared/ui/button.tsx';
import { Chip, type Tone } from '../../../../shared/ui/chip.tsx';
import { Dialog } from '../../../../shared/ui/dialog.tsx';
import { ErrorState, LoadingRegion, Skeleton } from '../../../../shared/ui/states.tsx';
import { useMay } from '../../../access/use-may.ts';
import { useSession } from '../../../access/use-session.ts';
import type { Source, SourceVersion } from '../api.ts';
import { download, restoreWithUndo } from '../source-actions.ts';
import { versionsQuery } from '../versions-query.ts';

/** The versions of a document that are kept; an earlier one comes back by one press. */
export function VersionsDialog({
  open,
  onOpenChange,
  source,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  source: Source;
}): ReactNode {
  const { t } = useLingui();
  const { data, error, isPending, refetch } = useQuery({ ...versionsQuery(source.id), enabled: open, staleTime: 0 });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t`Versions`}>
      <p className="mb-3 text-quiet">
        <Trans>While an earlier version is read, the live one goes on answering.</Trans>
      </p>
      {isPending ? (
        <LoadingRegion label={t`Loading`} className="flex flex-col gap-2">
          <Skeleton className="h-14 w-full rounded-xl" />
          <Skeleton className="h-14 w-full rounded-xl" />
        </LoadingRegion>
      ) : !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ul className="divide-y divide-line rounded-2xl border border-line">
          {data.items.map((version) => (
            <Version key={version.version} version={version} source={source} onRestored={() => onOpenChange(false)} />
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Version({ version, source, onRestored }: { version: SourceVersion; source: Source; onRestored: () => void }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { timeZone } = useSession().tenant;
  const now = useNow(60_000);
  const mayWrite = useMay()('knowledge.write');
  const states: Record<SourceVersion['state'], { text: string; tone: Tone }> = {
    live: { text: t`Live`, tone: 'good' },
    waiting: { text: t`Being read`, tone: 'accent' },
    replaced: { text: t`Earlier`, tone: 'neutral' },
    failed: { text: t`Failed`, tone: 'bad' },
  };
  const { text, tone } = states[version.state];
  const number = version.version;
  return (
    <li className="flex items-center gap-3 px-3 py-2.5">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="font-semibold">
            <Trans>Version {number}</Trans>
          </span>
          <Chip tone={tone}>{text}</Chip>
          {version.restoredFrom !== null && (
            <span className="text-xs text-faint">
              <Trans>as version {version.restoredFrom}</Trans>
            </span>
          )}
        </p>
        <p className="flex flex-wrap gap-x-2 text-xs text-faint">
          <FileName name={version.name} />
          <Isolated>{fileSizeText(version.sizeBytes)}</Isolated>
          <time dateTime={version.createdAt} title={absoluteTime(version.createdAt, locale, timeZone)}>
            <bdi>{shortTime(version.createdAt, locale, timeZone, now)}</bdi>
          </time>
        </p>
        {version.failure && (
          <p className="text-xs text-bad">
            <Words text={pick(version.failure.message, locale) ?? version.failure.code} />
          </p>
        )}
      </div>
      <IconButton label={t`Download version ${number}`} onClick={() => void download(source, number)}>
        <Download aria-hidden className="size-4" />
      </IconButton>
      {mayWrite && version.state === 'replaced' && (
        <Button
          disabled={source.replacing}
          onClick={() => {
            onRestored();
            void restoreWithUndo(source, number);
          }}
        >
          <Undo2 aria-hidden className="size-4 rtl:-scale-x-100" />
          {t`Bring back`}
        </Button>
      )}
    </li>
  );
}
