import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { ALLOWED_EDGES, NEVER_IMPORTED, SHARED_BY_CHANNELS } from './allowed-edges.ts';

const MODULES = '^server/src/modules/';
/** Tests and the makers of test data may enter where the product may not. */
const TESTS = '([.]test[.]tsx?|/testing[.]ts|/arbitraries[.]ts|/test-[a-z-]+[.]ts|/testing/.*)$';

const forbid = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType => ({ name, comment, severity: 'error', from, to });

/** One rule per module: everything under modules/ is closed to it but itself and its allowed edges. */
function edgeRules(): IRegularForbiddenRuleType[] {
  return Object.entries(ALLOWED_EDGES).map(([module, uses]) =>
    forbid(
      `edge-${module}`,
      `${module} may use ${uses.length === 0 ? 'no other module' : uses.join(', ')}: see scripts/boundaries/allowed-edges.ts`,
      { path: `${MODULES}${module}/`, pathNot: TESTS },
      { path: MODULES, pathNot: `${MODULES}(${[module, ...uses].join('|')})/` },
    ),
  );
}

/** The rules that hold between files, each with the sentence that is shown when it is broken. */
export function boundaryRules(): IRegularForbiddenRuleType[] {
  const known = Object.keys(ALLOWED_EDGES).join('|');
  const shared = SHARED_BY_CHANNELS.join('|');
  return [
    ...edgeRules(),
    forbid(
      'no-cycle',
      'files may not import each other in a circle: move what both need into a third',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    forbid(
      'module-door',
      'a module is entered through its index.ts only',
      { path: `${MODULES}([^/]+)/`, pathNot: TESTS },
      {
        path: `${MODULES}([^/]+)/`,
        pathNot: [`${MODULES}$1/`, `${MODULES}[^/]+/index[.]ts$`],
      },
    ),
    forbid(
      'module-door-from-outside',
      'roles and app enter a module through its index.ts as well',
      { path: '^server/src/(app/|roles/|main[.]ts)', pathNot: TESTS },
      {
        path: MODULES,
        pathNot: `${MODULES}[^/]+/index[.]ts$`,
      },
    ),
    forbid(
      'known-module',
      'a new module needs its line in scripts/boundaries/allowed-edges.ts',
      { path: MODULES, pathNot: `${MODULES}(${known})/` },
      {},
    ),
    forbid(
      'listeners',
      'nothing may lean on a module that only listens',
      { path: `${MODULES}([^/]+)/`, pathNot: TESTS },
      {
        path: `${MODULES}(${NEVER_IMPORTED.join('|')})/`,
        pathNot: `${MODULES}$1/`,
      },
    ),
    forbid(
      'channels-apart',
      `a channel knows no other channel; what several share is in channels/{${SHARED_BY_CHANNELS.join(',')}}`,
      { path: `${MODULES}channels/([^/]+)/`, pathNot: TESTS },
      {
        path: `${MODULES}channels/[^/]+/`,
        pathNot: `${MODULES}channels/($1|${shared})/`,
      },
    ),
    forbid(
      'channels-no-platform',
      'a channel may use platform/http and nothing else of the platform: never the database',
      { path: `${MODULES}channels/`, pathNot: TESTS },
      {
        path: '^server/src/platform/',
        pathNot: '^server/src/platform/http/',
      },
    ),
    forbid(
      'channels-no-driver',
      'a channel never touches the database',
      { path: `${MODULES}channels/` },
      { path: 'node_modules/(pg|kysely|@electric-sql|pg-boss|ioredis)(/|$)' },
    ),
    forbid(
      'platform-is-below',
      'platform stands under the modules and knows none of them',
      { path: '^server/src/platform/', pathNot: TESTS },
      { path: '^server/src/(modules|app|roles)/' },
    ),
    forbid(
      'modules-below-app',
      'modules know neither how they are wired nor which role runs them',
      { path: MODULES, pathNot: TESTS },
      { path: '^server/src/(app|roles)/' },
    ),
    forbid(
      'app-below-roles',
      'the wiring does not know the roles',
      { path: '^server/src/app/', pathNot: TESTS },
      { path: '^server/src/roles/' },
    ),
    forbid(
      'contracts-alone',
      'contracts promise; they use nothing but zod',
      { path: '^contracts/src/', pathNot: TESTS },
      { path: '.', pathNot: ['^contracts/src/', 'node_modules/zod/'] },
    ),
    forbid(
      'one-gateway',
      'only modules/llm may import the model SDK (tests of the emulator call it with the SDK, as the product would)',
      { path: '.', pathNot: [`${MODULES}llm/`, '^sim/.*[.]test[.]ts$'] },
      { path: 'node_modules/(ai|@ai-sdk)(/|$)' },
    ),
    forbid(
      'emulator-apart',
      'the emulator is the other side of the network: it shares no code with the server',
      { path: '^sim/', pathNot: TESTS },
      { path: '^server/' },
    ),
    forbid(
      'product-without-emulator',
      'the product never imports its emulator',
      { path: '^server/src/', pathNot: TESTS },
      { path: '^sim/' },
    ),
    forbid(
      'browser-apart',
      'browser code takes contracts from the server, nothing else',
      { path: '^(dashboard|widget)/src/' },
      { path: '^(server|sim)/' },
    ),
    forbid(
      'no-test-in-product',
      'the product imports no test',
      { path: '^(server|contracts|sim|dashboard|widget)/src/', pathNot: TESTS },
      { path: '[.]test[.]tsx?$' },
    ),
    forbid('resolvable', 'an import that leads nowhere', { path: '.' }, { couldNotResolve: true, pathNot: '[.]po$' }),
    forbid(
      'declared',
      'a package that package.json does not declare',
      { path: '^(server|contracts|sim|dashboard|widget)/src/', pathNot: TESTS },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    ),
    forbid(
      'declared-for-running',
      'a package that is there for tests only: an installation without them would not start',
      { path: '^(server|contracts|sim)/src/', pathNot: TESTS },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ];
}
