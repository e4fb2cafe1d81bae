import type { ChannelHttp, ChannelHttpRequest, ChannelHttpResponse } from './types.ts';

/** A provider's answer, the error its absence ends in, or a function of the request. */
export type Answer = ChannelHttpResponse | Error | ((request: ChannelHttpRequest) => ChannelHttpResponse | Error);

/** The other side of the network: gives the answers in order, the last one for ever, and keeps what was asked. */
export function fakeHttp(...answers: Answer[]): ChannelHttp & { requests: ChannelHttpRequest[] } {
  const requests: ChannelHttpRequest[] = [];
  return {
    requests,
    async request(request) {
      requests.push(request);
      const answer = answers[Math.min(requests.length, answers.length) - 1];
      const outcome = typeof answer === 'function' ? answer(request) : answer;
      if (outcome === undefined) throw new Error(`No answer prepared for ${request.method} ${request.url}`);
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
  };
}

export function jsonAnswer(status: number, body: unknown, headers: Record<string, string> = {}): ChannelHttpResponse {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) };
}

/** An error as Node raises it. */
export function networkError(code: string, more: { requestWritten?: boolean; cause?: unknown } = {}): Error {
  return Object.assign(new Error(`connect ${code}`), { code, ...more });
}
