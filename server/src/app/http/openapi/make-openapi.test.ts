import { type Route, routes } from '@wafaa/contracts';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { ERRORS } from '../../../platform/errors.ts';
import { makeOpenApi, type Operation } from './make-openapi.ts';

const document = makeOpenApi({ version: '1.2.3', publicUrl: 'https://wafaa.example' });
const operations = new Map(
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => [operation.operationId, { path, method, operation }] as const),
  ),
);
const operation = (id: string): Operation => {
  const found = operations.get(id);
  if (!found) throw new Error(`no operation ${id}`);
  return found.operation;
};

test('passes the recommended rules of its linter, with no error and no warning', async () => {
  const config = await createConfig({
    extends: ['recommended'],
    // /healthz and /readyz refuse nothing: they have no 4xx answer to describe.
    rules: { 'operation-4xx-response': 'off' },
  });
  const problems = await lintFromString({ source: JSON.stringify(document), absoluteRef: 'openapi.json', config });
  expect(problems.map((problem) => `${problem.severity} ${problem.ruleId}: ${problem.message} ${problem.location[0]?.pointer}`)).toEqual(
    [],
  );
});

test('describes every route of the contract, with its right, its audit action and its statuses', () => {
  for (const route of Object.values(routes) as Route[]) {
    const { path, method, operation: described } = operations.get(route.id) ?? { path: '', method: '', operation: null };
    expect([method.toUpperCase(), path]).toEqual([route.method, route.path.replaceAll(/:(\w+)/g, '{$1}')]);
    expect(described?.['x-permission']).toBe(route.permission);
    expect(described?.['x-audit-action']).toBe(route.audit);
    expect(Object.keys(described?.responses ?? {})).toEqual(expect.arrayContaining([String(route.status), '400', '429', '500']));
  }
});

test('knows every error code that a route names', () => {
  for (const route of Object.values(routes) as Route[])
    for (const code of route.errors ?? []) expect(Object.keys(ERRORS), route.id).toContain(code);
});

test('lets keys into a tenant, and neither into an account nor onto the platform', () => {
  expect(operation('listMessages')['security']).toEqual([{ accessToken: [] }, { apiKey: [] }]);
  expect(operation('changePassword')['security']).toEqual([{ accessToken: [] }]);
  expect(operation('listOperatorTenants')['security']).toEqual([{ accessToken: [] }]);
  expect(operation('signIn')['security']).toEqual([]);
});

test('offers an idempotency key where an answer is kept, and nowhere else', () => {
  const takes = (id: string): boolean => JSON.stringify(operation(id)['parameters'] ?? []).includes('IdempotencyKey');
  expect(takes('createApiKey')).toBe(true);
  expect(takes('addSource')).toBe(true);
  expect(takes('signIn')).toBe(false);
  expect(takes('exportContact')).toBe(false);
  expect(takes('listSources')).toBe(false);
});

test('describes files and uploads as such', () => {
  expect(Object.keys((operation('exportAudit').responses['200'] as { content: object }).content)).toEqual(['text/csv']);
  expect(Object.keys((operation('setLogo')['requestBody'] as { content: object }).content)).toEqual(['multipart/form-data']);
});
