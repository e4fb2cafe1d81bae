import { describe, expect, it } from 'vitest';
import { missingPackages } from './packages.mjs';

const lock = {
  '': {},
  server: { version: '0.1.0' },
  'node_modules/@wafaa/server': { link: true },
  'node_modules/fastify': { version: '5.0.0' },
  'node_modules/vitest': { version: '5.0.0', dev: true },
  'node_modules/@tool/darwin-arm64': { version: '1.0.0', optional: true },
};
const complete = {
  'node_modules/@wafaa/server': { link: true },
  'node_modules/fastify': { version: '5.0.0' },
  'node_modules/vitest': { version: '5.0.0' },
};

describe('missingPackages', () => {
  it('finds nothing missing after a whole install, whichever platform packages fitted', () => {
    expect(missingPackages(lock, complete, 'all')).toEqual([]);
  });

  it('finds everything missing when nothing was installed, and leaves tests out of what running needs', () => {
    expect(missingPackages(lock, null, 'all')).toEqual(['node_modules/@wafaa/server', 'node_modules/fastify', 'node_modules/vitest']);
    expect(missingPackages(lock, null, 'run')).toEqual(['node_modules/@wafaa/server', 'node_modules/fastify']);
  });

  it('notices that the lock moved on', () => {
    expect(missingPackages(lock, { ...complete, 'node_modules/fastify': { version: '4.9.0' } }, 'run')).toEqual(['node_modules/fastify']);
  });
});
