import type { Plugin } from 'vite';

const placeholder = '/*preloads*/{}';

/**
 * Tells the inline script which files this reader will need: the catalogue (and the Arabic font) of the reader's language,
 * and the code of the page in the address (`/page`) with its own words (`en/page`). They then download beside the main script instead of
 * after it.
 */
export function preloadByReader(): Plugin {
  return {
    name: 'wafaa-preload-by-reader',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const outputs = Object.values(bundle ?? {});
        const chunkOf = (ending: string): string[] =>
          outputs.flatMap((output) => (output.type === 'chunk' && output.facadeModuleId?.endsWith(ending) ? [`/${output.fileName}`] : []));
        const assetOf = (start: string): string[] =>
          outputs.flatMap((output) =>
            output.type === 'asset' && output.fileName.startsWith(`assets/${start}`) && output.fileName.endsWith('.woff2')
              ? [`/${output.fileName}`]
              : [],
          );
        const pages = (path: string, files: string[], words?: string): Record<string, string[]> => ({
          [path]: files.flatMap(chunkOf),
          ...(words
            ? Object.fromEntries(['en', 'ar'].map((locale) => [`${locale}${path}`, chunkOf(`locales/${locale}/${words}.po`)]))
            : {}),
        });
        const preloads: Record<string, string[]> = {
          en: chunkOf('locales/en/messages.po'),
          ar: [...chunkOf('locales/ar/messages.po'), ...assetOf('ibm-plex-sans-arabic-arabic-400-normal')],
          ...pages('/', ['app/shell.tsx', 'features/conversations/live-page.tsx'], 'work'),
          ...pages('/knowledge', ['app/shell.tsx', 'features/knowledge/knowledge-page.tsx'], 'work'),
          ...pages('/settings', ['app/shell.tsx', 'features/settings/settings-layout.tsx'], 'settings'),
          ...pages('/sign-in', ['features/access/door/door-layout.tsx', 'features/access/door/sign-in-page.tsx'], 'door'),
        };
        return html.replace(placeholder, JSON.stringify(preloads));
      },
    },
  };
}
