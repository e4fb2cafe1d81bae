import { expect, test } from 'vitest';
import { handleText } from './handle-text.ts';

test('writes a WhatsApp number with its plus and leaves other handles alone', () => {
  expect(handleText('whatsapp', '966543436413')).toBe('+966543436413');
  expect(handleText('whatsapp', '+966543436413')).toBe('+966543436413');
  expect(handleText('instagram', '17841400000')).toBe('17841400000');
});
