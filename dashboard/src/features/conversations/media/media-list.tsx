import type { ReactNode } from 'react';
import type { Media } from './api.ts';
import { AudioPlayer } from './audio-player.tsx';
import { DocumentRow } from './document-row.tsx';
import { MediaState } from './media-state.tsx';
import { Pictures } from './pictures.tsx';
import { VideoPlayer } from './video-player.tsx';

const SHOWN: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/gif']);

/** What a browser paints by itself; a picture of another type is a file to download. */
const isPicture = ({ kind, mime }: Media): boolean => (kind === 'image' || kind === 'sticker') && SHOWN.has(mime ?? '');

/** The files of a message, or of an album: its pictures as a group, everything else one below the other, and what is not there last. */
export function MediaList({ media }: { media: readonly Media[] }): ReactNode {
  const stored = media.filter(({ state }) => state === 'stored');
  return (
    <div className="flex flex-col gap-1.5 empty:hidden">
      <Pictures pictures={stored.filter(isPicture)} />
      {stored
        .filter((file) => !isPicture(file))
        .map((file) =>
          file.kind === 'audio' || file.kind === 'voice' ? (
            <AudioPlayer key={file.id} media={file} />
          ) : file.kind === 'video' ? (
            <VideoPlayer key={file.id} media={file} />
          ) : (
            <DocumentRow key={file.id} media={file} />
          ),
        )}
      {media
        .filter(({ state }) => state !== 'stored')
        .map((file) => (
          <MediaState key={file.id} media={file} />
        ))}
    </div>
  );
}
