import type { Plugin } from 'vite';

const placeholder = '/*preloads*/{}';

/**
 * Tells the inline script which files this reader will need: the catalogue (and the Arabic font) of the reader's language,
 * and the code of the page in the address. They then download beside the main script instead of after it.
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
        const preloads = {
          en: chunkOf('locales/en/messages.po'),
          ar: [...chunkOf('locales/ar/messages.po'), ...assetOf('ibm-plex-sans-arabic-arabic-400-normal')],
          '/': chunkOf('features/conversations/live-page.tsx'),
          '/knowledge': chunkOf('features/knowledge/knowledge-page.tsx'),
        };
        return html.replace(placeholder, JSON.stringify(preloads));
      },
    },
  };
}
