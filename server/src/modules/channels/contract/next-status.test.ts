import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MessageStatus, nextStatus } from './next-status.ts';

describe('nextStatus', () => {
  test('does not let a late delivered undo read', () => {
    expect(nextStatus('read', 'delivered')).toBe('read');
  });

  test('lets a failure stand against a late sent, and gives way to a later success', () => {
    expect(nextStatus('sent', 'failed')).toBe('failed');
    expect(nextStatus('failed', 'sent')).toBe('failed');
    expect(nextStatus('failed', 'delivered')).toBe('delivered');
    expect(nextStatus('delivered', 'failed')).toBe('delivered');
  });

  test('takes the first report of a message nothing was known of', () => {
    expect(nextStatus(null, 'failed')).toBe('failed');
  });

  test('ends at the same status in whatever order reports arrive, however often', () => {
    const status = fc.constantFrom<MessageStatus[]>('sent', 'delivered', 'read', 'played', 'failed', 'deleted');
    const settle = (reports: MessageStatus[]) => reports.reduce<MessageStatus | null>(nextStatus, null);
    fc.assert(
      fc.property(fc.array(status, { minLength: 1, maxLength: 8 }), fc.array(fc.nat(100)), (reports, order) => {
        const shuffled = [...reports].sort((a, b) => (order[reports.indexOf(a)] ?? 0) - (order[reports.indexOf(b)] ?? 0));
        expect(settle([...shuffled, ...reports])).toBe(settle(reports));
      }),
    );
  });
});
