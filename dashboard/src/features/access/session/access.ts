import type { Membership } from '@wafaa/contracts';

/**
 * Why nobody is signed in here: nobody was (`none`), the reader left (`left`) in this tab or another one (`elsewhere`), too long ago
 * (`expired`), the session was ended while it was open (`ended`), it was used twice (`replayed`), or the business may not be entered.
 */
export type OutReason = 'none' | 'left' | 'elsewhere' | 'expired' | 'ended' | 'replayed' | 'removed' | 'suspended';

/** Where this tab stands at the door. */
export type Access =
  | { status: 'starting' }
  /** `epoch` counts the people and tenants that this tab was in: what was read for one is nothing for the next. */
  | { status: 'in'; tenantId: string | null; operator: boolean; epoch: number }
  | { status: 'second_factor'; challenge: string }
  | { status: 'choose'; challenge: string; tenants: Membership[] }
  | { status: 'out'; reason: OutReason }
  /** Whether somebody is signed in could not be found out: no network, or the server is down. */
  | { status: 'unknown'; error: unknown };

export interface HeldToken {
  value: string;
  /** On this machine's clock. */
  endsAtMs: number;
  tenantId: string | null;
  operator: boolean;
}

/** What tabs of one browser tell each other. */
export type TabNews = { kind: 'token'; token: HeldToken } | { kind: 'out'; reason: OutReason };

/** Who a token speaks for, and where. Two tokens of one session are the same in this. */
export function identityOf(token: string): string {
  try {
    const [, payload = ''] = token.split('.');
    const { sub, tid } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: string; tid?: string | null };
    return `${sub}|${tid}`;
  } catch {
    return token;
  }
}
