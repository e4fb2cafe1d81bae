import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { TextInput } from '../../settings/parts/fields.tsx';

const MOST = 30;

/** The ways in which something is asked, a line each. Enter begins the next one. */
export function QuestionsField({ value, onChange }: { value: readonly string[]; onChange: (next: string[]) => void }): ReactNode {
  const { t } = useLingui();
  const list = useRef<HTMLUListElement>(null);
  /** The line to go to once it is drawn. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    list.current?.querySelectorAll('input')[wanted.current]?.focus();
    wanted.current = null;
  });
  const add = (): void => {
    if (value.length >= MOST) return;
    wanted.current = value.length;
    onChange([...value, '']);
  };
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{t`How customers ask it`}</legend>
      <p className="mb-2 text-xs text-quiet">
        <Trans>In other people’s words, in either language. Three or four different ways are worth more than one perfect one.</Trans>
      </p>
      <ul ref={list} className="flex flex-col gap-2">
        {value.map((question, at) => (
          <li key={at} className="flex items-center gap-1.5">
            <TextInput
              aria-label={t`Way to ask number ${at + 1}`}
              placeholder={at === 0 ? t`Do you have a terrace?` : t`Can we sit outside?`}
              maxLength={300}
              value={question}
              onChange={(event) => onChange(value.map((each, place) => (place === at ? event.target.value : each)))}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                add();
              }}
            />
            <IconButton
              label={t`Remove way number ${at + 1}`}
              disabled={value.length === 1}
              onClick={() => {
                wanted.current = Math.max(0, at - 1);
                onChange(value.filter((_, place) => place !== at));
              }}
            >
              <Trash2 aria-hidden className="size-4" />
            </IconButton>
          </li>
        ))}
      </ul>
      <Button look="ghost" className="-ms-2 mt-1" disabled={value.length >= MOST} onClick={add}>
        <Plus aria-hidden className="size-4" />
        <Trans>Add another way to ask</Trans>
      </Button>
    </fieldset>
  );
}
