import type { webchatRoutes } from '@wafaa/contracts';
import { changeWebchat, getWebchat, showIdentitySecret } from '../../modules/webchat/index.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../http/register-routes.ts';

export function webchatHandlers({ webchat: { deps } }: AppContext): Pick<Handlers, keyof typeof webchatRoutes> {
  return {
    getWebchat: ({ tenantId }, { params }) => getWebchat(deps, tenantId, params.id),
    changeWebchat: ({ tenantId, audit }, { params, body }) => changeWebchat(deps, tenantId, audit, params.id, body),
    showIdentitySecret: ({ tenantId, audit }, { params }) => showIdentitySecret(deps, tenantId, audit, params.id),
  };
}
