import { useLingui } from '@lingui/react/macro';
import { Smile } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Popover } from '../parts/popover.tsx';

/** What people of a restaurant or shop send; every keyboard has the rest. */
const EMOJI =
  '😊 🙂 😄 😍 🤗 😉 🙏 👍 👌 👏 🤝 💪 ❤️ 💛 💚 🌹 🌸 ✨ 🎉 🎁 🎂 ☕ 🍵 🍰 🥐 🍽️ 🥗 🍔 🍕 🍣 🌶️ 🥜 🌱 🛵 📦 🛍️ 👗 👜 💳 🧾 📍 📅 🕗 ☎️ ✅ ❌ ⚠️ 😔'.split(
    ' ',
  );

export function EmojiButton({ onPick }: { onPick: (emoji: string) => void }): ReactNode {
  const { t } = useLingui();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t`Emoji`}
      open={open}
      onOpenChange={setOpen}
      side="top"
      trigger={
        <button
          type="button"
          aria-label={t`Emoji`}
          className="target grid size-8 shrink-0 place-items-center rounded-lg text-quiet hover:bg-sunken hover:text-ink"
        >
          <Smile aria-hidden className="size-4" />
        </button>
      }
    >
      <div className="grid w-72 grid-cols-8">
        {EMOJI.map((emoji) => (
          <button
            key={emoji}
            type="button"
            onClick={() => {
              setOpen(false);
              onPick(emoji);
            }}
            className="grid size-8.5 place-items-center rounded-md text-lg hover:bg-sunken"
          >
            {emoji}
          </button>
        ))}
      </div>
    </Popover>
  );
}
