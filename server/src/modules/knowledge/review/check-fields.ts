import { AppError } from '../../../platform/errors.ts';
import type { EditableKind, FieldsOf } from './fact-kinds.ts';

/** What the shapes alone cannot say. @throws fact.invalid */
export function checkFields<Kind extends EditableKind>(kind: Kind, fields: FieldsOf[Kind]): void {
  const problem = problemOf(kind, fields);
  if (problem) throw new AppError('fact.invalid', { field: problem });
}

/** The field that does not go with the others; null when all do. */
export function problemOf(kind: EditableKind, fields: FieldsOf[EditableKind]): string | null {
  if (fields.validFrom !== null && fields.validTo !== null && fields.validFrom > fields.validTo) return 'validTo';
  if (kind === 'hours') {
    const { opens, closes } = fields as FieldsOf['hours'];
    return (opens === null) === (closes === null) ? null : opens === null ? 'opens' : 'closes';
  }
  if (kind === 'item') {
    const { price, variants } = fields as FieldsOf['item'];
    const currencies = new Set([price, ...variants.map((variant) => variant.price)].flatMap((money) => (money ? [money.currency] : [])));
    return currencies.size > 1 ? 'price' : null;
  }
  return null;
}
