import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { CloudOff, FileX, LoaderCircle, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { showProblem } from '../../../shared/ui/show-problem.ts';
import { useMay } from '../../access/use-may.ts';
import { type Media, retryMedia } from './api.ts';

const CAUSES = {
  wrong_type: msg`It was not what it was said to be, so it was not kept.`,
  unsafe_type: msg`Programs are not kept: they could do harm when opened.`,
  empty: msg`The file was empty.`,
  media_digest: msg`It arrived damaged.`,
  'account.disconnected': msg`The account is not connected any more.`,
} as const;

/** A file that is not there: on its way, not to be had and why, or let go. */
export function MediaState({ media }: { media: Media }): ReactNode {
  const { t, i18n } = useLingui();
  const may = useMay();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  if (media.state === 'waiting') {
    return (
      <p role="status" className="flex items-center gap-2 rounded-lg bg-canvas/60 px-3 py-2 text-sm text-quiet">
        <LoaderCircle aria-hidden className="size-4 shrink-0 animate-spin" />
        {t`Being fetched…`}
      </p>
    );
  }
  const cause = Object.entries(CAUSES).find(([code]) => code === media.cause)?.[1];
  const texts = {
    failed: cause ? i18n._(cause) : t`The channel did not hand it over.`,
    expired: t`The channel does not have it any more.`,
    too_large: t`It is larger than what can be kept.`,
    removed: t`It is not kept any more.`,
    stored: '',
  };
  const retry = async (): Promise<void> => {
    setAsking(true);
    try {
      await retryMedia(media.id);
      await client.invalidateQueries({ queryKey: ['messages'] });
    } catch (error) {
      showProblem(t`It was not asked for again`, error);
    } finally {
      setAsking(false);
    }
  };
  const isFailure = media.state === 'failed' || media.state === 'expired';
  const Icon = media.state === 'removed' ? FileX : CloudOff;
  return (
    <div className="flex max-w-xs flex-wrap items-center gap-x-2 gap-y-1 rounded-lg border border-dashed border-line-strong px-3 py-2 text-sm text-quiet">
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 text-start">{texts[media.state]}</span>
      {isFailure && may('conversations.write') && (
        <button
          type="button"
          disabled={asking}
          onClick={() => void retry()}
          className="target inline-flex items-center gap-1 text-xs font-semibold text-accent underline underline-offset-2 disabled:opacity-50"
        >
          <RotateCw aria-hidden className="size-3" />
          {t`Try again`}
        </button>
      )}
    </div>
  );
}
