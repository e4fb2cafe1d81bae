import { expect, test } from 'vitest';
import { toAuditFilter } from './filter.ts';

test('reads what belongs and leaves out what does not', () => {
  expect(toAuditFilter({ q: 'mona', action: 'member.invited', from: '2026-11-01', other: 'x' })).toEqual({
    q: 'mona',
    action: 'member.invited',
    from: '2026-11-01',
  });
  expect(toAuditFilter({ q: '', action: 'Member!', from: 'yesterday', to: 7 })).toEqual({});
});
