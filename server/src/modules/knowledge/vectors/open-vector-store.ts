import type { Database } from '../../../platform/db/index.ts';
import { createPgvectorStore } from './pgvector/create-pgvector-store.ts';
import type { PineconeConfig } from './pinecone/create-pinecone-store.ts';
import { makeResilient } from './resilient-store.ts';
import type { VectorStore } from './vector-store.ts';
import type { WeaviateConfig } from './weaviate/create-weaviate-store.ts';

export type VectorStoreConfig = { store: 'pgvector' } | ({ store: 'pinecone' } & PineconeConfig) | ({ store: 'weaviate' } & WeaviateConfig);

/** The configured store. Clients of stores outside are loaded only where one is chosen. */
export async function openVectorStore(database: Database, config: VectorStoreConfig): Promise<VectorStore> {
  if (config.store === 'pgvector') return createPgvectorStore(database);
  if (config.store === 'pinecone') {
    const { createPineconeStore } = await import('./pinecone/create-pinecone-store.ts');
    return makeResilient(createPineconeStore(config));
  }
  const { createWeaviateStore } = await import('./weaviate/create-weaviate-store.ts');
  return makeResilient(createWeaviateStore(config));
}
