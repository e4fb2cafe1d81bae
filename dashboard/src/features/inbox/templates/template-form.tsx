import { useLingui } from '@lingui/react/macro';
import { CircleSlash, SendHorizontal } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { FormField, lowBox } from '../../../shared/form/field.tsx';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import type { Conversation } from '../../conversations/api.ts';
import type { Template } from './api.ts';
import { firstValues } from './fill-preview.ts';
import { TemplatePreview } from './template-preview.tsx';
import { useTemplateWords } from './template-words.ts';

/** One template: what the customer will see, what has to be filled in, and the way out. */
export function TemplateForm({
  template,
  conversation,
  takesOver,
  sending,
  error,
  onSend,
}: {
  template: Template;
  conversation: Conversation;
  /** A colleague holds the pen. */
  takesOver: boolean;
  sending: boolean;
  error: unknown;
  onSend: (parameters: string[]) => void;
}): ReactNode {
  const { t } = useLingui();
  const { labelOf, hindrance, languageOf, categoryOf } = useTemplateWords();
  const [values, setValues] = useState(() => firstValues(template.places, conversation.contact.name));
  const ready = template.places.every((_place, at) => (values[at] ?? '').trim() !== '');
  const problem = hindrance(template);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && problem === null && !sending) onSend(values.map((value) => value.trim()));
  };
  return (
    <form onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
      <div className="thin-scroll -mx-1 flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-1 pb-1">
        <div className="flex flex-wrap items-center gap-1.5">
          <bdi dir="ltr" className="font-semibold wrap-anywhere">
            {template.name.replaceAll('_', ' ')}
          </bdi>
          <Chip>{languageOf(template.language)}</Chip>
          <Chip>{categoryOf(template)}</Chip>
        </div>
        <TemplatePreview template={template} values={values} />
        {problem !== null && (
          <p className="flex items-start gap-2 rounded-lg border border-warn-line bg-warn-soft px-3 py-2 text-warn">
            <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0" />
            <span>
              {problem}
              {template.reason !== null && (
                <bdi dir="ltr" className="ms-1 font-mono text-xs">
                  {template.reason}
                </bdi>
              )}
            </span>
          </p>
        )}
        {problem === null &&
          template.places.map((place, at) => {
            const isAddress = place.type !== 'text' || place.part === 'button';
            const example = place.example;
            return (
              <FormField
                key={at}
                label={<bdi>{labelOf(place, at, template)}</bdi>}
                hint={example ? <bdi>{t`For example: ${example}`}</bdi> : undefined}
              >
                <input
                  value={values[at] ?? ''}
                  dir={isAddress ? 'ltr' : 'auto'}
                  type={place.type === 'text' || place.type === 'code' ? 'text' : 'url'}
                  placeholder={place.type === 'text' || place.type === 'code' ? undefined : 'https://'}
                  pattern={place.type === 'text' || place.type === 'code' ? undefined : 'https://.+'}
                  maxLength={2_000}
                  autoComplete="off"
                  required
                  className={lowBox}
                  onChange={(event) => setValues(values.with(at, event.target.value))}
                />
              </FormField>
            );
          })}
        {error ? <FormProblem error={error} /> : null}
      </div>
      {problem === null && (
        <div className="flex shrink-0 justify-end border-t border-line pt-3">
          <Button type="submit" look="primary" disabled={!ready || sending} aria-busy={sending}>
            <SendHorizontal aria-hidden className="size-4 rtl:-scale-x-100" />
            {takesOver ? t`Take over and send` : t`Send template`}
          </Button>
        </div>
      )}
    </form>
  );
}
