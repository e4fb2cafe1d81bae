/** What was typed and not sent, for each person, conversation and mode, through reloads. */
export type Mode = 'reply' | 'note';

export interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export const draftKey = (owner: string, conversationId: string, mode: Mode): string => `wafaa.draft.${owner}.${conversationId}.${mode}`;

/** A browser that forbids storage, or has none left, simply forgets. */
export function keepText(shelf: Shelf, key: string, text: string): void {
  try {
    if (text === '') shelf.removeItem(key);
    else shelf.setItem(key, text);
  } catch {
    // It then lasts until the page closes.
  }
}

export function keptText(shelf: Shelf, key: string): string {
  try {
    return shelf.getItem(key) ?? '';
  } catch {
    return '';
  }
}
