import { Combobox } from '@base-ui/react/combobox';
import { useLingui } from '@lingui/react/macro';
import { Check, ChevronsUpDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { fold } from '../../../shared/text/fold.ts';

export interface PickerChoice {
  value: string;
  label: string;
  /** What else finds it: other names, the code, the city. */
  also: string;
  aside?: string;
}

/** One of many, found by typing. */
export function Picker({
  choices,
  value,
  onChange,
  disabled = false,
  ...aria
}: {
  choices: readonly PickerChoice[];
  value: string;
  onChange: (next: string) => void;
  disabled?: boolean;
  id?: string;
}): ReactNode {
  const { t } = useLingui();
  const chosen = choices.find((choice) => choice.value === value) ?? { value, label: value, also: '' };
  return (
    <Combobox.Root
      items={choices as PickerChoice[]}
      value={chosen}
      onValueChange={(next) => next && onChange(next.value)}
      isItemEqualToValue={(one, other) => one.value === other.value}
      itemToStringLabel={({ label }) => label}
      filter={(choice, query) => fold(`${choice.label} ${choice.also}`).includes(fold(query.trim()))}
      limit={60}
      disabled={disabled}
    >
      <span className="relative block">
        <Combobox.Input
          {...aria}
          className="target h-9 w-full rounded-lg border border-line-strong bg-panel ps-3 pe-9 text-base disabled:bg-sunken disabled:text-quiet md:text-sm"
        />
        <Combobox.Trigger aria-label={t`Show choices`} className="absolute inset-y-0 end-0 grid w-9 place-items-center text-faint">
          <ChevronsUpDown aria-hidden className="size-4" />
        </Combobox.Trigger>
      </span>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50 outline-none">
          <Combobox.Popup className="w-(--anchor-width) overflow-hidden rounded-xl border border-line-strong bg-raised text-ink shadow-float">
            <Combobox.Empty className="px-3 py-3 text-quiet empty:hidden">{t`Nothing fits your search`}</Combobox.Empty>
            <Combobox.List className="thin-scroll max-h-72 overflow-y-auto p-1 empty:hidden">
              {(choice: PickerChoice) => (
                <Combobox.Item
                  key={choice.value}
                  value={choice}
                  className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 text-sm data-highlighted:bg-sunken pointer-coarse:min-h-11"
                >
                  <bdi className="min-w-0 truncate">{choice.label}</bdi>
                  {choice.aside && <bdi className="ms-auto shrink-0 text-xs text-faint">{choice.aside}</bdi>}
                  <Combobox.ItemIndicator className={choice.aside ? '' : 'ms-auto'}>
                    <Check aria-hidden className="size-4 text-accent" />
                  </Combobox.ItemIndicator>
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
