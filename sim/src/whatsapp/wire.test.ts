import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { toWireJson } from '../core/wire-json.ts';
import { createIds } from '../core/ids.ts';
import { signatureOf } from '../meta/sign.ts';

const fixture = readFileSync(new URL('./fixtures/raw-escaped.json', import.meta.url), 'utf8');

test('bodies have the bytes of the provider: compact, escaped beyond ASCII, escaped slashes', () => {
  expect(toWireJson(JSON.parse(fixture))).toBe(fixture);
});

test('the signature is the one of the documented algorithm over the exact bytes', () => {
  expect(signatureOf(fixture, 'fixture-meta-app-secret-1')).toBe('sha256=c5477d5c60ecd5cc4810b44241d3c0c585bf8159acdde68cf2d22b4ed7ae72ab');
});

test('message ids hold the number of the person and differ from run to run', () => {
  const [first, second] = [createIds().inboundMessage('966501110001'), createIds().inboundMessage('966501110001')];
  expect(first).toMatch(/^wamid\.HBgMOTY2NTAxMTEwMDAxFQIAEhgU[A-Za-z0-9+/]+=*$/);
  expect(first).not.toBe(second);
});
