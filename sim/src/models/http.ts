import type { FastifyReply, FastifyRequest } from 'fastify';
import { asRecord, asString, type Json } from '../core/read.ts';
import type { World } from '../world.ts';
import type { ModelMode, ModelRequest } from './control.ts';
import type { Generated } from './generate.ts';
import { holdsBrokenPicture, withoutPictures } from './pictures.ts';

/** One event of a stream; OpenAI's chat format has no event names. */
export interface StreamEvent {
  event?: string;
  data: unknown;
}

/** How one provider words things; the flow of a call is the same for all. */
export interface Wire {
  api: ModelRequest['api'];
  requestIdHeader: 'x-request-id' | 'request-id';
  key(request: FastifyRequest): string | null;
  /** Body of an error, with its HTTP status. */
  error(kind: 'auth' | 'invalid' | 'rate' | 'quota' | 'server' | 'overloaded', requestId: string): { status: number; body: Json };
  rateHeaders(): Record<string, string>;
}

let requestCounter = 0;

/** Logs the call, waits the latency, and answers with `whole` or `stream` unless the mode says otherwise. */
export async function answerCall(
  world: World,
  wire: Wire,
  request: FastifyRequest,
  reply: FastifyReply,
  run: (body: Json, mode: ModelMode) => { whole: Json; stream: () => StreamEvent[] },
): Promise<FastifyReply> {
  const body = asRecord(request.body);
  const model = asString(body['model']) ?? '';
  requestCounter += 1;
  const requestId = `req_${String(requestCounter).padStart(20, '0')}`;
  reply.header(wire.requestIdHeader, requestId);
  for (const [name, value] of Object.entries(wire.rateHeaders())) reply.header(name, value);
  const refuse = (kind: Parameters<Wire['error']>[0]): FastifyReply => {
    const { status, body: errorBody } = wire.error(kind, requestId);
    if (kind === 'rate' || kind === 'overloaded') reply.header('retry-after', '1');
    return reply.status(status).send(errorBody);
  };
  const key = wire.key(request);
  if (key === null || key === '') return refuse('auth');
  if (model === '') return refuse('invalid');
  const mode = world.models.resolve(request.headers['x-sim-mode'], model);
  if (holdsBrokenPicture(body)) return refuse('invalid');
  const stream = body['stream'] === true;
  const entry: ModelRequest = { at: world.now(), api: wire.api, model, mode, stream, key, body: withoutPictures(body), aborted: false };
  world.models.log(entry);
  reply.raw.on('close', () => {
    if (!reply.raw.writableFinished) entry.aborted = true;
  });
  const latencyMs = world.models.latencyMs ?? world.settings.modelLatencyMs;
  if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs));

  if (mode === 'fail-429') return refuse('rate');
  if (mode === 'fail-quota') return refuse('quota');
  if (mode === 'fail-500') return refuse('server');
  if (mode === 'fail-529') return refuse('overloaded');
  if (mode === 'fail-hang') return reply.hijack();
  const result = run(body, mode);
  if (entry.stream) return writeStream(reply, result.stream(), mode);
  if (mode === 'fail-malformed') return reply.type('application/json').send(JSON.stringify(result.whole).slice(0, -12));
  if (mode === 'fail-cut') return cutAnswer(request, reply, JSON.stringify(result.whole));
  return reply.send(result.whole);
}

function writeStream(reply: FastifyReply, events: StreamEvent[], mode: ModelMode): FastifyReply {
  reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, { ...headersOf(reply), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' });
  const last = mode === 'fail-cut' ? Math.ceil(events.length / 2) : events.length;
  events.slice(0, last).forEach(({ event, data }, index) => {
    const text = typeof data === 'string' ? data : JSON.stringify(data);
    const broken = mode === 'fail-malformed' && index === Math.floor(events.length / 2) ? text.slice(0, -5) : text;
    raw.write(`${event === undefined ? '' : `event: ${event}\n`}data: ${broken}\n\n`);
  });
  if (mode === 'fail-cut') setImmediate(() => raw.destroy());
  else raw.end();
  return reply;
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value)]));
}

/** Promises the whole body, writes half of it, and closes. */
function cutAnswer(request: FastifyRequest, reply: FastifyReply, body: string): FastifyReply {
  reply.hijack();
  reply.raw.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  reply.raw.write(body.slice(0, Math.floor(body.length / 2)), () => request.raw.socket.destroy());
  return reply;
}

/** Usage in tokens as every format needs it. */
export function totalTokens(generated: Generated): number {
  return generated.inputTokens + generated.outputTokens;
}
