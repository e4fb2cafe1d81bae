import { join } from 'node:path';
import { build, type Plugin } from 'vite';

/** The chat of websites, one script beside the dashboard: `dist/webchat/widget.js`. It shares no code with the dashboard. */
export function websiteChat(): Plugin {
  const root = join(import.meta.dirname, '..', '..', 'widget');
  return {
    name: 'website-chat',
    apply: 'build',
    writeBundle: {
      sequential: true,
      async handler({ dir }) {
        await build({
          configFile: false,
          logLevel: 'warn',
          root,
          publicDir: false,
          build: {
            outDir: join(dir ?? '', 'webchat'),
            emptyOutDir: true,
            target: 'es2022',
            sourcemap: false,
            reportCompressedSize: false,
            lib: { entry: join(root, 'src/main.ts'), formats: ['iife'], name: 'wafaaChat', fileName: () => 'widget.js' },
          },
        });
      },
    },
  };
}
