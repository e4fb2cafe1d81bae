export type ShortcutId =
  | 'help'
  | 'goHome'
  | 'goLive'
  | 'goInbox'
  | 'goKnowledge'
  | 'goCustomers'
  | 'goAnalytics'
  | 'goChannels'
  | 'goSettings'
  | 'nextConversation'
  | 'previousConversation'
  | 'takePen'
  | 'giveToBot'
  | 'reply'
  | 'note'
  | 'resolve'
  | 'snooze'
  | 'label'
  | 'select'
  | 'selectRange'
  | 'search';

export interface Binding {
  id: ShortcutId;
  /** Physical keys (`KeyboardEvent.code`), pressed one after the other: the same place on a Latin and an Arabic layout. */
  codes: readonly string[];
  shift: boolean;
  /** What the key sheet prints. */
  caps: readonly string[];
}

export const BINDINGS: readonly Binding[] = [
  { id: 'help', codes: ['Slash'], shift: true, caps: ['?'] },
  { id: 'goHome', codes: ['KeyG', 'KeyH'], shift: false, caps: ['G', 'H'] },
  { id: 'goLive', codes: ['KeyG', 'KeyL'], shift: false, caps: ['G', 'L'] },
  { id: 'goInbox', codes: ['KeyG', 'KeyI'], shift: false, caps: ['G', 'I'] },
  { id: 'goKnowledge', codes: ['KeyG', 'KeyK'], shift: false, caps: ['G', 'K'] },
  { id: 'goCustomers', codes: ['KeyG', 'KeyU'], shift: false, caps: ['G', 'U'] },
  { id: 'goAnalytics', codes: ['KeyG', 'KeyA'], shift: false, caps: ['G', 'A'] },
  { id: 'goChannels', codes: ['KeyG', 'KeyC'], shift: false, caps: ['G', 'C'] },
  { id: 'goSettings', codes: ['KeyG', 'KeyS'], shift: false, caps: ['G', 'S'] },
  { id: 'nextConversation', codes: ['KeyJ'], shift: false, caps: ['J'] },
  { id: 'previousConversation', codes: ['KeyK'], shift: false, caps: ['K'] },
  { id: 'takePen', codes: ['KeyT'], shift: false, caps: ['T'] },
  { id: 'giveToBot', codes: ['KeyB'], shift: false, caps: ['B'] },
  { id: 'reply', codes: ['KeyR'], shift: false, caps: ['R'] },
  { id: 'note', codes: ['KeyN'], shift: false, caps: ['N'] },
  { id: 'resolve', codes: ['KeyE'], shift: false, caps: ['E'] },
  { id: 'snooze', codes: ['KeyS'], shift: false, caps: ['S'] },
  { id: 'label', codes: ['KeyL'], shift: false, caps: ['L'] },
  { id: 'select', codes: ['KeyX'], shift: false, caps: ['X'] },
  { id: 'selectRange', codes: ['KeyX'], shift: true, caps: ['Shift', 'X'] },
  { id: 'search', codes: ['Slash'], shift: false, caps: ['/'] },
];

/** What opens the command bar, as the reader's keyboard names it. */
export const commandCaps = (): readonly string[] => [/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl', 'K'];
export const commandKeys = (): string => commandCaps().join(' ');
