/**
 * Since when somebody waits in `conversation c`, as SQL: since the oldest message without an answer, or since nobody has the pen, though the last
 * word was ours ("a colleague will write to you"). Null where nobody waits; who asked to hear no more waits for nothing.
 */
export const WAITS_SINCE = `case when c.pen_holder = 'nobody' and c.pen_reason = 'opted_out' then null
  when c.pen_holder = 'nobody' then coalesce(c.waiting_since, c.pen_since) else c.waiting_since end`;
