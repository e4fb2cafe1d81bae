import type { Plugin } from 'vite';
import { endpoints } from '../src/shared/api/endpoints.ts';

const CALLS = /\b(callApi|callFile|uploadFile|endpointOf)(\(\s*)('\w+')?/g;
const table: Record<string, { method: string; path: string } | undefined> = endpoints;

/** Source with its calls of the API, each id replaced by `METHOD path`. @throws where a call names no route of the contract in so many letters */
export function inlineEndpoints(code: string, file: string): string {
  return code.replace(CALLS, (_call, name: string, open: string, id: string | undefined) => {
    const endpoint = table[id?.slice(1, -1) ?? ''];
    if (!endpoint) throw new Error(`${file}: the first argument of ${name} must be the id of a route, written as a literal`);
    return `${name}${open}'${endpoint.method} ${endpoint.path}'`;
  });
}

/** A page needs the addresses that it calls, and not those of the whole product. */
export function endpointsInPlace(): Plugin {
  return {
    name: 'wafaa-endpoints-in-place',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: {
        id: { include: /dashboard\/src\/.*\.tsx?$/, exclude: /dashboard\/src\/shared\/api\// },
        code: /callApi\(|callFile\(|uploadFile\(|endpointOf\(/,
      },
      handler: (code, id) => ({ code: inlineEndpoints(code, id), map: null }),
    },
  };
}
