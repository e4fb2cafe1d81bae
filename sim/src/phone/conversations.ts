import type { InteractiveView, MediaView } from './message-view.ts';

export interface ContactIds {
  /** A phone number, where the channel's people have one that a business can see. */
  waId: string | null;
  /** The provider's own id, e.g. `SA.13491208655302741918` or `820000000000301`. */
  userId: string;
}

/** A customer as the provider knows them. */
export interface Contact extends ContactIds {
  name: string;
  username: string | null;
}

export type MessageStatus = 'sending' | 'sent' | 'delivered' | 'read' | 'failed';

/** One bubble on the customer's phone. */
export interface PhoneMessage {
  id: string;
  /** `customer` wrote it, or `business` did. */
  author: 'customer' | 'business';
  kind: string;
  text: string;
  at: number;
  /** Ticks of the customer's own bubbles: delivered = the webhook was acknowledged, read = the business marked it so. */
  status: MessageStatus;
  media?: MediaView;
  /** Ids of all its files, where there may be several. */
  files?: string[];
  location?: { latitude: number; longitude: number; name: string | null; address: string | null };
  interactive?: InteractiveView;
  /** Emoji the other side put on this bubble. */
  reaction?: string;
  quoted?: { id: string; text: string };
  /** It answers or mentions a story. */
  story?: boolean;
  edits?: number;
  /** Taken back by whoever wrote it. */
  removed?: boolean;
}

export type PhoneEvent =
  | { kind: 'message'; message: PhoneMessage }
  | { kind: 'status'; id: string; status: MessageStatus }
  | { kind: 'reaction'; id: string; emoji: string }
  | { kind: 'change'; message: PhoneMessage }
  | { kind: 'typing'; on: boolean };

export interface Conversation {
  account: string;
  contact: Contact;
  messages: PhoneMessage[];
  /** When the customer last wrote; opens the 24 h window. Null = never. */
  lastInboundAt: number | null;
  typing: boolean;
  listeners: Set<(event: PhoneEvent) => void>;
}

export interface Conversations {
  /** Finds by any known id, creates when new. @throws BadRequest when the channel has no such id */
  open(account: string, id: string, profile?: { name?: string | undefined; username?: string | undefined }): Conversation;
  find(account: string, id: string): Conversation | undefined;
  ofMessage(messageId: string): { conversation: Conversation; message: PhoneMessage } | undefined;
  append(conversation: Conversation, message: PhoneMessage): void;
  setStatus(messageId: string, status: MessageStatus): void;
  setTyping(conversation: Conversation, on: boolean): void;
  react(messageId: string, emoji: string): void;
  /** Number of the edit, from 1. */
  edit(messageId: string, text: string): number;
  remove(messageId: string): void;
  reset(): void;
}

/** Bubbles kept per conversation: a phone shows a day, a load of 100,000 messages must not fill the memory. */
const KEPT_MESSAGES = 300;
const STATUS_RANK: Record<MessageStatus, number> = { sending: 0, sent: 1, delivered: 2, read: 3, failed: 4 };

export function createConversations(toContact: (account: string, id: string) => ContactIds): Conversations {
  let byContact = new Map<string, Conversation>();
  let byMessage = new Map<string, { conversation: Conversation; message: PhoneMessage }>();
  const tell = (conversation: Conversation, event: PhoneEvent): void => {
    for (const listener of conversation.listeners) listener(event);
  };
  const find = (account: string, id: string): Conversation | undefined => byContact.get(`${account}|${id}`);

  return {
    find,
    open(account, id, profile = {}) {
      const known = find(account, id);
      if (known) {
        if (profile.name) known.contact.name = profile.name;
        if (profile.username) known.contact.username = profile.username;
        return known;
      }
      const ids = toContact(account, id);
      const contact: Contact = {
        ...ids,
        name: profile.name ?? 'Customer',
        username: profile.username ?? null,
      };
      const conversation: Conversation = { account, contact, messages: [], lastInboundAt: null, typing: false, listeners: new Set() };
      byContact.set(`${account}|${contact.userId}`, conversation);
      if (ids.waId !== null) byContact.set(`${account}|${ids.waId}`, conversation);
      return conversation;
    },
    ofMessage: (messageId) => byMessage.get(messageId),
    append(conversation, message) {
      conversation.messages.push(message);
      byMessage.set(message.id, { conversation, message });
      if (conversation.messages.length > KEPT_MESSAGES) {
        const dropped = conversation.messages.shift();
        if (dropped) byMessage.delete(dropped.id);
      }
      tell(conversation, { kind: 'message', message });
    },
    setStatus(messageId, status) {
      const found = byMessage.get(messageId);
      if (!found || STATUS_RANK[status] <= STATUS_RANK[found.message.status]) return;
      found.message.status = status;
      tell(found.conversation, { kind: 'status', id: messageId, status });
    },
    setTyping(conversation, on) {
      if (conversation.typing === on) return;
      conversation.typing = on;
      tell(conversation, { kind: 'typing', on });
    },
    react(messageId, emoji) {
      const found = byMessage.get(messageId);
      if (!found) return;
      if (emoji === '') delete found.message.reaction;
      else found.message.reaction = emoji;
      tell(found.conversation, { kind: 'reaction', id: messageId, emoji });
    },
    edit(messageId, text) {
      const found = byMessage.get(messageId);
      if (!found) return 1;
      found.message.text = text;
      found.message.edits = (found.message.edits ?? 0) + 1;
      tell(found.conversation, { kind: 'change', message: found.message });
      return found.message.edits;
    },
    remove(messageId) {
      const found = byMessage.get(messageId);
      if (!found) return;
      found.message.text = '';
      found.message.removed = true;
      delete found.message.media;
      tell(found.conversation, { kind: 'change', message: found.message });
    },
    reset() {
      byContact = new Map();
      byMessage = new Map();
    },
  };
}

/** The id by which other records name a contact: the number when there is one. */
export function contactId(contact: Contact): string {
  return contact.waId ?? contact.userId;
}
