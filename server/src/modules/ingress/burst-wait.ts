// People split one request over several lines. The wait before answering is short where the line looks finished and longer where more is likely to come.
const FINISHED = /[?؟!.…]\s*$/u;
const OPENING = /^\s*(hi|hello|hey|salam|السلام عليكم|سلام|هلا|مرحبا|مساء الخير|صباح الخير|هاي|الو)[\s!.،,]*$/iu;

/** Milliseconds to wait for the rest of a burst before the turn starts. */
export function burstWaitMs(kind: string, text: string | undefined): number {
  if (kind === 'choice' || kind === 'location' || kind === 'form') return 0;
  if (kind !== 'text') return 900;
  const line = text ?? '';
  if (OPENING.test(line)) return 1_000;
  if (FINISHED.test(line)) return 150;
  return line.length < 12 ? 800 : 350;
}
