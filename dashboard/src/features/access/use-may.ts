import type { Permission } from '@wafaa/contracts';
import { useSession } from './use-session.ts';

/** Whether the reader's role holds a right, or one of several. The server checks each call by itself; this decides what is offered. */
export function useMay(): (right: Permission | readonly Permission[]) => boolean {
  const { permissions } = useSession().actor;
  return (right) => (typeof right === 'string' ? [right] : right).some((id) => permissions.includes(id));
}
