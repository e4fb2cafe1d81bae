import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { useSession } from '../../access/use-session.ts';
import { Field, Select, Tick } from '../../settings/parts/fields.tsx';
import { type InboxSearch, toInboxSearch } from '../search.ts';
import { useLabels } from '../use-inbox-data.ts';

/** What can narrow a list, all in one place; each takes effect at once. */
export function FilterPanel({
  search,
  onSearch,
}: {
  search: InboxSearch;
  onSearch: (change: (before: InboxSearch) => InboxSearch) => void;
}): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const { channels } = useSession();
  const { data: labels = [] } = useLabels();
  const set = (change: Record<string, unknown>): void => onSearch((before) => toInboxSearch({ ...before, ...change }));
  return (
    <div className="grid w-72 gap-3 p-2.5">
      <Field label={t`Channel`}>
        <Select value={search.channel ?? ''} onChange={(event) => set({ channel: event.target.value })}>
          <option value="">{t`Any channel`}</option>
          {channels.map(({ kind, name }) => (
            <option key={kind} value={kind}>
              {name[locale]}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t`Label`}>
        <Select value={search.label ?? ''} onChange={(event) => set({ label: event.target.value })}>
          <option value="">{t`Any label`}</option>
          {labels.map((label) => (
            <option key={label.id} value={label.id}>
              {pick(label.name, locale)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t`Language`}>
          <Select value={search.language ?? ''} onChange={(event) => set({ language: event.target.value })}>
            <option value="">{t`Any`}</option>
            <option value="ar">{t`Arabic`}</option>
            <option value="en">{t`English`}</option>
            <option value="other">{t`Another`}</option>
          </Select>
        </Field>
        <Field label={t`Mood`}>
          <Select value={search.mood ?? ''} onChange={(event) => set({ mood: event.target.value })}>
            <option value="">{t`Any`}</option>
            <option value="negative">{t`Unhappy`}</option>
            <option value="neutral">{t`Calm`}</option>
            <option value="positive">{t`Happy`}</option>
          </Select>
        </Field>
      </div>
      <div>
        <Tick label={t`Unread only`} checked={search.unread ?? false} onChange={(event) => set({ unread: event.target.checked })} />
        <Tick
          label={t`Waits for an answer`}
          checked={search.waiting ?? false}
          onChange={(event) => set({ waiting: event.target.checked })}
        />
      </div>
    </div>
  );
}
