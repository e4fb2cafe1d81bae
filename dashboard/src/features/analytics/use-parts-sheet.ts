import { useLingui } from '@lingui/react/macro';
import type { InboxSearch } from '../inbox/search.ts';
import { useOpens } from './opens.tsx';
import { type Part, partsSheet } from './parts-sheet.ts';
import type { Sheet } from './sheet.ts';

/** Table and file of a chart that divides the conversations; `narrow` is what a part adds to the list behind a figure. */
export function usePartsSheet(
  heading: string,
  parts: readonly Part[],
  earlier: readonly Part[] | undefined,
  name: (key: string) => string,
  narrow: (key: string) => InboxSearch,
): Sheet {
  const { t } = useLingui();
  const opens = useOpens();
  return partsSheet(
    [
      heading,
      t`Conversations`,
      t`The bot answered`,
      t`Resolved by the bot alone`,
      t`Left to a person`,
      t`No answer known`,
      t`The time before`,
    ],
    parts,
    earlier,
    name,
    (key, figure) => opens({ ...narrow(key), figure }),
  );
}
