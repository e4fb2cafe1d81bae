import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createSecretBox } from './sealed-secrets.ts';

describe('sealed secrets', () => {
  const key = randomBytes(32);
  const box = createSecretBox([key]);
  const secret = { accessToken: 'EAAG-very-secret' };

  test('open for the tenant they were sealed for, and hold nothing readable', () => {
    const envelope = box.seal('tenant-a', secret);
    expect(box.open('tenant-a', envelope)).toEqual(secret);
    expect(envelope.toString('latin1')).not.toContain('EAAG');
  });

  test('do not open for another tenant', () => {
    expect(() => box.open('tenant-b', box.seal('tenant-a', secret))).toThrow(Error);
  });

  test('do not open when any one of their bytes was changed', () => {
    const envelope = box.seal('tenant-a', secret);
    for (let at = 0; at < envelope.length; at += 1) {
      const changed = Buffer.from(envelope);
      changed.writeUInt8((changed.readUInt8(at) + 1) % 256, at);
      expect(() => box.open('tenant-a', changed)).toThrow(Error);
    }
  });

  test('do not open when they were cut, wherever', () => {
    const envelope = box.seal('tenant-a', secret);
    for (let length = 0; length < envelope.length; length += 1)
      expect(() => box.open('tenant-a', envelope.subarray(0, length))).toThrow(Error);
  });

  test('open under an older key after a rotation, are sealed by the new one, and are lost with the last key that knew them', () => {
    const fresh = randomBytes(32);
    const rotated = createSecretBox([fresh, key]);
    expect(rotated.open('t', box.seal('t', secret))).toEqual(secret);
    expect(createSecretBox([fresh]).open('t', rotated.seal('t', secret))).toEqual(secret);
    expect(() => createSecretBox([fresh]).open('t', box.seal('t', secret))).toThrow(/not configured/);
  });

  test('are never the same twice', () => {
    expect(box.seal('t', secret).equals(box.seal('t', secret))).toBe(false);
  });

  test('need keys of the right length', () => {
    expect(() => createSecretBox([])).toThrow(TypeError);
    expect(() => createSecretBox([randomBytes(16)])).toThrow(TypeError);
  });
});
