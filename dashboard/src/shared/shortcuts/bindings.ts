export type ShortcutId =
  | 'help'
  | 'goLive'
  | 'goKnowledge'
  | 'goCustomers'
  | 'goChannels'
  | 'goSettings'
  | 'nextConversation'
  | 'previousConversation'
  | 'takePen'
  | 'giveToBot'
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
  { id: 'goLive', codes: ['KeyG', 'KeyL'], shift: false, caps: ['G', 'L'] },
  { id: 'goKnowledge', codes: ['KeyG', 'KeyK'], shift: false, caps: ['G', 'K'] },
  { id: 'goCustomers', codes: ['KeyG', 'KeyU'], shift: false, caps: ['G', 'U'] },
  { id: 'goChannels', codes: ['KeyG', 'KeyC'], shift: false, caps: ['G', 'C'] },
  { id: 'goSettings', codes: ['KeyG', 'KeyS'], shift: false, caps: ['G', 'S'] },
  { id: 'nextConversation', codes: ['KeyJ'], shift: false, caps: ['J'] },
  { id: 'previousConversation', codes: ['KeyK'], shift: false, caps: ['K'] },
  { id: 'takePen', codes: ['KeyT'], shift: false, caps: ['T'] },
  { id: 'giveToBot', codes: ['KeyB'], shift: false, caps: ['B'] },
  { id: 'search', codes: ['Slash'], shift: false, caps: ['/'] },
];
