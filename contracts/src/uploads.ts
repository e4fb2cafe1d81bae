import { z } from 'zod';
import { defineRoute } from './route.ts';
import { IdParams } from './shapes.ts';

/**
 * Uploads that go on where they broke off, by the tus protocol 1.0.0 (creation, expiration, termination). `createUpload` takes `upload-length` and
 * in `upload-metadata` (base64) `filename`, and where known `filetype`, `sha256` (hex, of the whole file) and `replaces` (a source's id). The
 * answer that takes in the last byte says in `upload-source` which source came of it; so does `findUpload` from then on.
 */
export const uploadRoutes = {
  createUpload: defineRoute({
    id: 'createUpload',
    method: 'POST',
    path: '/api/v1/uploads',
    permission: 'knowledge.write',
    summary: 'Announce a file that comes piece by piece (tus)',
    transfer: true,
    status: 201,
    response: z.null(),
    errors: [
      ...['document.empty', 'document.too_large', 'document.unsupported_type', 'document.duplicate', 'upload.no_name', 'upload.too_many'],
      ...['upload.protocol', 'source.not_found', 'source.not_a_file', 'source.busy', 'tenant.not_active', 'tenant.limit_reached'],
    ],
  }),
  findUpload: defineRoute({
    id: 'findUpload',
    method: 'HEAD',
    path: '/api/v1/uploads/:id',
    permission: 'knowledge.write',
    summary: 'How much of a file has arrived (tus)',
    params: IdParams,
    transfer: true,
    status: 200,
    response: z.null(),
    errors: uploadErrors(),
  }),
  appendUpload: defineRoute({
    id: 'appendUpload',
    method: 'PATCH',
    // Of the call that brings the last byte; the others write nothing that lasts.
    audit: 'source.added',
    path: '/api/v1/uploads/:id',
    permission: 'knowledge.write',
    summary: 'Send the next piece of a file (tus); the last one makes it a source',
    params: IdParams,
    transfer: true,
    status: 204,
    response: z.null(),
    errors: uploadErrors(),
  }),
  removeUpload: defineRoute({
    id: 'removeUpload',
    method: 'DELETE',
    path: '/api/v1/uploads/:id',
    permission: 'knowledge.write',
    summary: 'Give a file up before all of it has arrived (tus)',
    params: IdParams,
    transfer: true,
    status: 204,
    response: z.null(),
    errors: ['upload.not_found', 'upload.busy', 'upload.protocol'],
  }),
} as const;

function uploadErrors(): string[] {
  return [
    ...['upload.not_found', 'upload.offset', 'upload.busy', 'upload.damaged', 'upload.protocol', 'document.empty', 'document.too_large'],
    ...['document.unsupported_type', 'document.duplicate', 'source.not_found', 'source.not_a_file', 'source.busy', 'tenant.not_active'],
    'tenant.limit_reached',
  ];
}
