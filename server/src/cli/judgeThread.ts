import type { Config } from '../config/config.ts';
import { answerRequests } from '../host/threads.ts';
import { fromPlainFacts, type PlainFacts } from '../service/fileFacts.ts';
import type { Input } from './inputs.ts';
import { type FileOutcome, Judge, type Manner } from './judge.ts';

/** What a thread knows from its start. */
export interface ThreadData {
  readonly manner: Manner;
  /** Inputs name them by index: equal configurations must be one object. */
  readonly configs: readonly Config[];
}

/** An input for another thread. */
export interface SentInput extends Omit<Input, 'config'> {
  readonly config: number;
}

/** What a thread is asked to do. */
export type JudgeRequest =
  | { readonly kind: 'read' | 'judge'; readonly inputs: readonly SentInput[] }
  | { readonly kind: 'learn'; readonly files: readonly PlainFacts[] };

/** The answer: facts to `read`, outcomes to `judge`. */
export interface JudgeReply {
  readonly facts: readonly PlainFacts[];
  readonly outcomes: readonly FileOutcome[];
}

/** In a thread of its own: reads and judges the files that it is asked for. */
export function serveJudge(): void {
  answerRequests(({ manner, configs }: ThreadData) => {
    const judge = new Judge(manner);
    const toInputs = (inputs: readonly SentInput[]): Input[] =>
      inputs.flatMap(({ config: index, ...input }) => {
        const config = configs[index];
        return config ? { ...input, config } : [];
      });
    return (request: JudgeRequest): JudgeReply => {
      switch (request.kind) {
        case 'read':
          return { facts: judge.readPlain(toInputs(request.inputs)), outcomes: [] };
        case 'learn':
          judge.learn(request.files.map(fromPlainFacts));
          return { facts: [], outcomes: [] };
        case 'judge':
          return { facts: [], outcomes: toInputs(request.inputs).map((input) => judge.judge(input)) };
      }
    };
  });
}
