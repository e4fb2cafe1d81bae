import type { FactChange, FactIn, FactStatus } from '@wafaa/contracts';
import { callApi, type CallOutput } from '../../../shared/api/api-client.ts';
import { callFile, saveFile, uploadFile } from '../../../shared/api/files.ts';

export type FactsPage = CallOutput<'listFacts'>;
export type Fact = FactsPage['items'][number];
export type Kind = Fact['kind'];
export type FactOf<Of extends Kind> = Extract<Fact, { kind: Of }>;
export type Money = { minor: number; currency: string };
export type Words = { en: string | null; ar: string | null };
export type Counts = CallOutput<'countFacts'>['kinds'][Kind];
export type Contradiction = CallOutput<'listContradictions'>['items'][number];
export type StaleFact = CallOutput<'listStaleFacts'>['items'][number];
export type ImportReport = CallOutput<'importFacts'>;
export type TableKind = Exclude<Kind, 'branch'>;
export type Decision = 'confirm' | 'reject' | 'reopen';
export type { FactChange, FactIn, FactStatus };

/** Which rows of a kind are shown. */
export type Show = FactStatus | 'in_use' | 'missing_price' | 'open_allergens';
export interface FactsAsked {
  kind: Kind;
  show: Show;
  text: string;
  sourceId: string | undefined;
}

export function listFacts({ kind, show, text, sourceId }: FactsAsked, cursor: string | undefined, signal: AbortSignal): Promise<FactsPage> {
  const narrowed =
    show === 'missing_price'
      ? { missingPrice: 'true' as const }
      : show === 'open_allergens'
        ? { unconfirmedAllergens: 'true' as const }
        : { status: show };
  const query = {
    kind,
    limit: 100,
    ...narrowed,
    ...(text ? { text } : {}),
    ...(sourceId ? { sourceId } : {}),
    ...(cursor ? { cursor } : {}),
  };
  return callApi('listFacts', { query }, { signal });
}

export const countFacts = (signal: AbortSignal) => callApi('countFacts', {}, { signal });
export const getFact = (id: string, signal?: AbortSignal) => callApi('getFact', { params: { id } }, signal ? { signal } : {});
export const addFact = (fact: FactIn) => callApi('addFact', { body: fact });
export const editFact = (id: string, change: FactChange) => callApi('editFact', { params: { id }, body: change });
export const reviewFacts = (ids: string[], decision: Decision, allergens: boolean) =>
  callApi('reviewFacts', { body: { ids, decision, allergens } });
export const listContradictions = (signal: AbortSignal) => callApi('listContradictions', {}, { signal });
export const listStaleFacts = (signal: AbortSignal) => callApi('listStaleFacts', {}, { signal });
export const importFacts = (kind: TableKind, file: File, dryRun: boolean) =>
  uploadFile('importFacts', { query: { kind, dryRun: dryRun ? 'true' : 'false' } }, file);
export const exportFacts = async (kind: TableKind): Promise<void> => saveFile(await callFile('exportFacts', { query: { kind } }));
