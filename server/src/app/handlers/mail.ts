import { listLocalMail } from '../../modules/mail/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { AppContext } from '../context.ts';
import { isLocalCall } from '../http/local-call.ts';
import type { Handlers } from '../http/register-routes.ts';

export function mailHandlers(app: AppContext): Pick<Handlers, 'listLocalMail'> {
  const { config, database } = app;
  return {
    listLocalMail: async ({ request, caller }) => {
      if (config.smtp || !isLocalCall(config, { address: caller.address, headers: request.headers })) {
        throw new AppError('request.not_found');
      }
      return { items: await listLocalMail(database, config.publicUrl) };
    },
  };
}
