import type { Bus } from '../../platform/bus/bus.ts';
import type { Clock } from '../../platform/clock.ts';
import type { SecretBox } from '../../platform/crypto/sealed-secrets.ts';
import type { Database } from '../../platform/db/index.ts';
import { type AccessChanges, createAccessChanges } from './access-changes.ts';
import { createPasswords, type Passwords, type PasswordSettings } from './passwords.ts';
import { createSignedTexts, type SignedTexts } from './signed-text.ts';
import { createSigningKeys, type SigningKeys } from './signing-keys.ts';

/** What the verbs of this module work with. */
export interface Door {
  database: Pick<Database, 'withAccess'>;
  clock: Clock;
  secrets: SecretBox;
  keys: SigningKeys;
  changes: AccessChanges;
  passwords: Passwords;
  signedTexts: SignedTexts;
  /** Address of the dashboard, for the links in mails. */
  publicUrl: string;
  close(): void;
}

/** From where somebody asks: kept with the session and shown to its person. */
export interface Caller {
  address: string;
  device: string;
}

export interface DoorParts {
  database: Pick<Database, 'withAccess'>;
  clock: Clock;
  bus: Bus;
  secrets: SecretBox;
  publicUrl: string;
  /** 32 bytes or more; signs what no table keeps. */
  signingSecret: Buffer;
  passwords: PasswordSettings;
}

export function createDoor(parts: DoorParts): Door {
  const { database, clock, bus, secrets, publicUrl } = parts;
  const keys = createSigningKeys({ database, secrets, clock, bus, issuer: publicUrl });
  const changes = createAccessChanges(bus);
  return {
    database,
    clock,
    secrets,
    keys,
    changes,
    passwords: createPasswords(parts.passwords),
    signedTexts: createSignedTexts(parts.signingSecret, clock),
    publicUrl,
    close() {
      keys.close();
      changes.close();
    },
  };
}
