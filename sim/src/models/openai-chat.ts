import { asRecord, type Json } from '../core/read.ts';
import { piecesOf, type Generated } from './generate.ts';
import { totalTokens, type StreamEvent } from './http.ts';

/** `POST /chat/completions`, whole. */
export function toChatCompletion(body: Json, generated: Generated, id: string, createdSeconds: number): Json {
  const calls = generated.tool === null ? {} : { tool_calls: [toolCall(generated, id)] };
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created: createdSeconds,
    model: body['model'],
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: contentOf(generated), refusal: generated.refusal, annotations: [], ...calls },
        logprobs: null,
        finish_reason: generated.tool === null ? 'stop' : 'tool_calls',
      },
    ],
    usage: usageOf(generated),
    service_tier: 'default',
    system_fingerprint: null,
  };
}

/** The same as chunks; the last data line is `[DONE]`. */
export function toChatChunks(body: Json, generated: Generated, id: string, createdSeconds: number): StreamEvent[] {
  const chunk = (choices: Json[], usage: Json | null = null): StreamEvent => ({
    data: {
      id: `chatcmpl-${id}`,
      object: 'chat.completion.chunk',
      created: createdSeconds,
      model: body['model'],
      service_tier: 'default',
      system_fingerprint: null,
      choices,
      usage,
    },
  });
  const delta = (content: Json, finish: string | null = null): Json => ({
    index: 0,
    delta: content,
    logprobs: null,
    finish_reason: finish,
  });
  const events: StreamEvent[] = [chunk([delta({ role: 'assistant', content: generated.tool === null ? '' : null, refusal: null })])];
  if (generated.tool === null) {
    const key = generated.refusal === null ? 'content' : 'refusal';
    for (const piece of piecesOf(generated.refusal ?? generated.text)) events.push(chunk([delta({ [key]: piece })]));
  } else {
    const call = toolCall(generated, id);
    events.push(chunk([delta({ tool_calls: [{ index: 0, ...call, function: { name: generated.tool, arguments: '' } }] })]));
    for (const piece of piecesOf(generated.text))
      events.push(chunk([delta({ tool_calls: [{ index: 0, function: { arguments: piece } }] })]));
  }
  events.push(chunk([delta({}, generated.tool === null ? 'stop' : 'tool_calls')]));
  if (asRecord(body['stream_options'])['include_usage'] === true) events.push(chunk([], usageOf(generated)));
  return [...events, { data: '[DONE]' }];
}

function contentOf(generated: Generated): string | null {
  return generated.tool !== null || generated.refusal !== null ? null : generated.text;
}

function toolCall(generated: Generated, id: string): Json {
  return { id: `call_${id}`, type: 'function', function: { name: generated.tool, arguments: generated.text } };
}

function usageOf(generated: Generated): Json {
  return {
    prompt_tokens: generated.inputTokens,
    completion_tokens: generated.outputTokens,
    total_tokens: totalTokens(generated),
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0, accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
  };
}
