import type { AppSecrets, RawRequest, Removal } from '../../contract/types.ts';
import { readSignedRequest } from '../read-signed-request.ts';

/** Deauthorise and data deletion: a form with the one field `signed_request`. */
export function readRemoval({ rawBody }: RawRequest, { signingSecrets }: AppSecrets): Removal | null {
  const given = new URLSearchParams(rawBody.toString('utf8')).get('signed_request');
  const signed = given === null ? null : readSignedRequest(given, signingSecrets);
  if (signed === null) return null;
  return { userId: signed.userId, ...(signed.issuedAt === undefined ? {} : { at: signed.issuedAt }) };
}
