import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';

// The arguments say how the client is connected: `--node-ipc`, `--stdio`, `--socket=PORT` or `--pipe=NAME`.
startServer(createConnection(ProposedFeatures.all));
