import { AppError } from '../../../platform/errors.ts';
import type { SourceRow } from '../store.ts';

/** The error that says which document holds the same bytes already. */
export function duplicateOf(source: Pick<SourceRow, 'id' | 'name'>): AppError {
  return new AppError('document.duplicate', { subjectKind: 'source', subjectId: source.id, subjectName: source.name });
}
