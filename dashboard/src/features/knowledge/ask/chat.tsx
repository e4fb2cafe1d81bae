import { Trans, useLingui } from '@lingui/react/macro';
import { CornerDownLeft, Waypoints } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { FormProblem } from '../../../shared/form/form-problem.tsx';
import { Words } from '../../../shared/text/words.tsx';
import { useTheme } from '../../../shared/theme/theme.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { Chip } from '../../../shared/ui/chip.tsx';
import { OUTCOMES } from './outcomes.ts';
import { PERSONAS, type Persona } from './personas.ts';
import { skinOf } from './skins.ts';
import type { Exchange } from './use-exchanges.ts';

/** The conversation as the customer's phone shows it, in the channel's own colours and limits. */
export function Chat({
  first,
  channel,
  exchanges,
  busy,
  shownId,
  onAsk,
  onAgain,
  onShow,
  onTry,
}: {
  /** What the field begins with. */
  first: string;
  channel: string;
  exchanges: readonly Exchange[];
  busy: boolean;
  shownId: number | null;
  onAsk: (question: string) => void;
  onAgain: (exchange: Exchange) => void;
  onShow: (id: number) => void;
  onTry: (persona: Persona) => void;
}): ReactNode {
  const { t, i18n } = useLingui();
  const { shown: theme } = useTheme();
  const skin = skinOf(channel, theme);
  const [typed, setTyped] = useState(first);
  const box = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const last = exchanges.at(-1);
  const settled = last && (last.answer !== null || last.error !== null);
  useEffect(() => {
    if (last?.id || settled) box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [last?.id, settled]);
  const send = (question: string): void => {
    if (question.trim() === '' || busy) return;
    onAsk(question.trim());
    setTyped('');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send(typed);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send(typed);
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div
        ref={box}
        role="log"
        tabIndex={0}
        aria-label={t`Conversation`}
        className="thin-scroll flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto p-4"
        style={{ background: skin.ground }}
      >
        {exchanges.length === 0 && (
          <div className="m-auto flex max-w-xs flex-col gap-2 rounded-2xl bg-panel p-4 text-center">
            <p className="text-base font-semibold">
              <Trans>Ask as a customer would</Trans>
            </p>
            <p className="text-quiet">
              <Trans>No conversation is made and nothing is sent. Or play one of these:</Trans>
            </p>
            <ul className="flex flex-wrap justify-center gap-1.5">
              {PERSONAS.map((persona) => (
                <li key={persona.question}>
                  <button
                    type="button"
                    className="target rounded-full border border-line-strong px-2.5 py-1 text-xs hover:bg-sunken"
                    onClick={() => {
                      onTry(persona);
                      setTyped(persona.question);
                      field.current?.focus();
                    }}
                  >
                    {i18n._(persona.name)}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        )}
        {exchanges.map((exchange) => (
          <div key={exchange.id} className="flex flex-col gap-2">
            <div className="max-w-[85%] self-end rounded-2xl rounded-ee-md px-3 py-2" style={{ background: skin.own, color: skin.ownInk }}>
              <span className="sr-only">{t`Customer`}: </span>
              <Words as="p" text={exchange.asked.question} className="text-base whitespace-pre-wrap wrap-anywhere" />
            </div>
            {exchange.answer?.parts.map((part, at) => (
              <div key={at} className="flex max-w-[85%] flex-col gap-1 self-start">
                <div className="rounded-2xl rounded-es-md px-3 py-2" style={{ background: skin.other, color: skin.otherInk }}>
                  <span className="sr-only">{t`Bot`}: </span>
                  <Words as="p" text={part.text} className="text-base whitespace-pre-wrap wrap-anywhere" />
                </div>
                {part.options.map((option) => (
                  <button
                    key={option}
                    type="button"
                    disabled={busy}
                    className="target rounded-xl px-3 py-2 text-center font-semibold"
                    style={{ background: skin.other, color: skin.action }}
                    onClick={() => send(option)}
                  >
                    <Words text={option} />
                  </button>
                ))}
              </div>
            ))}
            {exchange.answer && (
              <button
                type="button"
                aria-pressed={exchange.id === shownId}
                onClick={() => onShow(exchange.id)}
                className="target inline-flex items-center gap-1.5 self-start rounded-full border border-line bg-panel px-2 py-0.5 text-xs text-quiet hover:text-ink aria-pressed:border-accent-line aria-pressed:text-accent"
              >
                <Waypoints aria-hidden className="size-3.5" />
                <Chip tone={OUTCOMES[exchange.answer.outcome].tone} className="bg-transparent! p-0!">
                  {i18n._(OUTCOMES[exchange.answer.outcome].text)}
                </Chip>
                <span>· {t`why`}</span>
              </button>
            )}
            {exchange.error !== null && (
              <div className="flex flex-col gap-2 rounded-2xl bg-panel p-2">
                <FormProblem error={exchange.error} />
                <Button className="self-start" onClick={() => onAgain(exchange)}>{t`Try again`}</Button>
              </div>
            )}
            {exchange.answer === null && exchange.error === null && (
              <p
                role="status"
                aria-label={t`The bot is answering`}
                className="flex gap-1 self-start rounded-2xl px-4 py-3"
                style={{ background: skin.other, color: skin.otherInk }}
              >
                {[0, 1, 2].map((dot) => (
                  <span key={dot} aria-hidden className="size-1.5 animate-pulse rounded-full bg-current" />
                ))}
              </p>
            )}
          </div>
        ))}
      </div>
      <form onSubmit={submit} className="flex shrink-0 items-end gap-2 border-t border-line bg-panel px-4 py-3">
        <textarea
          ref={field}
          rows={1}
          aria-label={t`Question of the customer`}
          placeholder={t`Write as a customer`}
          dir={typed ? 'auto' : undefined}
          maxLength={2_000}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onKeyDown}
          className="thin-scroll field-sizing-content max-h-32 min-h-10 w-full resize-none rounded-2xl border border-line-strong bg-panel px-3.5 py-2 text-base placeholder:text-faint"
        />
        <Button type="submit" look="primary" className="h-10" disabled={busy || typed.trim() === ''}>
          <CornerDownLeft aria-hidden className="size-4 shrink-0 rtl:-scale-x-100" />
          <Trans>Ask</Trans>
        </Button>
      </form>
    </div>
  );
}
