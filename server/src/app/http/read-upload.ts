import type { FastifyError, FastifyRequest } from 'fastify';
import { AppError, type ErrorCode } from '../../platform/errors.ts';
import { judgeUpload } from './judge-upload.ts';

export interface Upload {
  /** As the sender calls it: shown, never used as a path. */
  name: string;
  /** Of the content, whatever the sender says. */
  mime: string;
  bytes: Buffer;
}

const read = new WeakMap<FastifyRequest, Promise<Upload>>();

/** The one file of a form, judged by its content. May be asked for more than once; the stream is read once.
 *  @throws request.no_file, request.invalid when the form breaks off or is none, document.unsupported_type (image.unsupported_type) for pages,
 *  drawings and programs */
export function readUpload(request: FastifyRequest): Promise<Upload> {
  let upload = read.get(request);
  if (!upload) {
    upload = readForm(request);
    read.set(request, upload);
  }
  return upload;
}

async function readForm(request: FastifyRequest): Promise<Upload> {
  if (!request.isMultipart()) throw new AppError('request.no_file');
  try {
    const file = await request.file();
    if (!file) throw new AppError('request.no_file');
    const bytes = await file.toBuffer();
    return { name: file.filename, mime: await judgeUpload(bytes, file.filename, file.mimetype), bytes };
  } catch (error) {
    const code = refusalOf(request, error);
    if (code) throw new AppError(code, {}, { cause: error });
    // The form parser's own errors carry neither code nor status.
    if (error instanceof AppError || (error as FastifyError).statusCode) throw error;
    throw new AppError('request.invalid', {}, { cause: error });
  }
}

/** A route that takes pictures refuses in their words. */
function refusalOf(request: FastifyRequest, error: unknown): ErrorCode | null {
  if (!request.routeOptions.config.route?.errors?.includes('image.unsupported_type')) return null;
  if (error instanceof AppError && error.code === 'document.unsupported_type') return 'image.unsupported_type';
  return (error as FastifyError).code === 'FST_REQ_FILE_TOO_LARGE' ? 'image.too_large' : null;
}
