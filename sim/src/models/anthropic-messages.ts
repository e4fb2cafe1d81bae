import type { Json } from '../core/read.ts';
import { piecesOf, type Generated } from './generate.ts';
import type { StreamEvent, Wire } from './http.ts';

const ERRORS = {
  auth: { status: 401, type: 'authentication_error', message: 'invalid x-api-key' },
  invalid: { status: 400, type: 'invalid_request_error', message: 'model: Field required' },
  rate: { status: 429, type: 'rate_limit_error', message: "This request would exceed your organization's rate limit." },
  quota: { status: 402, type: 'billing_error', message: 'Your credit balance is too low to access the API.' },
  server: { status: 500, type: 'api_error', message: 'Internal server error' },
  overloaded: { status: 529, type: 'overloaded_error', message: 'Overloaded' },
} as const;

export const anthropicWire: Wire = {
  api: 'anthropic.messages',
  requestIdHeader: 'request-id',
  key: (request) => {
    const key = request.headers['x-api-key'];
    return typeof key === 'string' && request.headers['anthropic-version'] !== undefined ? key : null;
  },
  error: (kind, requestId) => {
    const { status, type, message } = ERRORS[kind];
    return { status, body: { type: 'error', error: { type, message }, request_id: requestId } };
  },
  rateHeaders: () => {
    const reset = new Date(Date.now() + 1000).toISOString();
    return {
      'anthropic-ratelimit-requests-limit': '4000',
      'anthropic-ratelimit-requests-remaining': '3999',
      'anthropic-ratelimit-requests-reset': reset,
      'anthropic-ratelimit-input-tokens-limit': '400000',
      'anthropic-ratelimit-input-tokens-remaining': '399000',
      'anthropic-ratelimit-input-tokens-reset': reset,
      'anthropic-ratelimit-output-tokens-limit': '80000',
      'anthropic-ratelimit-output-tokens-remaining': '79000',
      'anthropic-ratelimit-output-tokens-reset': reset,
    };
  },
};

/** `POST /v1/messages`, whole. */
export function toAnthropicMessage(body: Json, generated: Generated, id: string): Json {
  return {
    id: `msg_${id}`,
    type: 'message',
    role: 'assistant',
    model: body['model'],
    content: contentOf(generated, id),
    stop_reason: stopReason(generated),
    stop_sequence: null,
    usage: {
      input_tokens: generated.inputTokens,
      cache_creation_input_tokens: 0,
      cache_read_input_tokens: 0,
      output_tokens: generated.outputTokens,
      service_tier: 'standard',
    },
  };
}

/** The same as a stream. */
export function toAnthropicEvents(body: Json, generated: Generated, id: string): StreamEvent[] {
  const whole = toAnthropicMessage(body, generated, id);
  const events: StreamEvent[] = [];
  const push = (type: string, fields: Json): void => {
    events.push({ event: type, data: { type, ...fields } });
  };
  push('message_start', {
    message: { ...whole, content: [], stop_reason: null, usage: { ...(whole['usage'] as Json), output_tokens: 1 } },
  });
  if (generated.tool !== null) {
    push('content_block_start', { index: 0, content_block: { type: 'tool_use', id: `toolu_${id}`, name: generated.tool, input: {} } });
    for (const piece of piecesOf(generated.text))
      push('content_block_delta', { index: 0, delta: { type: 'input_json_delta', partial_json: piece } });
    push('content_block_stop', { index: 0 });
  } else if (generated.text !== '') {
    push('content_block_start', { index: 0, content_block: { type: 'text', text: '' } });
    push('ping', {});
    for (const piece of piecesOf(generated.text)) push('content_block_delta', { index: 0, delta: { type: 'text_delta', text: piece } });
    push('content_block_stop', { index: 0 });
  }
  push('message_delta', {
    delta: { stop_reason: stopReason(generated), stop_sequence: null },
    usage: { output_tokens: generated.outputTokens },
  });
  push('message_stop', {});
  return events;
}

function contentOf(generated: Generated, id: string): Json[] {
  if (generated.tool !== null)
    return [{ type: 'tool_use', id: `toolu_${id}`, name: generated.tool, input: JSON.parse(generated.text || '{}') }];
  return generated.text === '' ? [] : [{ type: 'text', text: generated.text }];
}

function stopReason(generated: Generated): string {
  if (generated.refusal !== null) return 'refusal';
  return generated.tool === null ? 'end_turn' : 'tool_use';
}
