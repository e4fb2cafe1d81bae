import { useLingui } from '@lingui/react/macro';
import { MapPin, Pencil, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { FileName } from '../../../shared/text/file-name.tsx';
import { Isolated, Words } from '../../../shared/text/words.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import type { Branch } from '../api.ts';
import { RowMenu } from '../parts/row-menu.tsx';
import { removeBranchWithUndo } from './branch-actions.ts';

export function BranchRow({ branch, onEdit }: { branch: Branch; onEdit: (() => void) | null }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const name = pick(branch.name, locale);
  const other = branch.name[locale === 'ar' ? 'en' : 'ar'];
  const place = [pick(branch.address, locale), pick(branch.city, locale)].filter(Boolean);
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span aria-hidden className="mt-0.5 grid size-8 shrink-0 place-items-center rounded-lg bg-sunken text-quiet">
        <MapPin className="size-4" />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <bdi className="font-semibold">{name}</bdi>
          {other && other !== name && <bdi className="text-quiet">{other}</bdi>}
          {branch.state === 'proposed' && <Chip tone="accent">{t`From a document`}</Chip>}
          {branch.state === 'expired' && <Chip tone="warn">{t`Expired`}</Chip>}
        </p>
        {place.length > 0 && <Words as="p" text={place.join(locale === 'ar' ? '، ' : ', ')} className="text-quiet" />}
        <p className="flex flex-wrap items-center gap-x-3 text-xs text-faint">
          {branch.phone && <Isolated>{branch.phone}</Isolated>}
          {branch.timeZone && <Isolated>{branch.timeZone}</Isolated>}
          {branch.mapUrl && (
            <a href={branch.mapUrl} target="_blank" rel="noreferrer" className="text-accent underline underline-offset-2">
              {t`Map`}
            </a>
          )}
          {branch.source && <FileName name={branch.source.name} className="max-w-52" />}
        </p>
      </div>
      {onEdit &&
        (branch.state === 'proposed' ? (
          <div className="flex items-center gap-1">
            <Button onClick={onEdit}>{t`Check`}</Button>
            <RowMenu
              label={t`What to do with ${name}`}
              deeds={[{ label: t`Remove`, icon: Trash2, danger: true, onSelect: () => removeBranchWithUndo(branch.id, name) }]}
            />
          </div>
        ) : (
          <RowMenu
            label={t`What to do with ${name}`}
            deeds={[
              { label: t`Edit`, icon: Pencil, onSelect: onEdit },
              { label: t`Remove`, icon: Trash2, danger: true, onSelect: () => removeBranchWithUndo(branch.id, name) },
            ]}
          />
        ))}
    </li>
  );
}
