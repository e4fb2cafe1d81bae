import { useLingui } from '@lingui/react/macro';
import { LABEL_COLOURS } from '../label-colours.ts';
import { Check, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { pick } from '../../../shared/i18n/pick.ts';
import { useLocale } from '../../../shared/i18n/use-locale.ts';
import { fold } from '../../../shared/text/fold.ts';
import { directionOf } from '../../../shared/text/direction-of.ts';
import type { Conversation } from '../../conversations/api.ts';
import { TextInput } from '../../settings/parts/fields.tsx';
import { useWrite } from '../../settings/parts/use-write.ts';
import { addLabel, type Label } from '../api.ts';
import { LabelDot } from '../parts/label-chip.tsx';
import { PanelButton } from '../parts/panel-button.tsx';
import { labelsKey, useLabels } from '../use-inbox-data.ts';
import { useDeeds } from './use-deeds.ts';

/** Puts labels on a conversation and takes them off; a name that there is none of makes a new one. */
export function LabelPanel({ conversation }: { conversation: Conversation }): ReactNode {
  const { t } = useLingui();
  const { locale } = useLocale();
  const perform = useDeeds();
  const { data: labels = [] } = useLabels();
  const [typed, setTyped] = useState('');
  const wanted = typed.trim();
  const found = labels.filter(({ name }) => fold(`${name.en ?? ''} ${name.ar ?? ''}`).includes(fold(wanted)));
  const exact = labels.some(({ name }) => [name.en, name.ar].some((text) => text !== null && fold(text) === fold(wanted)));
  const put = (label: Pick<Label, 'id'>): void => {
    perform([conversation], { kind: 'label', labelId: label.id, on: !conversation.labelIds.includes(label.id) });
    setTyped('');
  };
  const make = useWrite({
    write: (name: string) =>
      addLabel({
        name: directionOf(name) === 'rtl' ? { en: null, ar: name } : { en: name, ar: null },
        colour: LABEL_COLOURS[(labels.length + 1) % LABEL_COLOURS.length] ?? 'grey',
      }),
    failed: t`The label was not made`,
    refresh: [labelsKey],
    onDone: put,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || wanted === '') return;
    event.preventDefault();
    const [first] = found;
    if (first) put(first);
    else if (!make.isPending) make.mutate(wanted);
  };
  return (
    <div className="w-64">
      <div className="p-1">
        <TextInput
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t`Find or make a label`}
          aria-label={t`Find or make a label`}
          maxLength={60}
        />
      </div>
      {found.map((label) => {
        const on = conversation.labelIds.includes(label.id);
        return (
          <PanelButton key={label.id} role="checkbox" aria-checked={on} onClick={() => put(label)}>
            <LabelDot colour={label.colour} />
            <bdi className="min-w-0 flex-1 truncate">{pick(label.name, locale)}</bdi>
            {on && <Check aria-hidden className="size-4 text-accent" />}
          </PanelButton>
        );
      })}
      {wanted !== '' && !exact && (
        <PanelButton disabled={make.isPending} onClick={() => make.mutate(wanted)}>
          <Plus aria-hidden className="size-4 shrink-0" />
          <span className="min-w-0 truncate">{t`Make the label “${wanted}”`}</span>
        </PanelButton>
      )}
      {labels.length === 0 && wanted === '' && <p className="px-2 py-1.5 text-quiet">{t`Write a name to make the first one.`}</p>}
    </div>
  );
}
