import { Trans } from '@lingui/react/macro';
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';

/** What each number counts, on the page that shows it. */
export function Definitions(): ReactNode {
  return (
    <details className="group rounded-2xl border border-line bg-panel px-4 text-sm">
      <summary className="target flex cursor-pointer list-none items-center gap-2 py-3 font-semibold text-quiet">
        <Trans>How these figures are counted</Trans>
        <ChevronDown aria-hidden className="ms-auto size-4 transition-transform group-open:rotate-180" />
      </summary>
      <dl className="space-y-3 pb-4 text-quiet [&_dt]:font-semibold [&_dt]:text-ink">
        <div>
          <dt>
            <Trans>Days</Trans>
          </dt>
          <dd>
            <Trans>
              Whole days by the clock of the business, today until now. They are set against the same number of days before, up to the same
              hour. A conversation counts once, however often its customer wrote.
            </Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Helped</Trans>
          </dt>
          <dd>
            <Trans>Customers wrote, and the bot answered them or somebody of the team did.</Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Resolved by the bot alone</Trans>
          </dt>
          <dd>
            <Trans>
              The bot answered, every answer was sent, and nobody else was needed before or in the hour after: it left nothing to a person,
              and nobody of the team wrote. It stayed resolved when nobody was needed in the 72 hours after the bot’s last answer either.
            </Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Went wrong</Trans>
          </dt>
          <dd>
            <Trans>
              No answer was known, the customer complained, an answer could not be delivered, or the bot broke off and has not answered
              since. A customer who simply asks for a person is not among them.
            </Trans>
          </dd>
        </div>
        <div>
          <dt>
            <Trans>Tentative</Trans>
          </dt>
          <dd>
            <Trans>Fewer than 30 conversations: one more or less changes the picture, so no percentages are shown.</Trans>
          </dd>
        </div>
      </dl>
    </details>
  );
}
