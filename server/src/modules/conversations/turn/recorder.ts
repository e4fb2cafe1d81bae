import type { TraceStep, TurnOutcome, TurnTrace } from '@wafaa/contracts';
import type { StepOf } from './ports.ts';

export interface TurnStepNotes {
  /** What the bot looked at, for the person who takes over. */
  tried: string[];
}

type Name = TraceStep['name'];

/** Collects the trace of one turn: each step with its start, its time and its data, and the ones that were not needed. */
export class TurnRecorder implements TurnStepNotes {
  readonly tried: string[] = [];
  readonly #clock: () => number;
  readonly #startedAt: number;
  readonly #steps = new Map<Name, TraceStep>();

  constructor(clock: () => number) {
    this.#clock = clock;
    this.#startedAt = clock();
  }

  /** Runs a step and records what `describe` tells of its result. A step that ran twice shows its last run with the time of both. */
  async run<Result, StepName extends Name>(
    name: StepName,
    work: () => Result | Promise<Result>,
    describe: (result: Result) => StepOf<StepName>['data'],
  ): Promise<Result> {
    const from = this.#clock();
    const result = await work();
    this.#put(name, from, 'done', describe(result));
    return result;
  }

  note<StepName extends Name>(name: StepName, state: 'skipped' | 'failed', data: StepOf<StepName>['data']): void {
    this.#put(name, this.#clock(), state, data);
  }

  #put<StepName extends Name>(name: StepName, from: number, state: TraceStep['state'], data: StepOf<StepName>['data']): void {
    const before = this.#steps.get(name);
    const took = round(this.#clock() - from) + (before?.durationMs ?? 0);
    const startedMs = before?.startedMs ?? round(from - this.#startedAt);
    // The union of steps is told apart by `name`, which this method takes together with its own data.
    this.#steps.set(name, { name, startedMs, durationMs: round(took), state, data } as TraceStep);
  }

  finish(question: string, outcome: TurnOutcome): TurnTrace {
    return { question, outcome, totalMs: round(this.#clock() - this.#startedAt), steps: [...this.#steps.values()] };
  }
}

const round = (milliseconds: number) => Math.round(milliseconds * 100) / 100;
