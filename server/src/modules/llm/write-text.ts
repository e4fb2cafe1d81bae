import { generateText, jsonSchema, Output, streamText as streamOf, type UserModelMessage } from 'ai';
import type { Provider } from './create-provider.ts';
import type { AnswerRequest, DescribeImageRequest, OnText } from './types.ts';

/** The SDK's traces carry the text of customers by default. */
export const SILENT = { isEnabled: false } as const;

/** A request whose last message comes with a picture. */
export type PictureRequest = AnswerRequest & Pick<DescribeImageRequest, 'image'>;

interface Written {
  value: string;
  inputTokens: number;
  outputTokens: number;
  refused: boolean;
}

const inputOf = (provider: Provider, request: AnswerRequest | PictureRequest, abortSignal: AbortSignal) => ({
  model: provider.answers,
  instructions: request.system,
  messages: 'image' in request ? [showing(request)] : request.messages.map(({ role, content }) => ({ role, content })),
  ...{ maxOutputTokens: request.maxOutputTokens, maxRetries: 0, abortSignal, telemetry: SILENT },
});

const showing = ({ messages, image }: PictureRequest): UserModelMessage => ({
  role: 'user',
  content: [
    { type: 'text', text: messages.map(({ content }) => content).join('\n') },
    { type: 'file', data: image.bytes, mediaType: image.mediaType },
  ],
});

/** One call, its whole text at once. @throws what the SDK throws */
export async function writeText(provider: Provider, request: AnswerRequest | PictureRequest, signal: AbortSignal): Promise<Written> {
  const shape = request.schema ? { output: Output.object({ schema: jsonSchema(request.schema) }) } : {};
  const made = await generateText({ ...inputOf(provider, request, signal), ...shape });
  const { inputTokens = 0, outputTokens = 0 } = made.usage;
  return { value: made.text, inputTokens, outputTokens, refused: made.finishReason === 'content-filter' };
}

/** One call, its text told as it comes; told `null` when it breaks off, so that nobody goes on with half of it. @throws what the SDK throws */
export async function streamText(provider: Provider, request: AnswerRequest, signal: AbortSignal, onText: OnText): Promise<Written> {
  // The SDK prints errors of a stream by default; here they are thrown.
  const made = streamOf({ ...inputOf(provider, request, signal), onError: () => undefined });
  let value = '';
  let usage: Omit<Written, 'value'> = { inputTokens: 0, outputTokens: 0, refused: false };
  try {
    for await (const part of made.fullStream) {
      if (part.type === 'text-delta') {
        value += part.text;
        onText(part.text);
      } else if (part.type === 'error') throw part.error;
      else if (part.type === 'abort') throw signal.reason ?? new Error('aborted');
      else if (part.type === 'finish') {
        const { inputTokens = 0, outputTokens = 0 } = part.totalUsage;
        usage = { inputTokens, outputTokens, refused: part.finishReason === 'content-filter' };
      }
    }
  } catch (error) {
    onText(null);
    throw error;
  }
  return { value, ...usage };
}
