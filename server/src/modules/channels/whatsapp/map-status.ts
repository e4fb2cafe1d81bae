import type { MessageStatus } from '../contract/next-status.ts';
import type { InboundKind } from '../contract/types.ts';

const statuses: Record<string, MessageStatus> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'played',
  failed: 'failed',
  deleted: 'deleted',
};

const kinds: Record<MessageStatus, InboundKind> = {
  sent: 'delivery',
  delivered: 'delivery',
  read: 'read',
  played: 'read',
  failed: 'failed',
  deleted: 'delete',
};

/** Our status for WhatsApp's word; undefined for a word we do not know, which is reported by name and never guessed. */
export function mapStatus(providerStatus: string): MessageStatus | undefined {
  return Object.hasOwn(statuses, providerStatus) ? statuses[providerStatus] : undefined;
}

/** The kind of event a status becomes. */
export function kindOfStatus(status: MessageStatus | undefined): InboundKind {
  return status === undefined ? 'ignored' : kinds[status];
}
