import { describe, expect, it } from 'vitest';
import { missingEntries, platformOf, registryEntries } from './complete-lock.mjs';

const withTool = (more: Record<string, object> = {}) => ({
  packages: {
    '': {},
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { '@tool/linux-x64': '2.0.0', '@tool/darwin-arm64': '2.0.0' },
    },
    'node_modules/@tool/linux-x64': { version: '2.0.0', optional: true },
    ...more,
  },
});

describe('missingEntries', () => {
  it('adds the platform package that the registry did not serve, with its system and processor', () => {
    expect(missingEntries(withTool())).toEqual({
      'node_modules/@tool/darwin-arm64': { version: '2.0.0', cpu: ['arm64'], dev: true, optional: true, os: ['darwin'] },
    });
  });

  it('finds nothing to add in a complete lock', () => {
    expect(missingEntries(withTool({ 'node_modules/@tool/darwin-arm64': { version: '2.0.0' } }))).toEqual({});
  });

  it('puts the package beside its parent when that is nested', () => {
    const lock = {
      packages: { 'node_modules/a/node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-win32-x64': '1.0.0' } } },
    };
    expect(Object.keys(missingEntries(lock))).toEqual(['node_modules/a/node_modules/tool-win32-x64']);
  });

  it('takes the version of a range from a sibling that was served', () => {
    const lock = {
      packages: {
        'node_modules/tool': { version: '1.0.0', optionalDependencies: { 'tool-linux-x64': '^3.1.0', 'tool-darwin-x64': '^3.1.0' } },
        'node_modules/tool-linux-x64': { version: '3.4.0' },
      },
    };
    expect(missingEntries(lock)['node_modules/tool-darwin-x64']?.version).toBe('3.4.0');
  });

  it('leaves an optional package alone that is for no platform', () => {
    expect(missingEntries({ packages: { 'node_modules/a': { version: '1.0.0', optionalDependencies: { colours: '1.0.0' } } } })).toEqual(
      {},
    );
  });
});

describe('platformOf', () => {
  it('reads system and processor from the usual spellings', () => {
    expect(platformOf('@swc/core-linux-arm-gnueabihf')).toEqual({ os: 'linux', cpu: 'arm' });
    expect(platformOf('tool-windows-64')).toEqual({ os: 'win32', cpu: 'x64' });
    expect(platformOf('@parcel/watcher')).toBeNull();
  });
});

describe('registryEntries', () => {
  it('names the entries that would tie everyone to one registry', () => {
    expect(registryEntries(withTool({ 'node_modules/b': { version: '1.0.0', resolved: 'https://packages.example/b.tgz' } }))).toEqual([
      'node_modules/b',
    ]);
  });
});
