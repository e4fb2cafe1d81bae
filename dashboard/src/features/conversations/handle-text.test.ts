import { expect, test } from 'vitest';
import { handleText } from './handle-text.ts';

const channel = (kind: string, idsArePhones: boolean) => ({ kind, name: { en: kind, ar: kind }, icon: '', idsArePhones });
const channels = [channel('whatsapp', true), channel('instagram', false)];

test('writes a number with its plus where ids are phone numbers, and leaves other handles alone', () => {
  expect(handleText(channels, 'whatsapp', '966543436413')).toBe('+966543436413');
  expect(handleText(channels, 'whatsapp', '+966543436413')).toBe('+966543436413');
  expect(handleText(channels, 'instagram', '17841400000')).toBe('17841400000');
  expect(handleText(channels, 'fax', '17841400000')).toBe('17841400000');
});
