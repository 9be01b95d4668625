/** Where a command reads and writes: the process in real life, plain values in tests. */
export interface Io {
  /** The working directory; relative paths start here. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** All bytes of standard input, but not more than about `limit`. */
  readonly readStdin: (limit: number) => Promise<Uint8Array>;
}

/** A stream to write text to. */
interface Output {
  readonly write: (text: string) => void;
  readonly isTTY: boolean;
}

/** The streams of this process. */
export function processIo(): Io {
  return {
    cwd: process.cwd(),
    env: process.env,
    stdout: quietOutput(process.stdout),
    stderr: quietOutput(process.stderr),
    readStdin: async (limit) => {
      const chunks: Buffer[] = [];
      let length = 0;
      for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > limit) break;
      }
      return Buffer.concat(chunks);
    },
  };
}

/**
 * A stream whose reader may go away (`manifest-guard check . | head`): from then on it takes text and does nothing, so that
 * `fix` still finishes its files.
 */
function quietOutput(stream: NodeJS.WriteStream): Output {
  let open = true;
  stream.on('error', () => {
    open = false;
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    isTTY: stream.isTTY === true,
  };
}
