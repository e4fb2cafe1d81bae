import type { SignInResult } from '@wafaa/contracts';
import { toApiError, UnreachableError } from '../../../shared/api/api-error.ts';

declare global {
  interface Window {
    /** The refresh that index.html began before any code was here. */
    wafaaFirstRefresh?: Promise<Response>;
  }
}

/** The answer to the refresh that began with the page; null when there is none, or it was taken. Throws as `callApi`. */
export function takeFirstRefresh(): Promise<SignInResult> | null {
  const asked = window.wafaaFirstRefresh;
  dropFirstRefresh();
  return asked ? read(asked) : null;
}

/** An answer that nobody needed at the beginning is old later on. */
export function dropFirstRefresh(): void {
  delete window.wafaaFirstRefresh;
}

async function read(asked: Promise<Response>): Promise<SignInResult> {
  const response = await asked.catch((cause: unknown) => {
    throw new UnreachableError({ cause });
  });
  if (!response.ok) throw await toApiError(response);
  return (await response.json()) as SignInResult;
}
