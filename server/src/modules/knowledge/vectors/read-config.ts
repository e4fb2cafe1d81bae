import type { VectorStoreConfig } from './open-vector-store.ts';

/** As the environment gives them. */
export interface VectorSettings {
  VECTOR_STORE: 'pgvector' | 'pinecone' | 'weaviate';
  PINECONE_API_KEY?: string | undefined;
  PINECONE_INDEX: string;
  PINECONE_CLOUD: 'aws' | 'gcp' | 'azure';
  PINECONE_REGION: string;
  PINECONE_CONTROLLER_URL?: string | undefined;
  WEAVIATE_URL?: string | undefined;
  WEAVIATE_GRPC?: string | undefined;
  WEAVIATE_API_KEY?: string | undefined;
}

/** What they mean. A store that was chosen and lacks its key is a problem, never another store than was asked for. */
export function readVectorConfig(env: VectorSettings, problems: string[]): VectorStoreConfig {
  if (env.VECTOR_STORE === 'pinecone') {
    if (!env.PINECONE_API_KEY) problems.push('PINECONE_API_KEY is needed with VECTOR_STORE=pinecone');
    return {
      ...{ store: 'pinecone', apiKey: env.PINECONE_API_KEY ?? '', index: env.PINECONE_INDEX },
      ...{ cloud: env.PINECONE_CLOUD, region: env.PINECONE_REGION, controllerUrl: env.PINECONE_CONTROLLER_URL ?? null },
    };
  }
  if (env.VECTOR_STORE === 'weaviate') {
    if (!env.WEAVIATE_URL || !URL.canParse(env.WEAVIATE_URL))
      problems.push('WEAVIATE_URL is needed with VECTOR_STORE=weaviate, like https://cluster.example.com');
    if (!env.WEAVIATE_GRPC || !/^[^:/]+(?::\d+)?$/.test(env.WEAVIATE_GRPC))
      problems.push('WEAVIATE_GRPC is needed with VECTOR_STORE=weaviate, like grpc-cluster.example.com:443');
    return { store: 'weaviate', url: env.WEAVIATE_URL ?? '', grpc: env.WEAVIATE_GRPC ?? '', apiKey: env.WEAVIATE_API_KEY ?? null };
  }
  return { store: 'pgvector' };
}
