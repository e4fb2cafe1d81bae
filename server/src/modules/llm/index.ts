export { CircuitBreaker } from './circuit-breaker.ts';
export { createModelGateway } from './create-model-gateway.ts';
export type {
  AnswerRequest,
  ClassifyRequest,
  ClassifyResult,
  DescribeImageRequest,
  DescribeImageResult,
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
  SeenLine,
  SpendingPort,
} from './types.ts';
