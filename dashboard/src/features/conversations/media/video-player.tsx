import { useLingui } from '@lingui/react/macro';
import { LoaderCircle, Play, RotateCw } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { fileSizeText } from '../../../shared/time/format.ts';
import type { Media } from './api.ts';
import { clockText } from './clock-text.ts';
import { useMediaFile } from './use-media-file.ts';

/** A film, read when it is first asked for: they are large. An animation without sound shows itself. */
export function VideoPlayer({ media }: { media: Media }): ReactNode {
  const { t } = useLingui();
  const isAnimation = media.mime === 'image/gif';
  const [wanted, setWanted] = useState(isAnimation);
  const { url, error, again } = useMediaFile(media.id, wanted);
  const about = [
    media.durationMs === null ? null : clockText(media.durationMs),
    media.sizeBytes === null ? null : fileSizeText(media.sizeBytes),
  ];
  if (url && isAnimation) return <img src={url} alt={t`Animation`} className="block max-h-80 w-64 max-w-full rounded-lg object-contain" />;
  if (url) {
    return (
      // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote down what a customer said
      <video
        src={url}
        controls
        autoPlay
        playsInline
        aria-label={t`Video`}
        className="block aspect-video w-72 max-w-full rounded-lg bg-[#000] object-contain"
      />
    );
  }
  return (
    <button
      type="button"
      onClick={() => (error ? again() : setWanted(true))}
      className="relative grid aspect-video w-72 max-w-full place-items-center rounded-lg bg-track text-quiet outline-offset-2 hover:text-ink"
    >
      <span className="sr-only">{error ? t`Load again` : t`Play the video`}</span>
      <span aria-hidden className="grid size-11 place-items-center rounded-full bg-accent text-on-accent">
        {wanted && !error ? (
          <LoaderCircle className="size-5 animate-spin" />
        ) : error ? (
          <RotateCw className="size-5" />
        ) : (
          <Play className="size-5 translate-x-px fill-current" />
        )}
      </span>
      <bdi className="absolute inset-x-2 bottom-1.5 text-start text-2xs tabular-nums">{about.filter(Boolean).join(' · ')}</bdi>
    </button>
  );
}
