/** What is known of a sent message. `null` stands for not yet known to have left. */
export type MessageStatus = 'sent' | 'delivered' | 'read' | 'played' | 'failed' | 'deleted';

const rank: Record<MessageStatus, number> = { sent: 1, failed: 2, delivered: 3, read: 4, played: 5, deleted: 6 };

/**
 * The status after a report arrived, in whatever order reports arrive: the highest rank holds. `failed` outranks only
 * `sent`, which always precedes it, so a failure stands until a delivery proves it wrong and never undoes one.
 */
export function nextStatus(current: MessageStatus | null, incoming: MessageStatus): MessageStatus {
  return current !== null && rank[current] >= rank[incoming] ? current : incoming;
}
