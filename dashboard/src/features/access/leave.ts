import { i18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { showProblem } from '../../shared/ui/show-problem.ts';
import { session } from './session/browser-session.ts';

/** Signs out everywhere in this browser; says so when the server could not be told, because then it did not happen. */
export async function leave(): Promise<void> {
  try {
    await session.leave();
  } catch (error) {
    showProblem(i18n._(msg`You are still signed in`), error);
  }
}
