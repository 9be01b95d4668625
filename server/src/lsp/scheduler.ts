import { type CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Log } from './log.ts';

/** Whether a piece of work is still wanted: nothing newer has been asked for. */
export type IsCurrent = () => boolean;

/** A request handler that may throw. */
export type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R>;

/** Decides when work on documents runs, drops what became stale, and catches what work throws. */
export interface Scheduler {
  /** Asks for work on a document, in place of any that is waiting or under way for it. */
  readonly request: (uri: string, work: (isCurrent: IsCurrent) => Promise<void>) => void;
  /** Drops work on a document. */
  readonly cancel: (uri: string) => void;
  /** Lets everything that has arrived from the client be handled first. */
  readonly settle: () => Promise<void>;
  /** Does something less urgent once what has been sent is on its way, if it is still wanted then. */
  readonly afterwards: (isCurrent: IsCurrent, work: () => void) => void;
  /** Goes through items and lets messages in between; stops early where the work is no longer wanted. */
  readonly inSlices: <T>(items: readonly T[], isCurrent: IsCurrent, work: (item: T) => void) => Promise<void>;
  /** Wraps a handler so that an exception is logged and answered with an error, and the server lives. */
  readonly guard: <P, R>(name: string, handler: Handler<P, R>) => Handler<P, R>;
}

/** How long work may keep messages waiting, in milliseconds. */
const SLICE = 10;

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Waits until the messages that have arrived are handled: the connection takes one message in each turn of the event loop, and
 * messages that are read meanwhile are behind those of the turn before.
 */
async function settle(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

/**
 * Makes a scheduler.
 *
 * Work starts without any fixed delay: as soon as no message is queued, since each request for work on a document replaces
 * the one before and waits until the next message had its turn. So of a burst of edits only the newest version is looked at.
 */
export function createScheduler(log: Log): Scheduler {
  const newest = new Map<string, number>();
  let count = 0;

  const request: Scheduler['request'] = (uri, work) => {
    count += 1;
    const ticket = count;
    newest.set(uri, ticket);
    const isCurrent = (): boolean => newest.get(uri) === ticket;
    settle()
      .then(() => (isCurrent() ? work(isCurrent) : undefined))
      .catch((error: unknown) => log.failure(`Work on ${uri}`, error));
  };

  const afterwards: Scheduler['afterwards'] = (isCurrent, work) => {
    settle()
      .then(() => {
        if (isCurrent()) work();
      })
      .catch((error: unknown) => log.failure('Work afterwards', error));
  };

  const guard: Scheduler['guard'] = (name, handler) => async (params, token) => {
    try {
      return await handler(params, token);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      log.failure(name, error);
      throw new ResponseError(ErrorCodes.InternalError, `${name} failed; the log says why.`);
    }
  };

  return { request, cancel: (uri) => newest.delete(uri), settle, afterwards, inSlices, guard };
}

const inSlices: Scheduler['inSlices'] = async (items, isCurrent, work) => {
  let sliceStart = performance.now();
  for (const item of items) {
    if (performance.now() - sliceStart > SLICE) {
      await nextTurn();
      if (!isCurrent()) return;
      sliceStart = performance.now();
    }
    work(item);
  }
};

/** The answer to a request about a text that is no longer there. */
export function contentModified(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.ContentModified, 'content modified');
}
