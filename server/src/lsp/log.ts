import type { Connection } from 'vscode-languageserver';

/** The server's log, shown by the client. Nothing of a manifest's content belongs there. */
export interface Log {
  readonly info: (message: string) => void;
  readonly warn: (message: string) => void;
  /** Logs what went wrong with its stack. */
  readonly failure: (what: string, error: unknown) => void;
}

/** A log that the client shows. */
export function createLog(connection: Connection): Log {
  return {
    info: (message) => connection.console.info(message),
    warn: (message) => connection.console.warn(message),
    failure: (what, error) => connection.console.error(`${what}: ${describe(error)}`),
  };
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
