import type { LossKind } from '@wafaa/contracts';

/** In the order in which they are shown. */
export const KIND_IDS = ['unanswered', 'send_failed', 'send_uncertain', 'send_parked', 'media', 'job'] as const satisfies LossKind[];
