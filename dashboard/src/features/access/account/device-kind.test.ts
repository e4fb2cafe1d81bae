import { expect, test } from 'vitest';
import { deviceKind } from './device-kind.ts';

test('tells phones, tablets, computers and programs apart', () => {
  expect(['Chrome on Android', 'Safari on iPhone', 'Safari on iPad', 'Edge on Windows', 'curl', 'Unknown'].map(deviceKind)).toEqual([
    'phone',
    'phone',
    'tablet',
    'computer',
    'program',
    'computer',
  ]);
});
