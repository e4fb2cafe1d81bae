import tailwindcss from '@tailwindcss/vite';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityHashes } from './build/content-security-hashes.ts';
import { linguiMacros } from './build/lingui-macros.ts';
import { precompress } from './build/precompress.ts';
import { preloadByReader } from './build/preload-by-reader.ts';
import { stylelessSonner } from './build/styleless-sonner.ts';

const serverUrl = 'http://127.0.0.1:8000';

/** `--mode mock` serves the pages against `dev/mock`; every other mode talks to the real server, and no build contains the mock. */
export default defineConfig(async ({ mode }) => ({
  plugins: [
    linguiMacros(),
    lingui({ cwd: import.meta.dirname, failOnCompileError: true }),
    react(),
    tailwindcss(),
    stylelessSonner(),
    preloadByReader(),
    contentSecurityHashes(),
    precompress(),
    ...(mode === 'mock' ? [(await import('./dev/mock/plugin.ts')).mockServer()] : []),
  ],
  build: {
    target: 'es2023',
    sourcemap: false,
    reportCompressedSize: false,
    // Fonts as data URLs would defeat their unicode ranges.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // What every page needs, as two files: they compress better than twenty, and the libraries outlive our changes in caches.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack|@lingui|@base-ui\/react\/(?:tabs|internals\/composite|direction-provider))\//,
            },
            {
              name: 'common',
              test: /dashboard\/src\/(?:shared\/(?!ui\/(?:menu-|toaster|dialog))|features\/access\/(?!tenant-links))|lucide-react\/dist\/esm\/(?:createLucideIcon|Icon|context|shared|defaultAttributes)/,
              minShareCount: 2,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: mode === 'mock' ? {} : { '/api': serverUrl, '/enter': serverUrl, '/live': { target: serverUrl, ws: true } },
  },
}));
