import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Cursor, Done, FileAnswer, IdParams, page } from './shapes.ts';

export const ContactView = z.object({
  id: z.string(),
  name: z.string().nullable(),
  language: z.string().nullable(),
  identities: z.array(z.object({ channel: z.string(), kind: z.string(), value: z.string() })),
  conversations: z.number().int(),
  marketingOptOutAt: z.iso.datetime().nullable(),
  lastMessageAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type ContactView = z.infer<typeof ContactView>;

export const contactRoutes = {
  listContacts: defineRoute({
    id: 'listContacts',
    method: 'GET',
    path: '/api/v1/contacts',
    permission: 'contacts.read',
    summary: 'Customers, last active first; `q` looks in names and identifiers, whatever the Arabic spelling',
    query: Cursor.extend({ q: z.string().trim().max(100).optional() }),
    status: 200,
    response: page(ContactView),
  }),
  getContact: defineRoute({
    id: 'getContact',
    method: 'GET',
    path: '/api/v1/contacts/:id',
    permission: 'contacts.read',
    summary: 'One customer',
    params: IdParams,
    status: 200,
    response: ContactView,
    errors: ['contact.not_found'],
  }),
  exportContact: defineRoute({
    id: 'exportContact',
    method: 'POST',
    path: '/api/v1/contacts/:id/export',
    permission: 'contacts.export',
    audit: 'contact.exported',
    summary: 'Everything that is kept about a customer, as a ZIP',
    params: IdParams,
    status: 200,
    response: FileAnswer,
    file: ['application/zip'],
    errors: ['contact.not_found'],
  }),
  eraseContact: defineRoute({
    id: 'eraseContact',
    method: 'DELETE',
    path: '/api/v1/contacts/:id',
    permission: 'contacts.erase',
    audit: 'contact.erased',
    summary: 'Erase a customer: identity, conversations, messages, traces, files, and what arrived about them. It cannot be undone',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['contact.not_found'],
  }),
} as const;
