import { asId, asObject, asText, compact, type JsonObject } from '../../contract/lenient-json.ts';
import type { InboundReferral } from '../../contract/types.ts';

/** The advertisement, link or code that led here. */
export function readReferral(referral: JsonObject): InboundReferral {
  return compact<InboundReferral>({
    source: asText(referral.source),
    ref: asText(referral.ref),
    adId: asId(referral.ad_id),
    headline: asText(asObject(referral.ads_context_data)?.ad_title),
  });
}
