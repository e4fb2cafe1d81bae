import tailwindcss from '@tailwindcss/vite';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contentSecurityHashes } from './build/content-security-hashes.ts';
import { linguiMacros } from './build/lingui-macros.ts';
import { precompress } from './build/precompress.ts';
import { preloadByReader } from './build/preload-by-reader.ts';
import { stylelessSonner } from './build/styleless-sonner.ts';
import { websiteChat } from './build/website-chat.ts';

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
    websiteChat(),
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
        // Few files compress better than many, and the libraries outlive our changes in caches.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: /node_modules\/(?:react|react-dom|scheduler|use-sync-external-store|@tanstack\/(?:history|query-core|react-query|react-router|react-store|router-core|store)|@lingui|@base-ui\/react\/(?:direction-provider|internals\/direction-context))\//,
            },
            // What the first script needs, whatever the page.
            { name: 'common', tags: ['$initial' as const], test: /dashboard\/src\/|lucide-react/ },
            // What forms at the door and inside share, without the pictures that other pages have too.
            { name: 'forms', test: /dashboard\/src\/shared\/form\//, minShareCount: 2, includeDependenciesRecursively: false },
            // What several pages behind the door share.
            {
              name: 'inside',
              test: /dashboard\/src\/(?:shared\/(?:api\/files|shortcuts|text\/(?:file|split|fold)|time|use-wide|ui\/(?:chip|source-chip|show-|toast\.))|features\/access\/(?:api|use-session|tenant-colour|tenant-mark|person-mark|role-name))/,
              minShareCount: 2,
              includeDependenciesRecursively: false,
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
