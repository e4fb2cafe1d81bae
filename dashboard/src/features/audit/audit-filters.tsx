import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../shared/ui/button.tsx';
import { Field, Select, TextInput } from '../settings/parts/fields.tsx';
import { SearchBox } from '../settings/parts/search-box.tsx';
import { useMay } from '../settings/parts/use-may.ts';
import { usePages } from '../settings/parts/use-pages.ts';
import { useTypedSearch } from '../settings/parts/use-typed-search.ts';
import { listMembers } from '../team/api.ts';
import type { AuditFilter } from './filter.ts';
import { TOPICS } from './topics.ts';

/** Free text, who, what, and between which days. */
export function AuditFilters({ filter, onChange }: { filter: AuditFilter; onChange: (next: AuditFilter) => void }): ReactNode {
  const { t, i18n } = useLingui();
  const may = useMay();
  const set = (key: keyof AuditFilter, value: string): void => {
    const { [key]: _, ...rest } = filter;
    onChange(value === '' ? rest : { ...rest, [key]: value });
  };
  const [question, setQuestion] = useTypedSearch(filter.q ?? '', (asked) => set('q', asked));
  const clear = (): void => {
    setQuestion('');
    onChange({});
  };
  return (
    <div className="mb-4 grid grid-cols-2 items-end gap-3 rounded-2xl border border-line bg-panel p-3 lg:grid-cols-[minmax(0,2fr)_repeat(2,minmax(0,1.2fr))_repeat(2,minmax(0,1fr))_auto]">
      <SearchBox label={t`Search the log`} value={question} onChange={setQuestion} className="col-span-2 lg:col-span-1" />
      {may('members.read') && <Who value={filter.actorId ?? ''} onChange={(value) => set('actorId', value)} />}
      <Field label={t`What`}>
        <Select value={filter.action ?? ''} onChange={(event) => set('action', event.target.value)}>
          <option value="">{t`Everything`}</option>
          {TOPICS.map(({ noun, name }) => (
            <option key={noun} value={noun}>
              {i18n._(name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t`From`}>
        <TextInput type="date" dir="ltr" value={filter.from ?? ''} max={filter.to} onChange={(event) => set('from', event.target.value)} />
      </Field>
      <Field label={t`Until`}>
        <TextInput type="date" dir="ltr" value={filter.to ?? ''} min={filter.from} onChange={(event) => set('to', event.target.value)} />
      </Field>
      <Button look="ghost" className="h-9" disabled={Object.keys(filter).length === 0} onClick={clear}>
        <X aria-hidden className="size-4" />
        {t`Clear`}
      </Button>
    </div>
  );
}

function Who({ value, onChange }: { value: string; onChange: (next: string) => void }): ReactNode {
  const { t } = useLingui();
  const { rows } = usePages(['members'], listMembers);
  return (
    <Field label={t`Who`}>
      <Select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t`Anybody`}</option>
        {rows?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
