import { asList, asRecord, asString, isRecord, type Json } from '../core/read.ts';
import { type Picture, picturesOf } from './pictures.ts';

/** What all three wire formats come down to. */
export interface Prompt {
  /** Instructions of the caller. */
  system: string;
  /** Everything that is not instructions, oldest first. */
  conversation: string;
  /** The last thing the user wrote. */
  question: string;
  /** JSON schema that the answer must satisfy; null = free text. */
  schema: Json | null;
  /** A JSON object is wanted, its shape is free. */
  anyJson: boolean;
  /** Tool that must be called with an input of `schema`; null = none. */
  tool: string | null;
  /** Shown with the last message. */
  pictures: Picture[];
}

export function fromChatBody(body: Json): Prompt {
  const messages = asList(body['messages']).map(asRecord);
  const format = asRecord(body['response_format']);
  const forced = asString(asRecord(asRecord(body['tool_choice'])['function'])['name']) ?? null;
  const tool = asList(body['tools'])
    .map((item) => asRecord(asRecord(item)['function']))
    .find((item) => item['name'] === forced);
  return toPrompt(messages, '', {
    schema: tool
      ? asRecord(tool['parameters'])
      : format['type'] === 'json_schema'
        ? asRecord(asRecord(format['json_schema'])['schema'])
        : null,
    anyJson: format['type'] === 'json_object',
    tool: tool ? forced : null,
  });
}

export function fromResponsesBody(body: Json): Prompt {
  const input = body['input'];
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : asList(input).map(asRecord);
  const format = asRecord(asRecord(body['text'])['format']);
  const forced = asString(asRecord(body['tool_choice'])['name']) ?? null;
  const tool = asList(body['tools'])
    .map(asRecord)
    .find((item) => item['name'] === forced);
  return toPrompt(items, asString(body['instructions']) ?? '', {
    schema: tool ? asRecord(tool['parameters']) : format['type'] === 'json_schema' ? asRecord(format['schema']) : null,
    anyJson: format['type'] === 'json_object',
    tool: tool ? forced : null,
  });
}

export function fromAnthropicBody(body: Json): Prompt {
  const format = asRecord(asRecord(body['output_config'])['format'] ?? body['output_format']);
  const choice = asRecord(body['tool_choice']);
  const tools = asList(body['tools']).map(asRecord);
  const wanted = choice['type'] === 'any' ? tools[0] : tools.find((item) => choice['type'] === 'tool' && item['name'] === choice['name']);
  return toPrompt(asList(body['messages']).map(asRecord), textOf(body['system']), {
    schema: wanted ? asRecord(wanted['input_schema']) : format['type'] === 'json_schema' ? asRecord(format['schema']) : null,
    anyJson: false,
    tool: wanted ? (asString(wanted['name']) ?? null) : null,
  });
}

function toPrompt(messages: Json[], instructions: string, rest: Pick<Prompt, 'schema' | 'anyJson' | 'tool'>): Prompt {
  const isInstruction = (message: Json): boolean => message['role'] === 'system' || message['role'] === 'developer';
  const system = [instructions, ...messages.filter(isInstruction).map((message) => textOf(message['content']))].filter(
    (text) => text !== '',
  );
  const spoken = messages.filter((message) => !isInstruction(message));
  const lastUser = spoken.findLast((message) => message['role'] === 'user');
  return {
    system: system.join('\n\n'),
    conversation: spoken.map((message) => textOf(message['content'] ?? message['output'])).join('\n\n'),
    question: textOf(lastUser?.['content']),
    pictures: picturesOf(lastUser?.['content']),
    ...rest,
  };
}

/** Text of a string or of a list of content parts; pictures and sounds say nothing. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (isRecord(content)) return asString(content['text']) ?? '';
  return asList(content)
    .map((part) => asString(asRecord(part)['text']) ?? '')
    .filter((text) => text !== '')
    .join('\n');
}

/** Rough count as the providers bill it: four characters a token, fewer for Arabic. */
export function countTokens(text: string): number {
  const arabic = (text.match(/[\u0600-\u06ff]/g) ?? []).length;
  return Math.max(1, Math.ceil((text.length - arabic) / 4 + arabic / 2));
}
