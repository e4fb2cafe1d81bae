import { withoutOrders } from '../../nlu/index.ts';
import type { FoundPassages, TurnPorts } from './ports.ts';
import type { Understood } from './understand.ts';

/** Passages for what the fact tables did not answer. A failing search is no answer, never a wrong one;
 *  what a document orders a machine to do is no passage. */
export async function findTurnPassages(
  question: string,
  understood: Understood,
  ports: Pick<TurnPorts, 'findPassages'>,
  signal: AbortSignal,
): Promise<FoundPassages> {
  const found = await ports.findPassages(question, understood.data.language, signal, { arabizi: understood.data.arabizi });
  const passages = found.passages.flatMap((passage) => {
    const text = withoutOrders(passage.text);
    return text.trim() === ''
      ? []
      : [{ ...passage, text, heading: passage.heading === null ? null : withoutOrders(passage.heading) || null }];
  });
  return { ...found, passages };
}
