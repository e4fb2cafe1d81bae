export { createPinecone, type PineconeSim } from './create-pinecone.ts';
export { createWeaviate, type WeaviateRow, type WeaviateSim } from './create-weaviate.ts';
export type { VectorFaultKind, VectorFaultRule, VectorFaults } from './vector-faults.ts';
