import { z } from 'zod';
import { ConversationView } from './conversations.ts';
import { defineRoute } from './route.ts';
import { Cursor, IdParams, page } from './shapes.ts';

export const TEMPLATE_STATES = ['approved', 'pending', 'rejected', 'paused', 'disabled'] as const;

/** A message that the provider approved: all that may be written once a customer's window is closed. */
export const TemplateView = z.object({
  id: z.string(),
  name: z.string(),
  /** As the provider writes it: `ar`, `en_US`. */
  language: z.string(),
  category: z.string(),
  state: z.enum(TEMPLATE_STATES),
  /** The provider's word on why it was refused or stopped. */
  reason: z.string().nullable(),
  quality: z.string().nullable(),
  header: z.object({ kind: z.enum(['text', 'image', 'video', 'document', 'location']), text: z.string().nullable() }).nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(z.object({ kind: z.enum(['reply', 'url', 'phone', 'code', 'other']), text: z.string(), url: z.string().nullable() })),
  /** What is filled in, in the order in which `sendTemplate` takes it. */
  places: z.array(
    z.object({
      part: z.enum(['header', 'body', 'button']),
      /** Of an image, a video and a document: its https address. */
      type: z.enum(['text', 'image', 'video', 'document', 'code']),
      /** As it stands in its part, e.g. `{{1}}`; null where nothing is replaced. */
      placeholder: z.string().nullable(),
      name: z.string().nullable(),
      /** Which of the buttons, from 0. */
      button: z.number().int().nullable(),
      example: z.string().nullable(),
    }),
  ),
  /** Approved, and everything in it can be filled in here. */
  sendable: z.boolean(),
  /** The provider's word for a part that cannot be filled in here. */
  unsupported: z.string().nullable(),
});
export type TemplateView = z.infer<typeof TemplateView>;

/** How fresh a list is. `problem`: the code of the last attempt, when it failed. */
const Freshness = z.object({ fetchedAt: z.iso.datetime().nullable(), problem: z.string().nullable() });

const base = '/api/v1/conversations/:id/templates' as const;
const cannot = ['conversation.not_found', 'template.channel_without'] as const;

export const templateRoutes = {
  listTemplates: defineRoute({
    id: 'listTemplates',
    method: 'GET',
    path: base,
    permission: 'conversations.read',
    summary: 'Templates of the account that a conversation came by: those that can be sent first, and among them those in its language',
    params: IdParams,
    query: Cursor.extend({ q: z.string().trim().max(100).optional().describe('Words of the name or the text.') }),
    status: 200,
    response: page(TemplateView).extend(Freshness.shape),
    errors: cannot,
  }),
  renewTemplates: defineRoute({
    id: 'renewTemplates',
    method: 'POST',
    audit: 'template.renewed',
    path: `${base}/renewals`,
    permission: 'conversations.write',
    summary: 'Ask the provider for the templates now; they are asked for every few hours, and when it tells of a change',
    params: IdParams,
    status: 200,
    response: Freshness,
    errors: [...cannot, 'connection.account_not_found'],
  }),
  sendTemplate: defineRoute({
    id: 'sendTemplate',
    method: 'POST',
    audit: 'template.sent',
    path: base,
    permission: 'conversations.write',
    summary: 'Write to the customer by an approved template, which takes the pen; it goes also when the window is closed',
    params: IdParams,
    body: z.object({
      templateId: z.string().min(1).max(64),
      /** What is filled in, in the order of `places`. */
      parameters: z.array(z.string().trim().min(1).max(2_000)).max(60),
      /** Take the pen from the colleague who holds it. */
      takeOver: z.boolean().optional(),
    }),
    status: 201,
    response: z.object({ messageIds: z.array(z.string()), conversation: ConversationView }),
    errors: [
      ...cannot,
      'conversation.held_by_other',
      'conversation.no_address',
      'channel.unavailable',
      'template.not_found',
      'template.not_approved',
      'template.not_sendable',
      'template.parameters_wrong',
      'template.parameter_invalid',
      'template.too_long',
      'template.opted_out',
    ],
  }),
} as const;
