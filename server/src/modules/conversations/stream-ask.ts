import type { AskIn, FileAnswer } from '@wafaa/contracts';
import { AppError, ERRORS } from '../../platform/errors.ts';
import type { TenantId } from '../../platform/ids.ts';
import type { AuditSource } from '../audit/index.ts';
import { answerPrepared, type AskDeps, prepareAsk } from './ask-once.ts';

type Event = { name: 'sentence'; data: { text: string } } | { name: 'reset' | 'answer' | 'problem'; data: unknown };

const DEADLINE_MS = 40_000;
const encoder = new TextEncoder();
const written = ({ name, data }: Event): Uint8Array => encoder.encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);

/**
 * The answer of `askOnce` as server-sent events: each `sentence` has passed its check before it leaves; `reset` when the whole answer came out otherwise
 * than what was shown; then `answer`, or `problem` when the engine broke. Whoever goes away stops the model. What can be refused is refused before the
 * first event. @throws ask.unknown_channel, tenant.limit_reached
 */
export async function streamAsk(deps: AskDeps, tenantId: TenantId, input: AskIn, audit: AuditSource): Promise<FileAnswer> {
  const prepared = await prepareAsk(deps, tenantId, input);
  const gone = new AbortController();
  const waiting: Event[] = [];
  let wake: () => void = () => undefined;
  let ended = false;
  let told = '';
  const tell = (event: Event): void => {
    waiting.push(event);
    wake();
  };
  const work = async (): Promise<void> => {
    try {
      const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(DEADLINE_MS)]);
      const view = await answerPrepared(deps, prepared, audit, signal, (text) => {
        told += text;
        tell({ name: 'sentence', data: { text } });
      });
      if (told !== '' && !view.answer.startsWith(told)) tell({ name: 'reset', data: {} });
      tell({ name: 'answer', data: view });
    } catch (error) {
      if (gone.signal.aborted) return;
      const code = error instanceof AppError ? error.code : 'service.internal';
      tell({ name: 'problem', data: { code, message: ERRORS[code].message } });
    } finally {
      ended = true;
      wake();
    }
  };

  async function* events(): AsyncGenerator<Uint8Array> {
    const running = work();
    try {
      for (;;) {
        for (let next = waiting.shift(); next; next = waiting.shift()) yield written(next);
        if (ended) break;
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (waiting.length > 0 || ended) resolve();
        });
      }
    } finally {
      gone.abort(new Error('the reader went away'));
      await running;
    }
  }
  return { name: 'answer', mime: 'text/event-stream', content: events() };
}
