import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startChild } from './children.mjs';
import { demoEnvironment, demoSettings } from './demo.mjs';
import { isStale } from './freshness.mjs';
import { runsTypeScript } from './node-binary.mjs';
import { portBusy, readPort } from './ports.mjs';
import { welcomePage } from './welcome-page.mjs';

const base = mkdtempSync(path.join(tmpdir(), 'start-'));
afterAll(() => rmSync(base, { recursive: true }));

describe('isStale', () => {
  const built = path.join(base, 'dist/index.html');
  const source = path.join(base, 'src/deep/page.ts');
  const at = (file: string, second: number) => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '');
    utimesSync(file, second, second);
    utimesSync(path.dirname(file), second, second);
  };
  beforeEach(() => {
    at(source, 100);
    utimesSync(path.join(base, 'src'), 100, 100);
  });

  it('builds again when nothing is built, and when a file deep below changed since', () => {
    expect(isStale(path.join(base, 'none.html'), [path.join(base, 'src')])).toBe(true);
    at(built, 50);
    expect(isStale(built, [path.join(base, 'src')])).toBe(true);
  });

  it('leaves alone what is newer than all it is made from', () => {
    at(built, 200);
    expect(isStale(built, [path.join(base, 'src'), path.join(base, 'absent')])).toBe(false);
  });
});

describe('ports', () => {
  it('tells a taken port from a free one', async () => {
    const server = net.createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port)),
    );
    expect(await portBusy(port)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
    expect(await portBusy(port)).toBe(false);
  });

  it('takes the default for an empty variable and names the one that is no port', () => {
    expect(readPort('PORT', '', 8000)).toBe(8000);
    expect(readPort('PORT', '9000', 8000)).toBe(9000);
    expect(() => readPort('PORT', 'eight', 8000)).toThrow('PORT must be a port');
    expect(() => demoSettings({ PORT: '8001' })).toThrow('PORT and SIM_PORT');
  });
});

describe('demoEnvironment', () => {
  it('lets what the user set win, and drops what they set to nothing', () => {
    const settings = demoSettings({ PORT: '9000', META_APP_SECRET: 'own' });
    const env: Record<string, string | undefined> = demoEnvironment(settings, {
      LOG_LEVEL: 'debug',
      DATABASE_URL: '',
      WHATSAPP_GRAPH_BASE_URL: 'https://graph.example',
    });
    expect(env).toMatchObject({
      DEMO: '1',
      PORT: '9000',
      SIM_URL: 'http://127.0.0.1:8001',
      META_APP_SECRET: 'own',
      LOG_LEVEL: 'debug',
      WHATSAPP_GRAPH_BASE_URL: 'https://graph.example',
    });
    expect(env).not.toHaveProperty('DATABASE_URL');
  });
});

describe('runsTypeScript', () => {
  it('knows the first version that does', () => {
    expect(['18.0.0', '20.20.2', '22.17.1', '22.18.0', '24.0.0'].map(runsTypeScript)).toEqual([false, false, false, true, true]);
  });
});

describe('startChild', () => {
  const options = (code: string) => ({ name: 'child', command: process.execPath, args: ['-e', code], env: process.env, logFolder: base });

  it('keeps the last lines of a program that died, and its exit code', async () => {
    const child = startChild(options("for (let i = 0; i < 100; i++) console.log('line ' + i); console.error('why'); process.exitCode = 7"));
    expect(await child.ended).toEqual({ code: 7, signal: null });
    expect(child.lastLines()).toMatch(/line 99/);
    expect(child.lastLines()).toMatch(/why/);
    expect(child.lastLines().split('\n').length).toBeLessThanOrEqual(40);
  });

  it('stops a program by asking it first', async () => {
    const child = startChild(options("process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up')"));
    await expect.poll(() => child.lastLines()).toBe('up');
    await child.stop();
    expect(await child.ended).toEqual({ code: 3, signal: null });
  });
});

describe('welcomePage', () => {
  it('shows each business in both languages with its two links, and who can sign in', () => {
    const login = (role: string) => ({ email: `${role}@bayt.example`, name: role, role, password: `pass-of-${role}` });
    const tenants = [
      {
        slug: 'bayt',
        name: { en: 'Bayt', ar: 'بيت' },
        enterUrl: 'http://h/enter?token=t',
        phoneUrl: 'http://s/phone?account=1',
        logins: [login('owner'), login('agent')],
      },
    ];
    const links = { tenants, operator: { ...login('operator'), enterUrl: 'http://h/enter?token=o' } };
    const page = welcomePage({ settings: demoSettings({}), links, logFolder: '.data/logs' });
    for (const role of ['owner', 'agent', 'operator']) expect(page).toMatch(new RegExp(`${role}@bayt.example +pass-of-${role}`));
    expect(page).toContain('http://h/enter?token=o');
    expect(page).toContain('Bayt · بيت');
    expect(page).toContain('http://h/enter?token=t');
    expect(page).toContain('http://s/phone?account=1');
    expect(page).toContain('--tenant bayt');
  });
});
