import type { Conversation, Message } from '../api.ts';

export type Line =
  | { kind: 'day'; key: string; at: string }
  | {
      kind: 'message';
      key: string;
      message: Message /** Further messages of the same album. */;
      album: Message[] /** The same author wrote the one before. */;
      joined: boolean;
    }
  | { kind: 'pen'; key: string; pen: Conversation['pen'] };

const TOGETHER_MS = 5 * 60_000;
/** Where a channel names no albums, pictures that were picked together come within moments. */
const ALBUM_MS = 10_000;

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
    const last = lines.at(-1);
    if (before && last?.kind === 'message' && isSameAlbum(before, message)) last.album.push(message);
    else lines.push({ kind: 'message', key: message.id, message, album: [], joined });
    before = message;
  }
  if (waiting) lines.push({ kind: 'pen', key: `pen-${waiting.since}`, pen: waiting });
  return lines;
}

/** Whether a message goes on with the pictures of the one before: the channel says so, or they came within moments and with nothing said between. */
function isSameAlbum(before: Message, message: Message): boolean {
  if (before.direction !== message.direction || before.author !== message.author || !isPictures(before) || !isPictures(message))
    return false;
  if (before.albumId !== null || message.albumId !== null) return before.albumId === message.albumId;
  // Words under a later picture are about it alone.
  return !message.text && message.replyTo === null && Date.parse(message.at) - Date.parse(before.at) < ALBUM_MS;
}

function isPictures({ media, kind }: Message): boolean {
  return kind !== 'deleted' && media.length > 0 && media.every((file) => file.kind === 'image' || file.kind === 'video');
}
