import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { CompatServiceDefinition } from 'nice-grpc';

// The client's own definitions of the wire. They lie in its package beside what it offers by name.

export interface WireValue {
  textValue?: string | undefined;
  intValue?: number | undefined;
}
export interface WireFilters {
  operator: number;
  filters: WireFilters[];
  valueText?: string | undefined;
  valueTextArray?: { values: string[] } | undefined;
  target?: { property?: string | undefined } | undefined;
}
export interface WireVectors {
  name: string;
  vectorBytes: Uint8Array;
}
export interface BatchObject {
  uuid: string;
  collection: string;
  tenant: string;
  properties?: { nonRefProperties?: Record<string, unknown> | undefined } | undefined;
  vectorBytes: Uint8Array;
  vectors: WireVectors[];
}
export interface SearchRequest {
  collection: string;
  tenant: string;
  limit: number;
  after: string;
  filters?: WireFilters | undefined;
  nearVector?: { vectorBytes: Uint8Array; vectors: WireVectors[] } | undefined;
}

export const OPERATOR = { equal: 1, and: 7, or: 8, containsAny: 12 } as const;

export async function loadWire(): Promise<{ weaviate: CompatServiceDefinition; health: CompatServiceDefinition }> {
  const entry = createRequire(import.meta.url).resolve('weaviate-client');
  const at = (path: string): string => new URL(`../esm/proto/${path}`, pathToFileURL(entry)).href;
  const [weaviate, health] = (await Promise.all([import(at('v1/weaviate.js')), import(at('google/health/v1/health.js'))])) as [
    { WeaviateDefinition: CompatServiceDefinition },
    { HealthDefinition: CompatServiceDefinition },
  ];
  return { weaviate: weaviate.WeaviateDefinition, health: health.HealthDefinition };
}

/** Little-endian float32, as they travel; copied, because what comes in lies somewhere in a larger buffer. */
export function readVector(vectorBytes: Uint8Array): Float32Array {
  return new Float32Array(new Uint8Array(vectorBytes).buffer);
}
