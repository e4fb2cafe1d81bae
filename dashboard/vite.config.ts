import tailwindcss from '@tailwindcss/vite';
import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { layerOf } from './build/chunk-groups.ts';
import { endpointsInPlace } from './build/inline-endpoints.ts';
import { contentSecurityHashes } from './build/content-security-hashes.ts';
import { linguiMacros } from './build/lingui-macros.ts';
import { precompress } from './build/precompress.ts';
import { plainIcons } from './build/plain-icons.ts';
import { preloadByReader } from './build/preload-by-reader.ts';
import { shortMessageIds } from './build/short-message-ids.ts';
import { stylelessSonner } from './build/styleless-sonner.ts';
import { websiteChat } from './build/website-chat.ts';

const serverUrl = 'http://127.0.0.1:8000';

/** `--mode mock` serves the pages against `dev/mock`; every other mode talks to the real server, and no build contains the mock. */
export default defineConfig(async ({ mode }) => ({
  plugins: [
    endpointsInPlace(),
    linguiMacros(),
    lingui({ cwd: import.meta.dirname, failOnCompileError: true }),
    shortMessageIds(),
    plainIcons(),
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
    // The inline script asks for all that a page needs, so that the code need not carry the names of every file with it.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_name: string, needed: string[], { hostType }: { hostType: 'html' | 'js' }) =>
        hostType === 'html' ? needed : needed.filter((file) => file.endsWith('.css')),
    },
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
            // What the shell needs, apart from what the door needs too.
            { name: layerOf, debugName: 'layers', test: /dashboard\/src\/|lucide-react/, includeDependenciesRecursively: false },
            // What forms at the door and inside share, with their pictures.
            {
              name: 'forms',
              test: /dashboard\/src\/shared\/form\/|icons\/(?:eye|eye-off|arrow-big-up-dash)\.mjs/,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
            // What many pages show, and what the pages of settings are made of.
            {
              name: 'bits',
              test: /dashboard\/src\/(?:shared\/(?:text\/(?:file|split|fold)|time|use-wide|ui\/(?:chip|show-|toast\.))|features\/access\/(?:use-may|role-name)|features\/settings\/parts\/(?:search-box|row-menu|lazy-dialog|use-))/,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
            {
              name: 'parts',
              test: /dashboard\/src\/features\/(?:access\/use-account|settings\/(?:parts\/(?:page-|only-with|permission-words|time|avatar|dialog-actions|confirm-dialog\.|late-)))/,
              minShareCount: 2,
              includeDependenciesRecursively: false,
            },
            { name: 'icons', test: /lucide-react\/dist\/esm\/icons/, minShareCount: 8 },
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
