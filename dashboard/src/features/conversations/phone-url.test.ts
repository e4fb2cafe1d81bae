import { expect, test } from 'vitest';
import { phoneUrl } from './phone-url.ts';

test('opens the phone of one account in the reader’s language and theme', () => {
  expect(phoneUrl('http://127.0.0.1:8001/', '771200000000101', 'ar', 'dark')).toBe(
    'http://127.0.0.1:8001/phone?account=771200000000101&lang=ar&theme=dark',
  );
});
