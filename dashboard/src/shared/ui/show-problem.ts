import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { requestIdOf, UnreachableError, wordsOf } from '../api/api-error.ts';
import { localeOfPage } from '../i18n/activate-locale.ts';
import { showToast } from './toast.ts';

/** Says in the reader's language that an action failed, with the request id that support asks for. */
export function showProblem(what: string, error: unknown): void {
  const words =
    wordsOf(error, localeOfPage()) ??
    (error instanceof UnreachableError ? i18n._(msg`The server cannot be reached`) : i18n._(msg`Something went wrong on our side.`));
  const requestId = requestIdOf(error);
  showToast({ text: what, error: true, description: requestId ? `${words} (${requestId})` : words });
}
