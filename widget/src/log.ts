import { type Chat, type ChatState, contentOf } from './chat.ts';
import { drawChoices, drawContent } from './draw-entry.ts';
import { element } from './element.ts';
import type { WebchatContent, WebchatLook } from './types.ts';
import type { Language, Words } from './words.ts';

interface Row {
  id: string;
  mine: boolean;
  content: WebchatContent;
  at: string;
  state?: 'waiting' | 'sending' | 'failed' | 'gone' | 'refused' | 'full';
}

/** So much of what stood before a long answer stays in sight. */
const LEFT_ABOVE = 48;

export interface Log {
  element: HTMLElement;
  draw(state: ChatState): void;
  /** Around what changes the height of the log: who saw its end sees it afterwards. */
  keepEnd(change: () => void): void;
}

/** The thread. Rows that stand are left as they are, so that a screen reader hears each message once and nothing jumps. */
export function createLog({ chat, words, language, look }: { chat: Chat; words: Words; language: Language; look: WebchatLook }): Log {
  const greeting = look.greeting[language];
  const hello = element('div', { class: 'row' }, element('div', { class: 'bubble', dir: 'auto' }, greeting));
  const about = element('p', { class: 'meta' }, words.skip);
  const typing = element('div', { class: 'row', 'aria-hidden': 'true' }, dots());
  const rows = element('div', { role: 'log', 'aria-label': words.conversation, 'aria-live': 'polite', class: 'rows' });
  const box = element('div', { class: 'log', tabindex: '0', role: 'region', 'aria-label': words.conversation });
  const drawn = new Map<string, { key: string; node: HTMLElement }>();
  let choices: HTMLElement | null = null;
  let choicesOf = '';
  if (greeting !== '') hello.append(about);
  box.append(greeting === '' ? about : hello, rows, typing);
  const isAtEnd = (): boolean => box.scrollHeight - box.scrollTop - box.clientHeight < 80;
  const time = new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : undefined, { hour: 'numeric', minute: '2-digit' });

  const drawRow = (row: Row, isFirst: boolean, isLast: boolean): HTMLElement =>
    element(
      'div',
      { class: `row${row.mine ? ' mine' : ''}${isFirst ? ' first' : ''}${row.state ? ' wait' : ''}` },
      ...(row.mine ? [element('span', { class: 'sr' }, `${words.you}: `)] : []),
      element('div', { class: 'bubble', dir: 'auto' }, drawContent(row.content, words, language)),
      ...drawMeta(row, isLast),
    );
  const drawMeta = (row: Row, isLast: boolean): HTMLElement[] => {
    const deed = (label: string, onclick: () => void): HTMLElement => element('button', { type: 'button', onclick }, label);
    const remove = (label: string): HTMLElement => deed(label, () => chat.remove(row.id));
    if (row.state === 'sending')
      return [
        element(
          'div',
          { class: 'meta' },
          element('progress', { max: '1', value: '0', 'aria-label': words.sending }),
          ' ',
          remove(words.cancel),
        ),
      ];
    if (row.state === 'waiting')
      return [element('div', { class: 'meta' }, words.waiting, ...(row.content.kind === 'media' ? [' · ', remove(words.cancel)] : []))];
    if (row.state)
      return [
        element(
          'div',
          { class: 'meta bad' },
          `${words[row.state === 'failed' ? 'notSent' : row.state]} · `,
          ...(row.state === 'failed' || row.state === 'full' ? [deed(words.again, () => chat.again(row.id)), ' · '] : []),
          remove(words.remove),
        ),
      ];
    return isLast ? [element('div', { class: 'meta' }, element('bdi', {}, time.format(new Date(row.at))))] : [];
  };

  return {
    element: box,
    draw(state) {
      const atEnd = isAtEnd();
      const firstTime = drawn.size === 0;
      const list = toRows(state, chat.address);
      let before: HTMLElement | null = null;
      let changed = false;
      let arrived: HTMLElement | undefined;
      for (const [index, row] of list.entries()) {
        const isFirst = list[index - 1]?.mine !== row.mine;
        const next = list[index + 1];
        const isLast = next?.mine !== row.mine || next.state !== row.state;
        const key = `${row.state ?? ''}${isFirst}${isLast}`;
        let known = drawn.get(row.id);
        if (known?.key !== key) {
          const node = drawRow(row, isFirst, isLast);
          if (known) known.node.replaceWith(node);
          else if (!row.mine) arrived ??= node;
          known = { key, node };
          drawn.set(row.id, known);
          changed = true;
        }
        const bar = row.state === 'sending' && known.node.querySelector('progress');
        if (bar) bar.value = state.sending?.part ?? 0;
        const place: Node | null = before ? before.nextSibling : rows.firstChild;
        if (place !== known.node) rows.insertBefore(known.node, place);
        before = known.node;
      }
      const ids = new Set(list.map(({ id }) => id));
      for (const [id, { node }] of drawn) {
        if (ids.has(id)) continue;
        node.remove();
        drawn.delete(id);
      }
      const last = list.at(-1);
      const offered = last && !last.mine ? last.id : '';
      if (offered !== choicesOf) {
        choices?.remove();
        choicesOf = offered;
        choices = drawChoices(offered === '' ? undefined : last?.content, chat.choose);
        if (choices) rows.after(choices);
      }
      typing.hidden = !state.typing;
      if (!atEnd && !(changed && last?.mine)) return;
      box.scrollTop = box.scrollHeight;
      // An answer that is longer than the window is read from its beginning.
      if (arrived && !firstTime && !last?.mine) box.scrollTop = Math.min(box.scrollTop, arrived.offsetTop - box.offsetTop - LEFT_ABOVE);
    },
    keepEnd(change) {
      const atEnd = isAtEnd();
      change();
      if (atEnd) box.scrollTop = box.scrollHeight;
    },
  };
}

function dots(): HTMLElement {
  return element('div', { class: 'bubble dots' }, element('i'), element('i'), element('i'));
}

function toRows({ entries, waiting, sending }: ChatState, addressOf: (id: string) => string): Row[] {
  return [
    ...entries.map(({ id, from, content, at }): Row => ({ id, mine: from === 'visitor', content, at })),
    ...waiting.map(
      (one): Row => ({
        id: one.id,
        mine: true,
        content: contentOf(one, addressOf(one.id)),
        at: one.at,
        state: one.failed === true ? 'failed' : (one.failed ?? (sending?.id === one.id ? 'sending' : 'waiting')),
      }),
    ),
  ];
}
