import { z } from 'zod';

// What several areas share.

export const Bilingual = z.object({ en: z.string().nullable(), ar: z.string().nullable() });
export type Bilingual = z.infer<typeof Bilingual>;

/** A name in one or both languages, as somebody types it. */
export const BilingualInput = z
  .object({ en: z.string().trim().min(1).max(120).nullable(), ar: z.string().trim().min(1).max(120).nullable() })
  .refine((name) => name.en !== null || name.ar !== null, 'one of the two languages is needed');

export const Cursor = z.object({
  cursor: z.string().max(200).optional().describe('`nextCursor` of the page before; absent for the first page.'),
  limit: z.coerce.number().int().min(1).max(100).default(30).describe('Items of a page.'),
});
export const IdParams = z.object({
  id: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_.:-]+$/),
});
export const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });
export const Done = z.object({ done: z.literal(true) });

/** The answer of a route whose `file` is set: what the handler hands over, written out as a download. */
export const FileAnswer = z.object({
  name: z.string(),
  mime: z.string(),
  /** A whole file, or a stream of it. */
  content: z.custom<Uint8Array | AsyncIterable<Uint8Array>>(),
  /** A browser may show it where it stands; else it is a download. Only for what cannot run. */
  inline: z.boolean().optional(),
  sizeBytes: z.number().int().optional(),
  /** A part of it, both ends included, for players that do not want all of it. */
  piece: z.custom<(from: number, to: number) => AsyncIterable<Uint8Array>>().optional(),
});
export type FileAnswer = z.infer<typeof FileAnswer>;

export const SupportedLanguage = z.enum(['ar', 'en']);
export type SupportedLanguage = z.infer<typeof SupportedLanguage>;

export const Email = z
  .string()
  .trim()
  .max(254)
  .meta({ format: 'email' })
  .pipe(z.email())
  .transform((text) => text.toLowerCase());
/** 12 characters or more; the length is the only rule besides the list of known passwords. */
export const NewPassword = z.string().min(12).max(200);
/** As given at a door: any text, so that a wrong one is answered as wrong and not as malformed. */
export const GivenPassword = z.string().min(1).max(200);
export const Token = z.string().min(20).max(200);

/** RFC 9457 problem, as every error of this API is answered. */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable code, `area.reason`. */
  code: z.string(),
  detail: z.string().optional(),
  /** Seconds until the same call may work, where that is known (also the Retry-After header). */
  retryAfter: z.number().int().optional(),
  /** The same message in both languages, so that a page can show the reader's. */
  message: Bilingual,
  requestId: z.string(),
  /** What stands in the way, where it is something of the tenant's own: the document that is here already. */
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string() }).optional(),
});
export type Problem = z.infer<typeof Problem>;
