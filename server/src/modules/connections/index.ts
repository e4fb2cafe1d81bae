/** Door of the connections module: connecting accounts of channels, looking after them, disconnecting. Everything else is private. */
export { admit, type ConnectionDeps, type Doer, ioFor } from './deps.ts';
export { checkAccount, checkDueAccounts } from './check-account.ts';
export { chooseAccount, continueSetup } from './choose-account.ts';
export { disconnectAccount, undoSetup } from './disconnect-account.ts';
export { giveCredentials } from './give-credentials.ts';
export { getSetup, listChannels } from './list-channels.ts';
export { finishSignIn, startSignIn } from './sign-in.ts';
export { openAccount } from './open-account.ts';
export { removeAccess, type RemovalKind, removalStatus } from './removals.ts';
export { renewDueAccess } from './renew-access.ts';
export { startSetup } from './start-setup.ts';
export { surveyAlarms } from './survey-alarms.ts';
export { type AccountWatch, createAccountWatch } from './watch-accounts.ts';
