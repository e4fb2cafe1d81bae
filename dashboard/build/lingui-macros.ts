import { join } from 'node:path';
import { transformAsync } from '@babel/core';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';

const usesMacros = /from ['"]@lingui\/(?:core|react)\/macro['"]/;

/**
 * Turns Lingui's macros into message ids, in the files that use them.
 * The Vite plugin's own transform needs a native binary per platform; Babel runs everywhere and costs about a second a build.
 */
export function linguiMacros(): Plugin {
  let production = false;
  // By its place, because tests of the whole repository run from another folder.
  const linguiConfig = getConfig({ configPath: join(import.meta.dirname, '..', 'lingui.config.ts') });
  return {
    name: 'wafaa-lingui-macros',
    enforce: 'pre',
    configResolved(config) {
      production = config.isProduction;
    },
    transform: {
      filter: { id: /\.tsx?$/, code: usesMacros },
      async handler(code, id) {
        const result = await transformAsync(code, {
          filename: id,
          configFile: false,
          babelrc: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: [['@lingui/babel-plugin-lingui-macro', { descriptorFields: production ? 'id-only' : 'all', linguiConfig }]],
        });
        return result?.code ? { code: result.code, map: result.map ?? null } : null;
      },
    },
  };
}
