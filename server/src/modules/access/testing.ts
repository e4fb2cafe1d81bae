import { randomBytes } from 'node:crypto';
import { createLocalBus } from '../../platform/bus/bus.ts';
import { createSecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Database } from '../../platform/db/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { AuditSource } from '../audit/index.ts';
import { createDoor, type Door } from './door.ts';
import { createSessionReader } from './session-reader.ts';
import type { Arrival } from './sign-in.ts';

/** Time that tests move by hand. */
export interface TestClock {
  now(): Date;
  advance(ms: number): void;
}

export function createTestClock(start = '2026-06-01T08:00:00Z'): TestClock {
  let at = Date.parse(start);
  return { now: () => new Date(at), advance: (ms) => void (at += ms) };
}

/** A whole door on a test database, with a clock in hand and hashes that cost nothing. `hashes` counts how often one was computed. */
export function createTestDoor(
  database: Pick<Database, 'withAccess'>,
  clock: TestClock = createTestClock(),
  given: { publicUrl?: string; secretKey?: Buffer } = {},
) {
  const bus = createLocalBus();
  const door: Door = createDoor({
    database,
    clock,
    bus,
    secrets: createSecretBox([given.secretKey ?? randomBytes(32)]),
    publicUrl: given.publicUrl ?? 'https://wafaa.example',
    signingSecret: randomBytes(32),
    passwords: { memoryKib: 8, passes: 1, lanes: 1 },
  });
  const counted = { hashes: 0 };
  const { hash, matches } = door.passwords;
  door.passwords = {
    hash: (password) => {
      counted.hashes += 1;
      return hash(password);
    },
    matches: (stored, password) => {
      counted.hashes += 1;
      return matches(stored, password);
    },
  };
  return { door, clock, bus, counted, sessions: createSessionReader(door) };
}

export function auditSource(action = 'test.done'): AuditSource {
  return {
    action,
    actor: { kind: 'system', id: null, name: 'anonymous' },
    reason: null,
    address: '192.0.2.1',
    device: 'Chrome on Linux',
    requestId: null,
  };
}

export function arrivalFrom(address = '192.0.2.1', deviceMark?: string): Arrival {
  return { caller: { address, device: 'Chrome on Linux' }, audit: auditSource('session.started'), deviceMark };
}

/** The code of an error that a verb ended with; what is no error of ours is shown whole. */
export function codeOf(error: unknown): string {
  return error instanceof AppError ? error.code : String(error);
}

/** How a verb ended: `ok`, or the code it was refused with. */
export function endOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'ok', codeOf);
}
