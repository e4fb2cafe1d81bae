import { createSentenceEmbedder, type Embedder } from '../modules/knowledge/index.ts';
import { createModelGateway, type ModelGateway, type SpendingPort } from '../modules/llm/index.ts';
import type { Log } from '../platform/telemetry/log.ts';
import type { Config } from './config.ts';

export interface Models {
  gateway: ModelGateway | null;
  embedder: Embedder;
  close(): Promise<void>;
}

const EMBEDDING_DIMENSIONS = 512;
const EMBED_DEADLINE_MS = 4_000;

/** The configured model, or the engine without one: sentence vectors made in this process, English only. */
export function makeModels(config: Config, log: Log, spending: SpendingPort): Models {
  const { model } = config;
  const gateway = model
    ? createModelGateway({
        spending,
        providers: [
          {
            id: model.provider,
            kind: model.provider,
            apiKey: model.apiKey,
            answerModel: model.model,
            sees: model.sees,
            ...(model.baseUrl ? { baseUrl: model.baseUrl } : {}),
            ...(model.embeddingModel ? { embedding: { model: model.embeddingModel, dimensions: EMBEDDING_DIMENSIONS } } : {}),
          },
        ],
      })
    : null;
  if (model?.embeddingModel && gateway)
    return { gateway, embedder: remoteEmbedder(gateway, model.embeddingModel, log), close: async () => {} };
  const local = createSentenceEmbedder();
  return {
    gateway,
    embedder: { space: local.space, languages: 'en', embed: (texts, signal) => local.embed(texts, signal) },
    close: async () => {
      await local.close();
    },
  };
}

function remoteEmbedder(gateway: ModelGateway, name: string, log: Log): Embedder {
  return {
    space: `${name}-${EMBEDDING_DIMENSIONS}`,
    languages: 'all',
    async embed(texts, signal) {
      const deadlineMs = EMBED_DEADLINE_MS;
      const request = { tenantId: '', purpose: 'knowledge.embed', texts, deadlineMs, signal: signal ?? AbortSignal.timeout(deadlineMs) };
      const result = await gateway.embed(request);
      if (result.ok) return result.vectors.map((vector) => Float32Array.from(vector));
      // The words alone still find passages; a provider that is away costs recall, not the answer.
      log.warn({ failure: result.failure }, 'embedding failed');
      return [];
    },
  };
}
