import { useLingui } from '@lingui/react/macro';
import { ExternalLink, MapPin } from 'lucide-react';
import type { ReactNode } from 'react';
import { Words } from '../../../shared/text/words.tsx';
import type { Place } from './api.ts';

/** A place that somebody sent; it opens in the map that the reader's device uses. */
export function PlaceCard({ place }: { place: Place }): ReactNode {
  const { t } = useLingui();
  const { latitude, longitude, name, address } = place;
  const at = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  return (
    <a
      href={`https://www.google.com/maps/search/?api=1&query=${latitude},${longitude}`}
      target="_blank"
      rel="noreferrer"
      className="flex w-72 max-w-full items-center gap-2.5 rounded-lg border border-line bg-panel px-2.5 py-2 outline-offset-2 hover:border-line-strong"
    >
      <span aria-hidden className="grid size-9 shrink-0 place-items-center rounded-md bg-accent-soft text-accent">
        <MapPin className="size-4.5" />
      </span>
      <span className="min-w-0 flex-1 text-start">
        <Words text={name ?? t`Place on the map`} className="block truncate text-sm font-semibold" />
        {address && <Words text={address} className="line-clamp-2 block text-xs text-quiet" />}
        <bdi dir="ltr" className="block text-2xs text-faint tabular-nums">
          {at}
        </bdi>
        <span className="sr-only">{t`Opens the map in a new tab`}</span>
      </span>
      <ExternalLink aria-hidden className="size-4 shrink-0 text-quiet rtl:-scale-x-100" />
    </a>
  );
}
