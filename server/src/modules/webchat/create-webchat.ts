import type { ChannelHttp } from '../channels/index.ts';
import { adapterFor } from '../channels/index.ts';
import type { ChatDeps, WebchatDeps } from './deps.ts';
import { createChats } from './find-chat.ts';
import { receiveSend } from './receive-send.ts';
import { createWakes, type Wakes } from './wakes.ts';

/** The chat of websites: its door to visitors, and the provider behind the channel's adapter. */
export interface Webchat {
  deps: ChatDeps & { wakes: Wakes };
  /** `http` for senders: what the adapter sends goes to the thread, without leaving the process; everything else goes out. */
  around(http: ChannelHttp): ChannelHttp;
  close(): void;
}

export function createWebchat(given: WebchatDeps): Webchat {
  const chats = createChats(given);
  const wakes = createWakes(given.bus);
  const deps = { ...given, find: chats.find, wakes };
  const base = adapterFor('webchat')?.definition.environment.baseUrl;
  const own = base !== undefined && 'own' in base ? `${base.own}/` : null;
  return {
    deps,
    around: (http) => ({
      request: (request) => (own !== null && request.url.startsWith(own) ? receiveSend(deps, request) : http.request(request)),
    }),
    close() {
      chats.close();
      wakes.close();
    },
  };
}
