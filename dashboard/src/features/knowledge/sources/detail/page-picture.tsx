import { Trans, useLingui } from '@lingui/react/macro';
import { ImageOff } from 'lucide-react';
import type { PointerEvent, ReactNode } from 'react';
import { Notice, Skeleton } from '../../../../shared/ui/states.tsx';
import type { PageLines, Source } from '../api.ts';
import { litLines, type Place } from './lit.ts';
import { usePageLines, usePagePicture } from './use-page.ts';

/** A page as it looks; the lines of what is lit are marked on it, and pointing at a line lights what was read from it. */
export function PagePicture({
  source,
  page,
  lit,
  onPoint,
}: {
  source: Source;
  page: number;
  lit: Place | null;
  onPoint: (place: Place) => void;
}): ReactNode {
  const { t } = useLingui();
  const { url, error } = usePagePicture(source.id, source.version, page, true);
  const { data: lines } = usePageLines(source.id, source.version, page, true);
  if (error) {
    return (
      <Notice icon={<ImageOff />} title={t`This page cannot be shown as a picture`}>
        <Trans>Its text is there all the same.</Trans>
      </Notice>
    );
  }
  if (!url) return <Skeleton className="aspect-[1/1.3] w-full rounded-lg" />;
  const point = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const line = lineAt(lines?.lines ?? [], (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
    if (line) onPoint(line);
  };
  return (
    // A picture reads from its left, whatever the page around it does.
    <div
      dir="ltr"
      className="relative mx-auto w-full max-w-3xl overflow-hidden rounded-lg border border-line bg-white"
      onPointerMove={point}
      onPointerDown={point}
    >
      <img
        src={url}
        alt={t`Page ${page} of ${source.name}`}
        className="block w-full"
        {...(lines ? { width: lines.width, height: lines.height } : {})}
      />
      {litLines(lines?.lines ?? [], lit).map((line) => (
        <span
          key={`${line.start} ${line.x} ${line.y}`}
          data-lit
          aria-hidden
          className="pointer-events-none absolute rounded-sm border border-[#b8860b] bg-[#ffd54a]/40 mix-blend-multiply"
          style={{
            left: `${100 * line.x - 0.4}%`,
            top: `${100 * line.y}%`,
            width: `${100 * line.width + 0.8}%`,
            height: `${100 * line.height}%`,
          }}
        />
      ))}
    </div>
  );
}

function lineAt(lines: PageLines['lines'], x: number, y: number): PageLines['lines'][number] | undefined {
  return lines.find((line) => x >= line.x - 0.01 && x <= line.x + line.width + 0.01 && y >= line.y && y <= line.y + line.height);
}
