import { type Algorithm, hash, verify } from '@node-rs/argon2';

export interface PasswordSettings {
  /** KiB for one hash. */
  memoryKib: number;
  passes: number;
  lanes: number;
}

/** argon2id. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** `null` for somebody who is not known: the same work is done and the answer is false, so that time does not tell who is. */
  matches(storedHash: string | null, password: string): Promise<boolean>;
}

// A const enum of the package, which a compiler that strips types cannot read.
const ARGON2ID = 2 as Algorithm;

export function createPasswords(settings: PasswordSettings): Passwords {
  const options = {
    algorithm: ARGON2ID,
    memoryCost: settings.memoryKib,
    timeCost: settings.passes,
    parallelism: settings.lanes,
  };
  let nobody: Promise<string> | null = null;
  const passwords: Passwords = {
    hash: (password) => hash(password.normalize('NFKC'), options),
    async matches(storedHash, password) {
      nobody ??= passwords.hash('nobody has this password');
      const against = storedHash ?? (await nobody);
      const same = await verify(against, password.normalize('NFKC'));
      return same && storedHash !== null;
    },
  };
  return passwords;
}
