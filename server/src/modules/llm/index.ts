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
  ProviderConfig,
  SpendingPort,
} from './types.ts';
