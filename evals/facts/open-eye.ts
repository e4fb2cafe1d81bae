import { createSim } from '@wafaa/sim';
import { lookAtPages } from '../../server/src/modules/knowledge/sources/look-at-pages.ts';
import type { Look, SeenLine } from '../../server/src/modules/knowledge/extract/see/types.ts';
import { createModelGateway } from '../../server/src/modules/llm/index.ts';

/** A model that takes pictures, emulated, over the wire. */
export interface Eye {
  /** Shown a picture on which these lines are printed. */
  of(lines: readonly SeenLine[]): Look | undefined;
  close(): Promise<void>;
}

export async function openEye(mode: string): Promise<Eye> {
  const sim = await createSim();
  const gateway = createModelGateway({
    providers: [{ id: 'eye', kind: 'openai', baseUrl: sim.openaiUrl, apiKey: 'emulator-key', answerModel: `eye@${mode}`, sees: true }],
  });
  return {
    of(lines) {
      sim.models.pictures.show([...lines]);
      return lookAtPages(gateway, 'eval', new AbortController().signal);
    },
    close: () => sim.close(),
  };
}
