import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The parts of knowledge in the order of their tabs. */
export const PARTS = [
  { to: '/knowledge/sources', name: msg`Sources` },
  { to: '/knowledge/facts', name: msg`Facts` },
  { to: '/knowledge/faq', name: msg`Questions and answers` },
  { to: '/knowledge/gaps', name: msg`Gaps` },
  { to: '/knowledge/ask', name: msg`Ask` },
] as const satisfies readonly { to: string; name: MessageDescriptor }[];
