// Where the VS Code host lives. Everything is inside the git-ignored folder .vscode-host/ of the project.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The committed package.json and lock file of the host. */
export const templateFolder = join(root, 'scripts', 'vscode-host');

/** The host's folder: installation, temporary profiles, logs, pictures. */
export const hostFolder = process.env.MANIFEST_GUARD_HOST_FOLDER ?? join(root, '.vscode-host');

const nodePackage = join(hostFolder, 'node_modules', `node-linux-${process.arch}`);

/** The package with Node 24: its `bin` runs the server and its headers build the native add-ons without a download. */
export const hostNode = { package: nodePackage, bin: join(nodePackage, 'bin') };

/** The package that carries the VS Code server. */
export const codeServer = join(hostFolder, 'node_modules', 'code-server');

/** The VS Code server inside that package. */
export const vscode = join(codeServer, 'lib', 'vscode');

/** Screenshots of failed window tests. */
export const picturesFolder = join(hostFolder, 'pictures');

/** Names the lock file that the installation was made from; written last, so a broken installation has none. */
export const stampFile = join(hostFolder, 'installed');
