// How long each thing that opens the door lives.

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const ACCESS_TOKEN_SECONDS = 15 * 60;
export const CHALLENGE_SECONDS = 5 * 60;
/** From its start, however busy a session is. */
export const SESSION_MAX_MS = 30 * DAY;
/** Without a refresh. */
export const SESSION_IDLE_MS = 14 * DAY;
/** Within this a second tab that sends the same refresh cookie gets the same successor. */
export const REFRESH_GRACE_MS = 20 * SECOND;
/** A revocation whose news got lost counts after this at the latest. */
export const STATE_CACHE_MS = 5 * SECOND;
export const DEVICE_COOKIE_MS = 400 * DAY;

export const KEY_MAX_AGE_MS = 90 * DAY;
/** A key stands in the published set this long before it signs. */
export const KEY_PUBLISH_AHEAD_MS = 10 * MINUTE;
/** Other machines' clocks. */
export const KEY_SKEW_MS = MINUTE;
export const KEY_CACHE_MS = MINUTE;

export const SIGN_UP_LINK_MS = DAY;
export const RESET_LINK_MS = HOUR;
export const EMAIL_LINK_MS = DAY;
