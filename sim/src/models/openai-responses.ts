import { asRecord, type Json } from '../core/read.ts';
import { piecesOf, type Generated } from './generate.ts';
import { totalTokens, type StreamEvent } from './http.ts';

/** `POST /responses`, whole. */
export function toResponse(body: Json, generated: Generated, id: string, createdSeconds: number, status = 'completed'): Json {
  const done = status === 'completed';
  return {
    id: `resp_${id}`,
    object: 'response',
    created_at: createdSeconds,
    status,
    error: null,
    incomplete_details: null,
    instructions: body['instructions'] ?? null,
    max_output_tokens: body['max_output_tokens'] ?? null,
    model: body['model'],
    output: done ? [outputItem(generated, id, 'completed')] : [],
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: body['store'] ?? true,
    temperature: body['temperature'] ?? 1,
    text: { format: asRecord(body['text'])['format'] ?? { type: 'text' } },
    tool_choice: body['tool_choice'] ?? 'auto',
    tools: body['tools'] ?? [],
    top_p: 1,
    truncation: 'disabled',
    usage: done
      ? {
          input_tokens: generated.inputTokens,
          input_tokens_details: { cached_tokens: 0 },
          output_tokens: generated.outputTokens,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: totalTokens(generated),
        }
      : null,
    user: null,
    metadata: {},
  };
}

/** The same as a stream of typed events. */
export function toResponseEvents(body: Json, generated: Generated, id: string, createdSeconds: number): StreamEvent[] {
  const events: StreamEvent[] = [];
  const push = (type: string, fields: Json): void => {
    events.push({ event: type, data: { type, sequence_number: events.length, ...fields } });
  };
  const open = toResponse(body, generated, id, createdSeconds, 'in_progress');
  push('response.created', { response: open });
  push('response.in_progress', { response: open });
  push('response.output_item.added', {
    output_index: 0,
    item: { ...outputItem(generated, id, 'in_progress'), ...emptyContent(generated) },
  });
  if (generated.tool === null) pushText(push, generated, id);
  else pushArguments(push, generated, id);
  push('response.output_item.done', { output_index: 0, item: outputItem(generated, id, 'completed') });
  push('response.completed', { response: toResponse(body, generated, id, createdSeconds) });
  return events;
}

type Push = (type: string, fields: Json) => void;

function pushText(push: Push, generated: Generated, id: string): void {
  const place = { item_id: `msg_${id}`, output_index: 0, content_index: 0 };
  const part = contentPart(generated);
  const word = generated.refusal === null ? 'output_text' : 'refusal';
  push('response.content_part.added', { ...place, part: generated.refusal === null ? { ...part, text: '' } : { ...part, refusal: '' } });
  for (const piece of piecesOf(generated.refusal ?? generated.text))
    push(`response.${word}.delta`, { ...place, delta: piece, logprobs: [] });
  push(`response.${word}.done`, {
    ...place,
    ...(generated.refusal === null ? { text: generated.text, logprobs: [] } : { refusal: generated.refusal }),
  });
  push('response.content_part.done', { ...place, part });
}

function pushArguments(push: Push, generated: Generated, id: string): void {
  const place = { item_id: `fc_${id}`, output_index: 0 };
  for (const piece of piecesOf(generated.text)) push('response.function_call_arguments.delta', { ...place, delta: piece });
  push('response.function_call_arguments.done', { ...place, arguments: generated.text });
}

function outputItem(generated: Generated, id: string, status: string): Json {
  if (generated.tool !== null) {
    return { id: `fc_${id}`, type: 'function_call', status, call_id: `call_${id}`, name: generated.tool, arguments: generated.text };
  }
  return { id: `msg_${id}`, type: 'message', status, role: 'assistant', content: [contentPart(generated)] };
}

function emptyContent(generated: Generated): Json {
  return generated.tool === null ? { content: [] } : { arguments: '' };
}

function contentPart(generated: Generated): Json {
  return generated.refusal === null
    ? { type: 'output_text', text: generated.text, annotations: [], logprobs: [] }
    : { type: 'refusal', refusal: generated.refusal };
}
