import { useLingui } from '@lingui/react/macro';
import { Check, CheckCheck, CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../../../shared/ui/class-names.ts';
import { useProviderReason } from '../../provider-codes/use-provider-reason.ts';
import type { Message } from '../api.ts';

/** How far a message of ours came: queued, sent, delivered, read, or not. */
export function DeliveryMark({ message: { status, failure } }: { message: Pick<Message, 'status' | 'failure'> }): ReactNode {
  const { t } = useLingui();
  const texts: Record<Message['status'], string> = {
    received: t`Received`,
    queued: t`Waiting to be sent`,
    sending: t`Sending`,
    sent: t`Sent`,
    delivered: t`Delivered`,
    read: t({ context: 'message', message: 'Read' }),
    failed: t`Not delivered`,
    needs_human: t`Not delivered: a person must decide`,
  };
  const Icon =
    status === 'read' || status === 'delivered'
      ? CheckCheck
      : status === 'sent'
        ? Check
        : status === 'failed' || status === 'needs_human'
          ? CircleAlert
          : Clock;
  const reason = useProviderReason(failure?.code ?? null);
  const text = failure ? [`${texts[status]} (${failure.code})`, reason].filter((part) => part !== null).join('. ') : texts[status];
  return (
    <span role="img" aria-label={text} title={text}>
      <Icon aria-hidden className={cx('size-3.5', status === 'read' && 'text-accent', Icon === CircleAlert && 'text-bad')} />
    </span>
  );
}
