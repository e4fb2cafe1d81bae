import type { AccountSign } from '../../platform/db/index.ts';

/** As many people as the weeks before, at the least of them, must have brought in the hours of the silence. */
const PEOPLE_MISSED = 5;
const WEEKS_KNOWN = 2;
const LATE_SECONDS = 60;
const LATE_MESSAGES = 5;
const PEOPLE_UNCONFIRMED = 5;

/**
 * Whether what was counted is an alarm. Figures are such that a quiet night, a holiday in one of the weeks, a new account, or a phone that is
 * switched off raise none.
 */
export function isAlarm({ what, detail }: Pick<AccountSign, 'what' | 'detail'>): boolean {
  const { people = 0, weeks = 0, messages = 0, lagSeconds = 0 } = detail;
  switch (what) {
    case 'silent':
      return weeks >= WEEKS_KNOWN && people >= PEOPLE_MISSED;
    case 'late':
      return messages >= LATE_MESSAGES && lagSeconds >= LATE_SECONDS;
    case 'unconfirmed':
      return people >= PEOPLE_UNCONFIRMED;
    case 'unhandled':
      return messages > 0;
  }
}
