import { useLingui } from '@lingui/react/macro';
import { LoaderCircle, Mic, Music, Pause, Play, RotateCw } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Media } from './api.ts';
import { clockText } from './clock-text.ts';
import { useMediaFile } from './use-media-file.ts';

const SPEEDS = [1, 1.5, 2] as const;

/** Plays a voice note or a recording where it stands; read when it is first asked for. */
export function AudioPlayer({ media }: { media: Media }): ReactNode {
  const { t } = useLingui();
  const audio = useRef<HTMLAudioElement>(null);
  const [wanted, setWanted] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [atMs, setAtMs] = useState(0);
  const [lengthMs, setLengthMs] = useState(media.durationMs ?? 0);
  const [speed, setSpeed] = useState<number>(SPEEDS[0]);
  const { url, isPending, error, again } = useMediaFile(media.id, wanted);
  const isVoice = media.kind === 'voice';
  useEffect(() => {
    // Asked for by a press: it begins as soon as it is there.
    if (url) audio.current?.play().catch(() => setPlaying(false));
  }, [url]);
  const toggle = (): void => {
    const element = audio.current;
    if (error) again();
    else if (!url) setWanted(true);
    else if (element?.paused) void element.play();
    else element?.pause();
  };
  const turnSpeed = (): void => {
    const next = SPEEDS[(SPEEDS.findIndex((known) => known === speed) + 1) % SPEEDS.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  };
  const name = isVoice ? t`Voice message` : t`Audio`;
  const Kind = isVoice ? Mic : Music;
  const waiting = wanted && !url && isPending;
  return (
    <div role="group" aria-label={name} className="flex w-64 max-w-full items-center gap-2.5 py-0.5">
      <button
        type="button"
        onClick={toggle}
        aria-label={error ? t`Load again` : playing ? t`Pause` : t`Play`}
        className="target grid size-9 shrink-0 place-items-center rounded-full bg-accent text-on-accent hover:bg-accent-strong"
      >
        {waiting ? (
          <LoaderCircle aria-hidden className="size-4.5 animate-spin" />
        ) : error ? (
          <RotateCw aria-hidden className="size-4" />
        ) : playing ? (
          <Pause aria-hidden className="size-4.5 fill-current" />
        ) : (
          <Play aria-hidden className="size-4.5 translate-x-px fill-current" />
        )}
      </button>
      <div className="min-w-0 flex-1">
        {/* Time runs from left to right in every language's players. */}
        <input
          type="range"
          dir="ltr"
          min={0}
          max={Math.max(1, lengthMs)}
          value={Math.min(atMs, lengthMs)}
          disabled={!url}
          onChange={({ target }) => {
            setAtMs(Number(target.value));
            if (audio.current) audio.current.currentTime = Number(target.value) / 1_000;
          }}
          aria-label={t`Position`}
          aria-valuetext={clockText(atMs)}
          className="block h-4 w-full accent-accent"
        />
        <div className="flex items-center gap-1.5 text-2xs text-quiet">
          <Kind aria-hidden className="size-3" />
          <bdi className="tabular-nums">
            {atMs > 0 ? `${clockText(atMs)} / ${clockText(lengthMs)}` : lengthMs > 0 ? clockText(lengthMs) : '–:––'}
          </bdi>
        </div>
      </div>
      <button
        type="button"
        onClick={turnSpeed}
        aria-label={t`Speed ${speed}`}
        className="target h-6 min-w-10 shrink-0 rounded-full border border-line-strong px-1.5 text-2xs font-semibold text-quiet tabular-nums hover:text-ink"
      >
        <bdi>{speed}×</bdi>
      </button>
      {url && (
        // oxlint-disable-next-line jsx-a11y/media-has-caption -- nobody wrote down what a customer said
        <audio
          ref={audio}
          src={url}
          onPlay={({ currentTarget }) => {
            currentTarget.playbackRate = speed;
            setPlaying(true);
          }}
          onPause={() => setPlaying(false)}
          onEnded={() => setAtMs(0)}
          onTimeUpdate={({ currentTarget }) => setAtMs(currentTarget.currentTime * 1_000)}
          onLoadedMetadata={({ currentTarget: { duration } }) => Number.isFinite(duration) && setLengthMs(duration * 1_000)}
        />
      )}
    </div>
  );
}
