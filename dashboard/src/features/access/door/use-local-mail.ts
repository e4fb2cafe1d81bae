import { useQuery } from '@tanstack/react-query';
import { listLocalMail } from './api.ts';

const thisMachine = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Mails of an installation without an SMTP server; undefined where mails really go out. Only this machine asks: all others are refused. */
export function useLocalMail(everyMs: number | false = false) {
  const here = thisMachine.test(location.hostname);
  const query = useQuery({
    queryKey: ['local-mail'],
    queryFn: ({ signal }) => listLocalMail(signal),
    enabled: here,
    retry: false,
    refetchInterval: (running) => (running.state.status === 'error' ? false : everyMs),
  });
  return { ...query, here, mails: query.data?.items };
}
