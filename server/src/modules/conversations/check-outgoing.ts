import type { ClaimVerdict } from '@wafaa/contracts';
import { allRows, dayIn, findPassages, type Knowledge, splitSentences } from '../knowledge/index.ts';
import { checkClaims, type Evidence, fixedEvidence, foldForClaims, type TurnTenant } from './turn/index.ts';

export interface OutgoingCheck {
  /** Everything that the text states is held by a fact or a document. */
  passed: boolean;
  claims: ClaimVerdict[];
  /** What nothing holds, in the words of the text, each once: to be shown beside it. */
  unsupported: string[];
}

/** `{{1}}`, `{{name}}`, `{name}`: filled in later, from a contact's own data. */
const PLACES = /\{\{\s*[\w.:-]+\s*\}\}|\{[a-z_]\w*\}/giu;
const PASSAGES_EACH = 3;

/**
 * Holds a text that a person or a campaign is about to send against what the business really says: the check that every answer of the bot passes. For a
 * reply of the team it is advice; what a campaign or a template states must pass. Places that are filled in later state nothing. Pure; a text of five
 * sentences takes a few milliseconds.
 */
export function checkOutgoing(text: string, knowledge: Knowledge, tenant: TurnTenant, now: Date): OutgoingCheck {
  const stated = text.replace(PLACES, ' … ');
  const rows = [...rowsOf(knowledge, dayIn(tenant.timeZone, now)), ...fixedEvidence(tenant)];
  let { claims, passed } = checkClaims(stated, rows, tenant.currency);
  // Documents are looked through only for what no row holds.
  if (!passed) ({ claims, passed } = checkClaims(stated, [...rows, ...passagesFor(stated, claims, knowledge)], tenant.currency));
  const unsupported = [...new Set(claims.filter((claim) => !claim.supported).map((claim) => claim.text))];
  return { passed, claims, unsupported };
}

// Made once for each loaded knowledge and day, of which a tenant has one or two.
const rowsByFacts = new WeakMap<object, Evidence[]>();

function rowsOf(knowledge: Knowledge, day: string): Evidence[] {
  const facts = knowledge.factsOn(day);
  const known = rowsByFacts.get(facts);
  if (known) return known;
  const made = allRows(facts, 'en').map((row) => ({
    ...{ id: row.id, names: row.names, manyTopics: row.kind === 'policy' },
    text: row.evidence,
  }));
  rowsByFacts.set(facts, made);
  return made;
}

/** Passages that may hold what a sentence states and no row does. */
function passagesFor(text: string, claims: readonly ClaimVerdict[], { index }: Knowledge): Evidence[] {
  const open = claims.filter((claim) => !claim.supported).map((claim) => claim.text);
  const sentences = splitSentences(text).filter(({ text: sentence }) => open.some((claim) => foldForClaims(sentence).includes(claim)));
  // A claim that is found in no single sentence as it stands is looked for with all of them.
  const found = (sentences.length > 0 ? sentences : splitSentences(text)).flatMap(({ text: question }) => {
    const language = /\p{Script=Arabic}/u.test(question) ? ('ar' as const) : ('en' as const);
    return findPassages({ index, question, language, limit: PASSAGES_EACH }).passages;
  });
  return [...new Map(found.map((passage) => [passage.chunkId, passage])).values()].map((passage) => ({
    ...{ id: passage.chunkId, names: [], manyTopics: true },
    text: [passage.heading, passage.text].filter(Boolean).join('\n'),
  }));
}
