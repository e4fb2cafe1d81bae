import { useLingui } from '@lingui/react/macro';
import { ImageOff } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import type { Media } from './api.ts';
import { useMediaFile } from './use-media-file.ts';

const Viewer = lazy(async () => ({ default: (await import('./viewer.tsx')).Viewer }));

/** Shown beside each other before the rest is counted. */
const MOST_IN_GRID = 4;
const WIDEST = 256;
const TALLEST = 320;

/** One picture in its own proportions, several as a group of squares; each opens the viewer. */
export function Pictures({ pictures }: { pictures: readonly Media[] }): ReactNode {
  const [open, setOpen] = useState<number | null>(null);
  const [only] = pictures;
  if (!only) return null;
  const shown = pictures.slice(0, MOST_IN_GRID);
  const more = pictures.length - shown.length;
  return (
    <>
      {pictures.length === 1 ? (
        <Picture media={only} size={fit(only)} onOpen={() => setOpen(0)} />
      ) : (
        <div className="grid w-64 max-w-full grid-cols-2 gap-1">
          {shown.map((media, at) => (
            <Picture
              key={media.id}
              media={media}
              isCover
              wide={shown.length === 3 && at === 0}
              more={at === shown.length - 1 ? more : 0}
              onOpen={() => setOpen(at)}
            />
          ))}
        </div>
      )}
      {open !== null && (
        <Suspense fallback={null}>
          <Viewer pictures={pictures} at={open} onAt={setOpen} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  );
}

/** The box that a picture fills, known before its bytes are there. */
function fit({ kind, width, height }: Media): { width: number; height: number } {
  const widest = kind === 'sticker' ? 128 : WIDEST;
  if (!width || !height) return { width: widest, height: Math.round(widest * 0.75) };
  const scale = Math.min(widest / width, TALLEST / height, kind === 'sticker' ? 1 : Math.max(1, 96 / Math.min(width, height)));
  return { width: Math.max(48, Math.round(width * scale)), height: Math.max(48, Math.round(height * scale)) };
}

function Picture({
  media,
  size,
  isCover = false,
  wide = false,
  more = 0,
  onOpen,
}: {
  media: Media;
  size?: { width: number; height: number };
  isCover?: boolean;
  wide?: boolean;
  more?: number;
  onOpen: () => void;
}): ReactNode {
  const { t } = useLingui();
  const { url, error, again } = useMediaFile(media.id, true);
  const label = more > 0 ? t`Open the picture, and ${more} more` : media.kind === 'sticker' ? t`Sticker` : t`Open the picture`;
  return (
    <button
      type="button"
      aria-label={error ? t`Load the picture again` : label}
      onClick={error ? again : onOpen}
      className={cx(
        'relative block max-w-full overflow-hidden rounded-lg outline-offset-2',
        media.kind !== 'sticker' && 'bg-track',
        isCover && (wide ? 'col-span-2 aspect-2/1' : 'aspect-square'),
      )}
      style={size ? { width: size.width, aspectRatio: `${size.width} / ${size.height}` } : undefined}
    >
      {url && <img src={url} alt="" className={cx('size-full', media.kind === 'sticker' ? 'object-contain' : 'object-cover')} />}
      {error && <ImageOff aria-hidden className="absolute inset-0 m-auto size-5 text-quiet" />}
      {more > 0 && (
        <span aria-hidden className="absolute inset-0 grid place-items-center bg-[#000]/55 text-xl font-semibold text-[#fff]">
          <bdi>+{more}</bdi>
        </span>
      )}
    </button>
  );
}
