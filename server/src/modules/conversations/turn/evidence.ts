import type { Evidence } from './claims/claim-types.ts';
import type { FactAnswer } from './fact-tables.ts';
import type { TurnTenant } from './ports.ts';
import { TEXTS } from './texts.ts';

/** Our own sentences announce a person who then really gets the conversation; a model may not use them. */
const FIXED: Evidence = {
  id: 'fixed',
  text: [
    ...Object.values(TEXTS).flatMap((said) => [said.en, said.ar]),
    'A colleague will check with the kitchen and answer you here.',
    'سيتأكد زميل من المطبخ ويجيبك هنا.',
  ].join('\n'),
  names: [],
};

export function fixedEvidence(tenant: TurnTenant): Evidence[] {
  const own = [tenant.name.en, tenant.name.ar, tenant.businessContact].filter((part): part is string => Boolean(part));
  return [FIXED, { id: 'tenant', text: own.join('\n'), names: [] }];
}

/** The rows an answer was rendered from, and what the query itself states, such as the budget asked with. */
export function factEvidence(answer: FactAnswer): Evidence[] {
  const rows = answer.rows.map((row) => ({ id: row.id, text: row.evidence, names: row.names }));
  return answer.derived.length === 0 ? rows : [...rows, { id: `query:${answer.query}`, text: answer.derived.join('\n'), names: [] }];
}
