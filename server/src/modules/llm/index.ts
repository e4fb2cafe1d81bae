export { CircuitBreaker } from './circuit-breaker.ts';
export { createModelGateway } from './create-model-gateway.ts';
export type {
  AnswerRequest,
  ClassifyRequest,
  ClassifyResult,
  EmbedRequest,
  EmbedResult,
  GatewayConfig,
  ModelAnswer,
  ModelFailed,
  ModelFailure,
  ModelGateway,
  ModelMessage,
  OnText,
  ProviderConfig,
  RerankRequest,
  RerankResult,
  SpendingPort,
} from './types.ts';
