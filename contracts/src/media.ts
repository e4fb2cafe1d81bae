import { z } from 'zod';
import { defineRoute } from './route.ts';
import { Done, FileAnswer, IdParams } from './shapes.ts';

/** A file of a message. What it is was found in its bytes; before it is stored only its kind, and perhaps its name, are known. */
export const MediaView = z.object({
  id: z.string(),
  kind: z.enum(['image', 'audio', 'voice', 'video', 'document', 'sticker']),
  state: z.enum(['waiting', 'stored', 'failed', 'too_large', 'expired', 'removed']),
  /** Why it is not there, as a code; null while it is fetched and once it is stored. */
  cause: z.string().nullable(),
  name: z.string().nullable(),
  mime: z.string().nullable(),
  sizeBytes: z.number().int().nullable(),
  /** Of pictures, in pixels, as they are shown. */
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  /** Of recordings, where their format says it plainly. */
  durationMs: z.number().int().nullable(),
});
export type MediaView = z.infer<typeof MediaView>;

export const PlaceView = z.object({
  latitude: z.number(),
  longitude: z.number(),
  name: z.string().nullable(),
  address: z.string().nullable(),
});
export type PlaceView = z.infer<typeof PlaceView>;

export const mediaRoutes = {
  getMediaFile: defineRoute({
    id: 'getMediaFile',
    method: 'GET',
    path: '/api/v1/media/:id/file',
    permission: 'conversations.read',
    summary: 'A file that came with a message; a `Range` header brings a part of it',
    params: IdParams,
    status: 200,
    response: FileAnswer,
    file: ['image/*', 'audio/*', 'video/*', 'application/octet-stream'],
    errors: ['media.not_found', 'media.not_stored', 'media.file_gone', 'request.range_not_satisfiable'],
  }),
  retryMedia: defineRoute({
    id: 'retryMedia',
    method: 'POST',
    audit: 'media.retried',
    path: '/api/v1/media/:id/retry',
    permission: 'conversations.write',
    summary: 'Ask the channel once more for a file that was not to be had',
    params: IdParams,
    status: 200,
    response: Done,
    errors: ['media.not_found', 'media.not_retryable'],
  }),
} as const;
