import type { FastifyError, FastifyRequest } from 'fastify';
import { AppError } from '../../platform/errors.ts';

/** @throws request.no_file, request.invalid when the form breaks off or is none */
export async function readUpload(request: FastifyRequest): Promise<{ name: string; mime: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new AppError('request.no_file');
  try {
    const file = await request.file();
    if (!file) throw new AppError('request.no_file');
    return { name: file.filename, mime: file.mimetype, bytes: await file.toBuffer() };
  } catch (error) {
    // The form parser's own errors carry neither code nor status.
    if (error instanceof AppError || (error as FastifyError).statusCode) throw error;
    throw new AppError('request.invalid', {}, { cause: error });
  }
}
