import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '../../../shared/ui/chip.tsx';
import type { Answer } from './api.ts';

export const OUTCOMES: Record<Answer['outcome'], { text: MessageDescriptor; tone: Tone }> = {
  answered: { text: msg`Answered`, tone: 'good' },
  clarifying: { text: msg`Asked back`, tone: 'accent' },
  handed_over: { text: msg`Left to a person`, tone: 'warn' },
  silent: { text: msg`Stayed silent`, tone: 'neutral' },
};
