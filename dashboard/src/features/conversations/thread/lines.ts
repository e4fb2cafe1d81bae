import type { Conversation, Message } from '../api.ts';

export type Line =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'message'; key: string; message: Message /** The same author wrote the one before. */; joined: boolean }
  | { kind: 'pen'; key: string; pen: Conversation['pen'] };

const TOGETHER_MS = 5 * 60_000;

/**
 * What stands in a thread, oldest first: messages, a line before each new day, and where the pen moved last. `dayOf` names the day of a
 * moment in the business's time zone.
 */
export function linesOf(messages: readonly Message[], pen: Conversation['pen'] | null, dayOf: (iso: string) => string): Line[] {
  const lines: Line[] = [];
  const first = messages[0];
  // An older move belongs above what is loaded, and a conversation begins with the bot without anybody moving anything.
  let waiting = pen && pen.reason !== null && first && pen.since >= first.at ? pen : null;
  let before: Message | null = null;
  const day = (at: string): void => {
    const last = lines.findLast((line) => line.kind !== 'pen');
    const lastAt = last?.kind === 'message' ? last.message.at : null;
    if (lastAt === null || dayOf(lastAt) !== dayOf(at)) lines.push({ kind: 'day', key: `day-${dayOf(at)}`, at });
  };
  for (const message of messages) {
    if (waiting && waiting.since < message.at) {
      lines.push({ kind: 'pen', key: `pen-${waiting.since}`, pen: waiting });
      waiting = null;
      before = null;
    }
    if (!before || dayOf(before.at) !== dayOf(message.at)) day(message.at);
    const joined =
      before !== null &&
      lines.at(-1)?.kind === 'message' &&
      before.direction === message.direction &&
      before.author === message.author &&
      before.agent?.id === message.agent?.id &&
      Date.parse(message.at) - Date.parse(before.at) < TOGETHER_MS;
    lines.push({ kind: 'message', key: message.id, message, joined });
    before = message;
  }
  if (waiting) lines.push({ kind: 'pen', key: `pen-${waiting.since}`, pen: waiting });
  return lines;
}
