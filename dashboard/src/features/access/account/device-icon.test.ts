import { Bot, Monitor, Smartphone, Tablet } from 'lucide-react';
import { expect, test } from 'vitest';
import { deviceIcon } from './device-icon.tsx';

test('tells phones, tablets, computers and programs apart', () => {
  expect(['Chrome on Android', 'Safari on iPhone', 'Safari on iPad', 'Edge on Windows', 'curl', 'Unknown'].map(deviceIcon)).toEqual([
    Smartphone,
    Smartphone,
    Tablet,
    Monitor,
    Bot,
    Monitor,
  ]);
});
