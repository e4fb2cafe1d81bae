import { createAttach } from './attach.ts';
import type { Chat, ChatState } from './chat.ts';
import { inkOn } from './colours.ts';
import { element, picture, PICTURES } from './element.ts';
import { createLog } from './log.ts';
import { STYLE } from './style.ts';
import type { WebchatFace } from './types.ts';
import { type Language, WORDS } from './words.ts';

export interface ChatWindow {
  draw(state: ChatState): void;
  setOpen(open: boolean, focus: boolean): void;
  /** Who was writing here has left: so does what they had not finished. */
  clear(): void;
}

interface Given {
  chat: Chat;
  face: WebchatFace;
  language: Language;
  theme: 'light' | 'dark' | 'auto';
  isOnline: () => boolean;
  onOpen(open: boolean): void;
}

const TEXT_MAX = 4_000;

/** The button in the corner and what it opens. */
export function createWindow({ chat, face, language, theme, isOnline, onOpen }: Given): ChatWindow {
  const words = WORDS[language];
  const { colour, position } = face.look;
  const name = face.name[language] ?? face.name.en ?? face.name.ar ?? '';
  const log = createLog({ chat, words, language, look: face.look });
  const badge = element('span', { class: 'badge', hidden: true, 'aria-hidden': 'true' });
  const launch = element(
    'button',
    {
      class: 'launch',
      type: 'button',
      'aria-expanded': 'false',
      'aria-controls': 'panel',
      onclick: () => setOpen(panel.hidden !== false, true),
    },
    picture(PICTURES.chat),
    badge,
  );
  const field = element('textarea', {
    rows: '1',
    dir: 'auto',
    maxlength: String(TEXT_MAX),
    placeholder: words.write,
    'aria-label': words.write,
    enterkeyhint: 'send',
    oninput: () => {
      settle();
      if (field.value.trim() !== '') chat.typed();
    },
    onpaste: (event: ClipboardEvent) => {
      if (attach.take(event.clipboardData)) event.preventDefault();
    },
    onkeydown: (event: KeyboardEvent) => {
      // Enter that picks a word of an input method is none of ours.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit();
    },
  });
  const button = element('button', { type: 'submit', class: 'go', 'aria-label': words.send, disabled: true }, picture(PICTURES.send));
  const attach = createAttach({
    ...{ chat, words, language, maxBytes: face.fileBytes },
    onRecording(on) {
      form.hidden = on;
      attach.recorder.hidden = !on;
      (on ? attach.recorder.querySelector<HTMLElement>('.go') : field)?.focus();
    },
  });
  const form = element(
    'form',
    {
      class: 'form',
      onsubmit: (event: Event) => {
        event.preventDefault();
        submit();
      },
    },
    ...attach.before,
    field,
    ...attach.behind,
    button,
  );
  const note = element('div', { class: 'note', role: 'status', hidden: true });
  const heard = element('div', { class: 'sr', role: 'status' });
  const panel = element(
    'section',
    {
      ...{ class: 'panel', id: 'panel', role: 'dialog', 'aria-label': name, hidden: true },
      onkeydown: (event: KeyboardEvent) => keep(event),
      ondragenter: (event: DragEvent) => drag(event, true),
      ondragover: (event: DragEvent) => drag(event, true),
      ondragleave: (event: DragEvent) => drag(event, panel.contains(event.relatedTarget as Node | null)),
      ondrop: (event: DragEvent) => {
        drag(event, false);
        attach.take(event.dataTransfer);
      },
    },
    element(
      'div',
      { class: 'head' },
      element('h2', { dir: 'auto' }, name),
      element('button', { type: 'button', 'aria-label': words.close, onclick: () => setOpen(false, true) }, picture(PICTURES.close)),
    ),
    log.element,
    note,
    attach.complaint,
    form,
    attach.recorder,
    attach.drop,
    heard,
  );
  const root = element(
    'div',
    { class: 'root', dir: language === 'ar' ? 'rtl' : 'ltr', lang: language, 'data-position': position },
    panel,
    launch,
  );
  root.style.setProperty('--brand', colour);
  root.style.setProperty('--on', inkOn(colour));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = (): void => void (root.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme);
  dark.addEventListener('change', paint);
  paint();

  /** Files alone: a text that is dragged goes where it always goes. */
  const drag = (event: DragEvent, over: boolean): void => {
    if (field.disabled || !event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    attach.drop.hidden = !over;
  };
  const submit = (): void => {
    if (field.value.trim() === '') return;
    chat.write(field.value);
    field.value = '';
    settle();
    field.focus();
  };
  const settle = (): void => {
    button.disabled = field.value.trim() === '';
    log.keepEnd(() => {
      field.style.height = 'auto';
      field.style.height = `${field.scrollHeight + 2}px`;
    });
  };
  /** Where nobody takes messages none is written. The keyboard stays in the chat, so that Escape still closes it. */
  const settleField = (closed: boolean): void => {
    if (field.disabled === closed) return;
    if (closed && shadow.activeElement === field) log.element.focus();
    field.disabled = closed;
    for (const one of form.querySelectorAll<HTMLButtonElement>('.plain')) one.disabled = closed;
  };
  const isWholeScreen = (): boolean => matchMedia('(max-width: 480px)').matches;
  /** Escape closes; over the whole screen the keyboard stays inside. */
  const keep = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false, true);
    }
    if (event.key !== 'Tab' || !isWholeScreen()) return;
    const stops = [...panel.querySelectorAll<HTMLElement>('button:not(:disabled),a,textarea:not(:disabled),[tabindex="0"]')];
    const seen = stops.filter((stop) => stop.getClientRects().length > 0);
    const [first, last] = [seen[0], seen.at(-1)];
    const active = shadow.activeElement;
    if (event.shiftKey ? active === first : active === last) {
      event.preventDefault();
      (event.shiftKey ? last : first)?.focus();
    }
  };
  const setOpen = (open: boolean, focus: boolean): void => {
    panel.hidden = !open;
    root.classList.toggle('open', open);
    launch.setAttribute('aria-expanded', String(open));
    launch.replaceChildren(picture(open ? PICTURES.down : PICTURES.chat), badge);
    if (open && isWholeScreen()) panel.setAttribute('aria-modal', 'true');
    else panel.removeAttribute('aria-modal');
    if (open) chat.show();
    else {
      chat.hide();
      attach.stop();
    }
    onOpen(open);
    if (open) log.element.scrollTop = log.element.scrollHeight;
    if (focus) (open ? (field.disabled ? log.element : field) : launch).focus();
  };
  const noteOf = (state: ChatState): string => {
    if (state.line === 'closed') return words.unavailable;
    if (!isOnline()) return words.offline;
    return state.line === 'lost' ? words.reconnecting : '';
  };

  const host = document.createElement('div');
  const shadow = host.attachShadow({ mode: 'open' });
  // A sheet that is made here passes pages that forbid inline styles.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
  document.body.append(host);

  return {
    setOpen,
    clear() {
      field.value = '';
      settle();
      attach.stop();
    },
    draw(state) {
      log.draw(state);
      const text = noteOf(state);
      log.keepEnd(() => {
        note.hidden = text === '';
        if (note.textContent !== text) note.textContent = text;
      });
      settleField(state.line === 'closed');
      const spoken = state.typing ? words.typing : '';
      if (heard.textContent !== spoken) heard.textContent = spoken;
      const unread = panel.hidden ? state.unread : 0;
      badge.hidden = unread === 0;
      badge.textContent = unread > 9 ? '9+' : String(unread);
      const label = panel.hidden ? words.open : words.close;
      launch.setAttribute('aria-label', unread === 0 ? label : `${label}, ${words.unread(unread)}`);
    },
  };
}
