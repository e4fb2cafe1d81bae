import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { at } from './paths.mjs';
import { readPort } from './ports.mjs';

/** What `npm start` runs with. Every value can be set in the environment; the secrets are for this machine's emulator only.
 *  @param {NodeJS.ProcessEnv} env */
export function demoSettings(env = process.env) {
  const port = readPort('PORT', env.PORT, 8000);
  const simPort = readPort('SIM_PORT', env.SIM_PORT, 8001);
  if (port === simPort) throw new Error(`PORT and SIM_PORT are both ${port}: give them different numbers.`);
  const simUrl = `http://127.0.0.1:${simPort}`;
  const productUrl = `http://127.0.0.1:${port}`;
  return {
    port,
    simPort,
    simUrl,
    productUrl,
    dataFolder: path.resolve(at(), env.DATA_DIR || '.data'),
    appSecret: env.META_APP_SECRET || 'demo-meta-app-secret',
    verifyToken: env.META_VERIFY_TOKEN || 'demo-verify-token',
  };
}

/** The environment of the two programs of the demo.
 *  @param {ReturnType<typeof demoSettings>} settings
 *  @param {NodeJS.ProcessEnv} base */
export function demoEnvironment(settings, base) {
  // A variable that is set to nothing means "not set" to the person who wrote it.
  const given = Object.fromEntries(Object.entries(base).filter(([, value]) => value !== ''));
  return {
    DEMO: '1',
    SIM_URL: settings.simUrl,
    ...given,
    PORT: String(settings.port),
    SIM_PORT: String(settings.simPort),
    DATA_DIR: settings.dataFolder,
    META_APP_SECRET: settings.appSecret,
    META_VERIFY_TOKEN: settings.verifyToken,
  };
}

/** @typedef {{ email: string, name: string, role: string, password: string }} DemoLogin */
/** @typedef {{ slug: string, name: { en: string | null, ar: string | null }, enterUrl: string, phoneUrl: string, phones?: { channel: string, url: string }[], logins?: DemoLogin[] }} DemoTenant */
/** @typedef {{ tenants: DemoTenant[], operator: (DemoLogin & { enterUrl: string }) | null }} DemoLinks */

/** What the server wrote when the demo tenants stood.
 *  @param {string} dataFolder
 *  @returns {DemoLinks} empty when there are none */
export function readDemoLinks(dataFolder) {
  const file = path.join(dataFolder, 'demo-links.json');
  if (!existsSync(file)) return { tenants: [], operator: null };
  const { tenants = [], operator = null } = JSON.parse(readFileSync(file, 'utf8'));
  return { tenants, operator };
}
