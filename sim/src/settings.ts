/** Everything that may be set at start or by `POST /_sim/settings`. Times in milliseconds. */
export interface Settings {
  /** Seeds faults, retry jitter and the hostile model. Message ids are new in every run. */
  seed: number;
  retryBaseMs: number;
  retryCapMs: number;
  webhookTimeoutMs: number;
  /** When the statuses of an accepted send follow; a negative time = never. */
  sentMs: number;
  deliveredMs: number;
  readMs: number;
  /** How long a customer who wrote may be answered freely. */
  windowMs: number;
  /** A contact who never wrote through the emulator counts as one who just did: for webhooks that somebody posts by hand. */
  openToStrangers: boolean;
  /** `response`: a send outside the window is refused with 131047; `status`: accepted, then failed by webhook. */
  windowClosedBy: string;
  /** Tokens that Embedded Signup gives end after sixty days. */
  businessTokenEnds: boolean;
  /** Messages to one contact before 131056; 0 = no limit. Meta: bursts to 45, then one in 6 s. */
  pairBurst: number;
  mediaUrlLifeMs: number;
  /** Who may show the phone page in a frame. */
  frameAncestors: string[];
  /** Milliseconds each model answer takes. */
  modelLatencyMs: number;
}

export const DEFAULT_SETTINGS: Settings = {
  seed: 1,
  retryBaseMs: 1000,
  retryCapMs: 60_000,
  webhookTimeoutMs: 10_000,
  sentMs: 40,
  deliveredMs: 120,
  readMs: 900,
  windowMs: 24 * 3600 * 1000,
  openToStrangers: false,
  windowClosedBy: 'response',
  businessTokenEnds: false,
  pairBurst: 0,
  mediaUrlLifeMs: 5 * 60 * 1000,
  frameAncestors: ['http://127.0.0.1:8000', 'http://localhost:8000'],
  modelLatencyMs: 0,
};
