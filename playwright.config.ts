import path from 'node:path';
import { defineConfig, devices } from '@playwright/test';

const port = Number(process.env.E2E_PORT ?? 8100);
const simPort = port + 1;

/** The whole product and its emulator, started as a user starts them, on other ports and with an empty data folder. */
export default defineConfig({
  testDir: '.',
  testMatch: ['test/e2e/**/*.e2e.ts', 'dashboard/e2e/**/*.e2e.ts'],
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  use: {
    ...devices['Desktop Chrome'],
    baseURL: `http://127.0.0.1:${port}`,
    // Each journey would be traced only to be thrown away: E2E_TRACE=1 where one is wanted.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      // Chromium's own sandbox cannot be had as root, which is who runs in a container.
      args: ['--no-sandbox', '--disable-gpu', '--disable-gpu-rasterization'],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    url: `http://127.0.0.1:${port}/readyz`,
    timeout: 180_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      PORT: String(port),
      SIM_PORT: String(simPort),
      DATA_DIR: path.resolve('test-results/e2e-data'),
      DATABASE_URL: '',
    },
  },
});
