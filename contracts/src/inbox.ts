import { z } from 'zod';
import { ConversationFilter } from './conversation-filter.ts';
import { ConversationView } from './conversations.ts';
import { defineRoute } from './route.ts';
import { BilingualInput, Bilingual, Done, IdParams } from './shapes.ts';

export const LABEL_COLOURS = ['grey', 'red', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export const LabelView = z.object({ id: z.string(), name: Bilingual, colour: z.enum(LABEL_COLOURS), conversations: z.number().int() });
export type LabelView = z.infer<typeof LabelView>;
const LabelIn = z.object({ name: BilingualInput, colour: z.enum(LABEL_COLOURS) });

const Shortcut = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'letters, digits, - and _ only');
const Body = z
  .object({ en: z.string().trim().min(1).max(4_000).nullable(), ar: z.string().trim().min(1).max(4_000).nullable() })
  .refine((body) => body.en !== null || body.ar !== null, 'one of the two languages is needed');
export const CannedReplyView = z.object({
  id: z.string(),
  /** What follows the slash in the composer. */
  shortcut: z.string(),
  /** `{{name}}` is the customer's name, `{{agent}}` the writer's, `{{business}}` the tenant's. */
  body: Bilingual,
  used: z.number().int(),
  updatedAt: z.iso.datetime(),
});
export type CannedReplyView = z.infer<typeof CannedReplyView>;

/** As it is stored in a view: booleans as such, and no figures, which are of a time that passes. */
export const SavedFilter = ConversationFilter.omit({ figure: true, part: true, from: true, to: true }).extend({
  unread: z.boolean().optional(),
  waiting: z.boolean().optional(),
});

export const SavedViewView = z.object({
  id: z.string(),
  name: z.string(),
  /** Everybody's, or only mine. */
  shared: z.boolean(),
  filter: SavedFilter,
});
export type SavedViewView = z.infer<typeof SavedViewView>;
const SavedViewIn = z.object({ name: z.string().trim().min(1).max(60), shared: z.boolean().default(false), filter: SavedFilter });

export const InboxCounts = z.object({
  open: z.number().int(),
  mine: z.number().int(),
  /** Nobody holds the pen: a person is needed. */
  unassigned: z.number().int(),
  team: z.number().int(),
  bot: z.number().int(),
  unread: z.number().int(),
  snoozed: z.number().int(),
  resolved: z.number().int(),
});

const StateChange = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open') }),
  z.object({
    state: z.literal('resolved'),
    /** The newest message that whoever resolves it had seen: what the customer wrote after it is not resolved with it. */
    seenMessageId: z.string().max(64).optional(),
  }),
  z.object({ state: z.literal('snoozed'), until: z.iso.datetime() }),
]);

const write = 'conversations.write' as const;
const missing = ['conversation.not_found'] as const;

export const inboxRoutes = {
  countInbox: defineRoute({
    id: 'countInbox',
    method: 'GET',
    path: '/api/v1/inbox/counts',
    permission: 'conversations.read',
    summary: 'How many conversations stand in each of the built-in views; counting stops at 1,000',
    status: 200,
    response: InboxCounts,
  }),
  changeConversationState: defineRoute({
    id: 'changeConversationState',
    method: 'POST',
    audit: 'conversation.state_changed',
    path: '/api/v1/conversations/:id/state',
    permission: write,
    summary: 'Resolve a conversation (the bot answers what comes next), let it sleep until a time, or open it again',
    params: IdParams,
    body: StateChange,
    status: 200,
    response: ConversationView,
    errors: [...missing, 'conversation.snooze_past'],
  }),
  readConversation: defineRoute({
    id: 'readConversation',
    method: 'POST',
    audit: 'conversation.read',
    path: '/api/v1/conversations/:id/read',
    permission: write,
    summary: 'Mark as read, or as unread again',
    params: IdParams,
    body: z.object({ read: z.boolean() }),
    status: 200,
    response: ConversationView,
    errors: missing,
  }),
  labelConversation: defineRoute({
    id: 'labelConversation',
    method: 'POST',
    audit: 'conversation.labelled',
    path: '/api/v1/conversations/:id/labels',
    permission: write,
    summary: 'Set the labels of a conversation',
    params: IdParams,
    body: z.object({ labelIds: z.array(z.string().min(1).max(64)).max(20) }),
    status: 200,
    response: ConversationView,
    errors: [...missing, 'label.not_found'],
  }),
  changeConversations: defineRoute({
    id: 'changeConversations',
    method: 'POST',
    audit: 'conversation.changed_many',
    path: '/api/v1/inbox/bulk',
    permission: write,
    summary: 'One deed on up to 200 conversations: all of them or none',
    body: z.object({
      ids: z.array(z.string().min(1).max(64)).min(1).max(200),
      deed: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('state'), change: StateChange }),
        z.object({ kind: z.literal('read'), read: z.boolean() }),
        z.object({ kind: z.literal('label'), labelId: z.string().min(1).max(64), on: z.boolean() }),
        z.object({ kind: z.literal('take') }),
        z.object({ kind: z.literal('give_to_bot'), answerWaiting: z.boolean().optional() }),
        z.object({ kind: z.literal('assign'), memberId: z.string().min(1).max(64) }),
      ]),
      /** Of each conversation the newest message that was on the screen, where it is resolved or given to the bot. */
      seenMessageIds: z.array(z.string().min(1).max(64)).max(200).optional(),
    }),
    status: 200,
    response: z.object({ changed: z.number().int() }),
    errors: [...missing, 'label.not_found', 'member.not_found', 'conversation.snooze_past'],
  }),
  listLabels: defineRoute({
    id: 'listLabels',
    method: 'GET',
    path: '/api/v1/labels',
    permission: 'conversations.read',
    summary: 'Labels of conversations',
    status: 200,
    response: z.object({ items: z.array(LabelView) }),
  }),
  addLabel: defineRoute({
    id: 'addLabel',
    method: 'POST',
    audit: 'label.added',
    path: '/api/v1/labels',
    permission: write,
    summary: 'Make a label',
    body: LabelIn,
    status: 201,
    response: LabelView,
    errors: ['label.name_taken', 'label.too_many'],
  }),
  editLabel: defineRoute({
    id: 'editLabel',
    method: 'PATCH',
    audit: 'label.edited',
    path: '/api/v1/labels/:id',
    permission: write,
    summary: 'Rename or recolour a label',
    params: IdParams,
    body: LabelIn,
    status: 200,
    response: LabelView,
    errors: ['label.not_found', 'label.name_taken'],
  }),
  removeLabel: defineRoute({
    id: 'removeLabel',
    method: 'DELETE',
    audit: 'label.removed',
    path: '/api/v1/labels/:id',
    permission: write,
    summary: 'Remove a label from everything',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['label.not_found'],
  }),
  listCannedReplies: defineRoute({
    id: 'listCannedReplies',
    method: 'GET',
    path: '/api/v1/canned-replies',
    permission: 'conversations.read',
    summary: 'Ready answers of the team, most used first',
    status: 200,
    response: z.object({ items: z.array(CannedReplyView) }),
  }),
  addCannedReply: defineRoute({
    id: 'addCannedReply',
    method: 'POST',
    audit: 'canned_reply.added',
    path: '/api/v1/canned-replies',
    permission: write,
    summary: 'Enter a ready answer',
    body: z.object({ shortcut: Shortcut, body: Body }),
    status: 201,
    response: CannedReplyView,
    errors: ['canned_reply.shortcut_taken', 'canned_reply.too_many'],
  }),
  editCannedReply: defineRoute({
    id: 'editCannedReply',
    method: 'PATCH',
    audit: 'canned_reply.edited',
    path: '/api/v1/canned-replies/:id',
    permission: write,
    summary: 'Change a ready answer',
    params: IdParams,
    body: z.object({ shortcut: Shortcut, body: Body }),
    status: 200,
    response: CannedReplyView,
    errors: ['canned_reply.not_found', 'canned_reply.shortcut_taken'],
  }),
  removeCannedReply: defineRoute({
    id: 'removeCannedReply',
    method: 'DELETE',
    audit: 'canned_reply.removed',
    path: '/api/v1/canned-replies/:id',
    permission: write,
    summary: 'Remove a ready answer',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['canned_reply.not_found'],
  }),
  listSavedViews: defineRoute({
    id: 'listSavedViews',
    method: 'GET',
    path: '/api/v1/inbox/views',
    permission: 'conversations.read',
    summary: "Everybody's saved views and one's own",
    status: 200,
    response: z.object({ items: z.array(SavedViewView) }),
  }),
  addSavedView: defineRoute({
    id: 'addSavedView',
    method: 'POST',
    audit: 'saved_view.added',
    path: '/api/v1/inbox/views',
    permission: write,
    summary: 'Keep a filter under a name',
    body: SavedViewIn,
    status: 201,
    response: SavedViewView,
    errors: ['saved_view.too_many'],
  }),
  editSavedView: defineRoute({
    id: 'editSavedView',
    method: 'PATCH',
    audit: 'saved_view.edited',
    path: '/api/v1/inbox/views/:id',
    permission: write,
    summary: 'Change a saved view',
    params: IdParams,
    body: SavedViewIn,
    status: 200,
    response: SavedViewView,
    errors: ['saved_view.not_found'],
  }),
  removeSavedView: defineRoute({
    id: 'removeSavedView',
    method: 'DELETE',
    audit: 'saved_view.removed',
    path: '/api/v1/inbox/views/:id',
    permission: write,
    summary: 'Remove a saved view',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['saved_view.not_found'],
  }),
} as const;
