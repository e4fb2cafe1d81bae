import type { TraceStep, TurnOutcome } from '@wafaa/contracts';
import type { ReactNode } from 'react';
import { AnswerDetails } from './answer-details.tsx';
import { CheckDetails } from './check-details.tsx';
import { ConfidenceDetails } from './confidence-details.tsx';
import { FactsDetails } from './facts-details.tsx';
import { FitDetails } from './fit-details.tsx';
import { PassagesDetails } from './passages-details.tsx';
import { UnderstandDetails } from './understand-details.tsx';

export function StepDetails({ step, outcome }: { step: TraceStep; outcome: TurnOutcome }): ReactNode {
  switch (step.name) {
    case 'understand':
      return <UnderstandDetails data={step.data} />;
    case 'facts':
      return <FactsDetails data={step.data} />;
    case 'passages':
      return <PassagesDetails data={step.data} />;
    case 'answer':
      return <AnswerDetails data={step.data} />;
    case 'check':
      return <CheckDetails data={step.data} />;
    case 'confidence':
      return <ConfidenceDetails data={step.data} outcome={outcome} />;
    case 'fit':
      return <FitDetails data={step.data} />;
  }
}
