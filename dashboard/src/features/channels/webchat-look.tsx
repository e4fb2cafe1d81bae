import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { MessageCircle } from 'lucide-react';
import { useLocale } from '../../shared/i18n/use-locale.ts';
import { Field, Select, TextInput } from '../settings/parts/fields.tsx';
import { TextPair } from '../settings/parts/text-pair.tsx';
import type { Webchat } from './api.ts';

type Look = Webchat['look'];

/** Colour, side and greeting, with a picture of what they make. */
export function LookFields({ look, disabled, onChange }: { look: Look; disabled: boolean; onChange: (look: Look) => void }): ReactNode {
  const { t } = useLingui();
  return (
    <div className="grid gap-5 md:grid-cols-[1fr_15rem]">
      <div className="flex flex-col gap-4">
        <div className="grid gap-4 sm:grid-cols-[6rem_1fr]">
          <Field label={t`Colour`}>
            <TextInput
              type="color"
              className="cursor-pointer p-1!"
              disabled={disabled}
              value={look.colour}
              onChange={(event) => onChange({ ...look, colour: event.target.value.toLowerCase() })}
            />
          </Field>
          <Field label={t`Corner`}>
            <Select
              disabled={disabled}
              value={look.position}
              onChange={(event) => onChange({ ...look, position: event.target.value === 'start' ? 'start' : 'end' })}
            >
              <option value="end">{t`Right; left in Arabic`}</option>
              <option value="start">{t`Left; right in Arabic`}</option>
            </Select>
          </Field>
        </div>
        <TextPair
          labels={{ ar: t`Greeting in Arabic`, en: t`Greeting in English` }}
          className="flex flex-col gap-4"
          maxLength={200}
          disabled={disabled}
          value={look.greeting}
          onChange={(greeting) => onChange({ ...look, greeting })}
        />
      </div>
      <Preview look={look} />
    </div>
  );
}

function Preview({ look }: { look: Look }): ReactNode {
  const { locale } = useLocale();
  const greeting = look.greeting[locale];
  const side = look.position === 'start' ? 'items-start' : 'items-end';
  const ink = inkOn(look.colour);
  return (
    <div aria-hidden className={`flex min-h-44 flex-col justify-end gap-3 rounded-xl border border-line bg-sunken p-3 ${side}`}>
      {greeting !== '' && (
        <div className="w-44 overflow-hidden rounded-xl border border-line bg-panel shadow-low">
          <div className="h-6" style={{ background: look.colour }} />
          <p dir="auto" className="m-2 rounded-lg bg-sunken px-2 py-1 text-xs">
            {greeting}
          </p>
        </div>
      )}
      <span className="grid size-11 place-items-center rounded-full shadow-low" style={{ background: look.colour, color: ink }}>
        <MessageCircle className="size-5" />
      </span>
    </div>
  );
}

/** White or near-black, whichever is easier to read on the colour. The picture only: the chat decides for itself. */
function inkOn(colour: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.22 ? '#141413' : '#ffffff';
}
