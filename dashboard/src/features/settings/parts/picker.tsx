import { useLingui } from '@lingui/react/macro';
import { Check, ChevronsUpDown } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { fold } from '../../../shared/text/fold.ts';
import { cx } from '../../../shared/ui/class-names.ts';

export interface PickerChoice {
  value: string;
  label: string;
  /** What else finds it: other names, the code, the city. */
  also: string;
  aside?: string;
}

/** More than fit into a glance; whoever wants another types. */
const MOST = 60;

/** The choices that a typed text fits, in their order. */
export function fittingChoices(choices: readonly PickerChoice[], typed: string): PickerChoice[] {
  const asked = fold(typed.trim());
  return choices.filter(({ label, also }) => fold(`${label} ${also}`).includes(asked)).slice(0, MOST);
}

/**
 * One of many, found by typing: a combobox as the ARIA practices describe it. Our own, because Base UI's hides the rest of the page from
 * screen readers while its list is open, and the field's label with it.
 */
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
}): ReactNode {
  const { t } = useLingui();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  /** Null while closed: the chosen one is shown then. */
  const [typed, setTyped] = useState<string | null>(null);
  const [at, setAt] = useState(0);
  const open = typed !== null;
  const chosen = choices.find((choice) => choice.value === value);
  const fitting = open ? fittingChoices(choices, typed) : [];
  useEffect(() => {
    if (open) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [open, at]);

  const show = (): void => {
    if (disabled || open) return;
    setTyped('');
    setAt(
      Math.max(
        0,
        choices.slice(0, MOST).findIndex((choice) => choice.value === value),
      ),
    );
  };
  const choose = (choice: PickerChoice | undefined): void => {
    if (choice) onChange(choice.value);
    setTyped(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (open && fitting.length > 0) setAt((at + step + fitting.length) % fitting.length);
      else show();
    } else if (event.key === 'Enter' && open) {
      event.preventDefault();
      choose(fitting[at]);
    } else if (event.key === 'Escape' && open) {
      // Closes the list and not the dialog around it.
      event.stopPropagation();
      setTyped(null);
    }
  };
  return (
    <span className="relative block">
      <input
        {...aria}
        ref={input}
        type="text"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={open && fitting.length > 0 ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        disabled={disabled}
        value={typed ?? chosen?.label ?? value}
        placeholder={chosen?.label ?? value}
        onClick={show}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        className="target h-9 w-full rounded-lg border border-line-strong bg-panel ps-3 pe-9 text-base placeholder:text-faint disabled:bg-sunken disabled:text-quiet md:text-sm"
      />
      <ChevronsUpDown aria-hidden className="pointer-events-none absolute inset-y-0 end-2.5 my-auto size-4 text-faint" />
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t`Choices`}
        hidden={!open || fitting.length === 0}
        className="thin-scroll absolute inset-x-0 top-full z-20 mt-1 max-h-64 overflow-y-auto rounded-xl border border-line-strong bg-raised p-1 shadow-float"
      >
        {fitting.map((choice, index) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's, which keeps the focus
          <div
            key={choice.value}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice.value === value}
            // The field keeps the focus, so that a press on the list does not close it first.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(choice)}
            onPointerMove={() => setAt(index)}
            className={cx(
              'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 pointer-coarse:min-h-11',
              index === at && 'bg-sunken',
            )}
          >
            <bdi className="min-w-0 truncate">{choice.label}</bdi>
            {choice.aside && (
              <span className="ms-auto shrink-0 text-xs text-quiet">
                <bdi>{choice.aside}</bdi>
              </span>
            )}
            {choice.value === value && <Check aria-hidden className={cx('size-4 shrink-0 text-accent', !choice.aside && 'ms-auto')} />}
          </div>
        ))}
      </div>
      {open && fitting.length === 0 && (
        <span
          role="status"
          className="absolute inset-x-0 top-full z-20 mt-1 rounded-xl border border-line-strong bg-raised px-3 py-2 text-quiet shadow-float"
        >
          {t`Nothing fits your search`}
        </span>
      )}
    </span>
  );
}
