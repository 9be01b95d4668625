import { startServerProcess } from './lsp/serverProcess.ts';

startServerProcess('arguments');
