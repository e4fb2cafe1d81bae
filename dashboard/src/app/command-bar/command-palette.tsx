import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { MessageSquareText, Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useSession } from '../../features/access/use-session.ts';
import { handleText } from '../../features/conversations/handle-text.ts';
import { lastWords } from '../../features/conversations/last-message.tsx';
import { directionOf } from '../../shared/text/direction-of.ts';
import { fitting } from './fits.ts';
import { Option, type OptionLook } from './option.tsx';
import { useCommands } from './use-commands.ts';
import { useFound } from './use-found.ts';

interface Choice extends OptionLook {
  id: string;
  run: () => void;
}

/** As it is printed on the key, in every language. */
const LEAVE_KEY = 'Esc';

/** A field and what fits it. The focus stays in the field; arrows move through the list, Enter takes. */
export function CommandPalette({
  field,
  onPage,
  onDeed,
  onHelp,
}: {
  field: RefObject<HTMLInputElement | null>;
  onPage: () => void;
  onDeed: () => void;
  onHelp: () => void;
}): ReactNode {
  const { t } = useLingui();
  const navigate = useNavigate();
  const session = useSession();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const commands = fitting(typed, useCommands(onHelp));
  const found = useFound(typed);
  const leave = { pages: onPage, deeds: onDeed };
  const choices = (group: 'pages' | 'deeds'): Choice[] =>
    commands
      .filter((command) => command.group === group)
      .map(({ id, name, place, icon, run }) => ({
        id,
        name,
        place,
        icon,
        run: () => {
          run();
          if (id !== 'help') leave[group]();
        },
      }));
  const talks: Choice[] = found.conversations.map(({ id, channel, contact, lastMessage }) => ({
    id,
    name: contact.name ?? (contact.handle ? handleText(session.channels, channel, contact.handle) : t`Unknown`),
    place: lastWords(lastMessage),
    icon: MessageSquareText,
    run: () => {
      void navigate({ to: '/inbox', search: { view: 'all', conversation: id } });
      onPage();
    },
  }));
  const everywhere: Choice[] =
    found.asked === ''
      ? []
      : [
          {
            id: 'everywhere',
            name: t`Search all conversations`,
            place: found.asked,
            icon: Search,
            run: () => {
              void navigate({ to: '/inbox', search: { view: 'all', q: found.asked } });
              onPage();
            },
          },
        ];
  const groups = [
    { name: t`Pages`, choices: choices('pages') },
    { name: t`Actions`, choices: choices('deeds') },
    // Last, because they arrive later: nothing that was chosen moves away.
    { name: t`Conversations`, choices: [...talks, ...everywhere] },
  ].filter((group) => group.choices.length > 0);
  const all = groups.flatMap((group) => group.choices);
  const current = all[Math.min(at, all.length - 1)];
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const here = current ? all.indexOf(current) : 0;
    const moves: Record<string, number> = { ArrowDown: here + 1, ArrowUp: here - 1 };
    const to = moves[event.key];
    if (to !== undefined && all.length > 0) {
      event.preventDefault();
      setAt((to + all.length) % all.length);
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      current?.run();
    }
  };
  return (
    <>
      <div className="flex shrink-0 items-center gap-2.5 border-b border-line px-4">
        <Search aria-hidden className="size-4.5 shrink-0 text-faint" />
        <input
          ref={field}
          type="text"
          role="combobox"
          aria-expanded={all.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={current ? `${list}-${current.id}` : undefined}
          aria-label={t`Page, conversation or action`}
          placeholder={t`Page, conversation or action`}
          autoComplete="off"
          spellCheck={false}
          dir={directionOf(typed) ?? undefined}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-faint"
        />
        <kbd className="rounded-md border border-line-strong bg-sunken px-1.5 py-0.5 font-sans text-2xs font-semibold text-quiet">
          {LEAVE_KEY}
        </kbd>
      </div>
      <div ref={box} className="thin-scroll min-h-0 overflow-y-auto p-2">
        <div id={list} role="listbox" aria-label={t`What fits`}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={group.name} className="not-first:mt-2">
              <p aria-hidden className="px-2.5 py-1 text-2xs font-semibold text-faint">
                {group.name}
              </p>
              {group.choices.map(({ id, run, ...look }) => (
                <Option
                  key={id}
                  id={`${list}-${id}`}
                  selected={id === current?.id}
                  onPoint={() => setAt(all.findIndex((one) => one.id === id))}
                  onPick={run}
                  {...look}
                />
              ))}
            </div>
          ))}
        </div>
        {all.length === 0 && <p className="px-2.5 py-6 text-center text-sm text-quiet">{t`Nothing fits`}</p>}
        {found.failed && (
          <p role="alert" className="px-2.5 py-2 text-xs text-bad">
            {t`The conversations could not be searched. Pages and actions still work.`}
          </p>
        )}
      </div>
      <p role="status" className="sr-only">
        {found.searching ? t`Searching the conversations` : t`${all.length} found`}
      </p>
    </>
  );
}
