import { refuse } from './send-failure.ts';

/** Reason of an account whose stored credentials no key of this installation opens: it has to be connected again. */
export const CREDENTIALS_UNREADABLE = 'credentials_unreadable';

/** The same as the answer to whatever would have needed them. */
export const UNREADABLE = refuse(CREDENTIALS_UNREADABLE, 'The stored credentials could not be opened.', 'auth');
