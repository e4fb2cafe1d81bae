/** Who may write in a conversation: exactly one of them. `nobody`: it waits for a person. */
export type PenHolder = 'bot' | 'agent' | 'nobody';

/** What moves the pen. The first six are deeds of people of the team, the others happen. */
export type PenEvent =
  /** A person takes it. */
  | 'take'
  /** A person writes to the customer, which takes it. */
  | 'reply'
  /** A person gives it to a colleague. */
  | 'assign'
  /** A person lays it down: somebody else of the team is to go on. */
  | 'release'
  /** A person gives it to the bot. */
  | 'give_to_bot'
  /** The same, and a reply to what the bot shall answer was stored and never went. */
  | 'give_unsent'
  /** The owner answered from the phone. */
  | 'phone_echo'
  /** The bot does not know, or a person was asked for. */
  | 'hand_over'
  /** The bot's reply cannot be sent. */
  | 'send_failed'
  /** Nobody of the team wrote for as long as the tenant says. */
  | 'silence'
  /** The same, and a reply of the team to what waits was stored and never went. */
  | 'silence_unsent'
  /** The customer asks to hear no more; or a person who held it for one who had asked so gives it back, or falls silent. */
  | 'opt_out'
  /** The customer takes that back. */
  | 'opt_in';

/**
 * The whole machine: from, by which event, to. An event that a state does not name leaves it as it is. The ledger's functions
 * (`migrations/0004`, `0038`, `0077`) are the other half; `pen-machine.db.test.ts` holds both to this table.
 */
export const PEN_MACHINE: Readonly<Record<PenHolder, Readonly<Partial<Record<PenEvent, PenHolder>>>>> = {
  bot: {
    take: 'agent',
    reply: 'agent',
    assign: 'agent',
    release: 'nobody',
    phone_echo: 'agent',
    hand_over: 'nobody',
    send_failed: 'nobody',
    opt_out: 'nobody',
  },
  nobody: { take: 'agent', reply: 'agent', assign: 'agent', phone_echo: 'agent', give_to_bot: 'bot', opt_in: 'bot' },
  agent: {
    take: 'agent',
    reply: 'agent',
    assign: 'agent',
    release: 'nobody',
    phone_echo: 'agent',
    give_to_bot: 'bot',
    give_unsent: 'nobody',
    silence: 'bot',
    silence_unsent: 'nobody',
    opt_out: 'nobody',
  },
};

export function nextHolder(holder: PenHolder, event: PenEvent): PenHolder {
  return PEN_MACHINE[holder][event] ?? holder;
}
