import { setFlagsFromString } from 'node:v8';
import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeHost } from '../host/workspaceHost.ts';
import { createLog } from './log.ts';
import { startServer } from './server.ts';

/**
 * Makes this Node process a language server; it ends when its client does. It talks as the process's arguments say (`--node-ipc`,
 * `--socket=PORT`, `--pipe=NAME`), else over standard input and output.
 */
export function startServerProcess(): void {
  keepMemorySmall();
  const connection = connect();
  const log = createLog(connection);
  // The last net, for promises that nobody waits for: a client that refuses a request must not end the server.
  process.on('unhandledRejection', (error) => log.failure('Unexpected', error));
  startServer(connection, nodeHost);
}

function connect(): Connection {
  return process.argv.some((argument) => /^--(?:node-ipc$|socket=|pipe=)/.test(argument))
    ? createConnection(ProposedFeatures.all)
    : createConnection(ProposedFeatures.all, process.stdin, process.stdout);
}

/**
 * Of what a key stroke allocates nearly all is garbage at once. A young generation that grows to meet it (V8's default) keeps
 * twice the memory and is no faster: `npm run bench` with Argo CD's install.yaml, 305 and 150 to 210 MiB after 180 strokes.
 */
function keepMemorySmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
