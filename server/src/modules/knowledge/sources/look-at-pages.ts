import type { ModelFailure, ModelGateway } from '../../llm/index.ts';
import type { ExtractedDocument } from '../extract/types.ts';
import type { Look } from '../extract/see/types.ts';

const CALL_DEADLINE_MS = 90_000;
/** Nothing that the next page could change. */
const FINAL: ReadonlySet<ModelFailure> = new Set(['budget', 'rate', 'auth', 'unavailable', 'aborted', 'throttled']);

/** Shows pages to the tenant's model, until it fails for good. Undefined where no model takes pictures. */
export function lookAtPages(model: ModelGateway | null | undefined, tenantId: string, signal: AbortSignal): Look | undefined {
  if (!model?.sees) return undefined;
  let ended: ModelFailure | null = null;
  return async ({ bytes }) => {
    if (ended) return { ok: false, failure: ended };
    const result = await model.describeImage({
      ...{ tenantId, purpose: 'knowledge.picture', deadlineMs: CALL_DEADLINE_MS, signal },
      image: { bytes, mediaType: 'image/jpeg' },
    });
    if (result.ok) return { ok: true, lines: result.lines };
    if (FINAL.has(result.failure)) ended = result.failure;
    return { ok: false, failure: result.failure };
  };
}

/** Notes of pictures that no model was shown why it was not, so that the product can say what would read more. */
export function sayWhoRead(document: ExtractedDocument, model: ModelGateway | null | undefined): ExtractedDocument {
  const { recognised } = document;
  if (!recognised || model?.sees) return document;
  return { ...document, recognised: { ...recognised, seen: 0, unseen: model ? 'blind_model' : 'no_model' } };
}
