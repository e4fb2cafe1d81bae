import type { FoundPassages, TurnPorts } from './ports.ts';
import type { Understood } from './understand.ts';

/** Passages for what the fact tables did not answer. A failing search is no answer, never a wrong one. */
export async function findTurnPassages(
  question: string,
  understood: Understood,
  ports: Pick<TurnPorts, 'findPassages'>,
  signal: AbortSignal,
): Promise<FoundPassages> {
  return ports.findPassages(question, understood.data.language, signal, { arabizi: understood.data.arabizi });
}
