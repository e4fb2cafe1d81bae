import { useNow } from '../../../shared/time/use-now.ts';
import { useSession } from '../../access/use-session.ts';

/** The day that it is where the business is, YYYY-MM-DD. */
export function dayIn(timeZone: string, at: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

export function useToday(): string {
  const { timeZone } = useSession().tenant;
  return dayIn(timeZone, useNow(60_000));
}
