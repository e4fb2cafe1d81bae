import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import type { EmbeddingModel, LanguageModel } from 'ai';
import type { GatewayConfig, ProviderConfig } from './types.ts';

export interface Provider {
  config: ProviderConfig;
  answers: LanguageModel;
  embeds: EmbeddingModel | null;
}

/** Model objects of one provider. Objects only: a plain string id would go to a third party's gateway. */
export function createProvider(config: ProviderConfig, fetch: GatewayConfig['fetch']): Provider {
  const settings = { apiKey: config.apiKey, ...(config.baseUrl ? { baseURL: config.baseUrl } : {}), ...(fetch ? { fetch } : {}) };
  if (config.kind === 'anthropic') return { config, answers: createAnthropic(settings)(config.answerModel), embeds: null };
  const openai = createOpenAI(settings);
  // Chat Completions is what compatible servers speak; the Responses API is OpenAI's alone.
  return {
    config,
    answers: openai.chat(config.answerModel),
    embeds: config.embedding ? openai.embeddingModel(config.embedding.model) : null,
  };
}
