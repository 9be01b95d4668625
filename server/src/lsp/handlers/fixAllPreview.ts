import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { fixAll } from '../../service/fixAll.ts';
import { createSnapshot } from '../../service/snapshot.ts';
import type { Feature } from '../context.ts';
import { readPreviewParams } from '../fromLsp.ts';
import { FIX_ALL_PREVIEW_REQUEST, type FixAllPreview } from '../protocol.ts';

const NOTHING: FixAllPreview = { edits: [], fixed: 0, left: 0 };

/** The edits of fix-all for a text that the client gives, of a file that need not be open. */
export const fixAllPreview: Feature = ({ connection, documents, facts, scheduler, settings }) => {
  connection.onRequest(
    FIX_ALL_PREVIEW_REQUEST,
    scheduler.guard('fixAllPreview', async (params: unknown): Promise<FixAllPreview> => {
      const wish = readPreviewParams(params);
      if (!wish) throw new ResponseError(ErrorCodes.InvalidParams, 'A uri and a text are needed.');
      const { config, enable } = await settings.of(wish.uri);
      if (!documents.get(wish.uri)) settings.forget(wish.uri);
      if (!enable) return NOTHING;
      const snapshot = createSnapshot(wish.text, config, {
        file: wish.uri,
        known: facts.current(),
        factsWith: facts.currentWith,
      });
      const { edits, fixed, left } = fixAll(snapshot, { unsafe: wish.unsafe });
      const plain = edits.map(({ range, newText }) => ({ range, newText }));
      return { edits: plain, fixed: fixed.length, left: left.length };
    }),
  );
  return {};
};
