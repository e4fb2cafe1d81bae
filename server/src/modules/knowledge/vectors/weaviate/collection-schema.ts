import type { WeaviateClient } from 'weaviate-client';

export const COLLECTION = 'WafaaSentence';

/** As Weaviate's own REST API takes it. Words of a row are ids: they are compared whole and never searched in. */
export function collectionSchema(): Parameters<WeaviateClient['collections']['createFromJson']>[0] {
  const id = (name: string) => ({
    name,
    dataType: ['text'],
    tokenization: 'field' as const,
    indexFilterable: true,
    indexSearchable: false,
  });
  return {
    class: COLLECTION,
    multiTenancyConfig: { enabled: true, autoTenantCreation: true, autoTenantActivation: true },
    vectorConfig: { default: { vectorizer: { none: {} }, vectorIndexType: 'flat', vectorIndexConfig: { distance: 'cosine' } } },
    properties: [...['sourceId', 'version', 'chunkId', 'space'].map(id), { name: 'sentence', dataType: ['int'], indexFilterable: true }],
  };
}
