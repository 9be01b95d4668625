import type { JsonSchema } from '../../config/file/jsonSchema.ts';
import { fileSchema } from '../../config/file/schema.ts';
import { VOCABULARY } from './vocabulary.ts';

let schema: JsonSchema | undefined;

/** The JSON schema of configuration files, made when it is first asked for. */
export function configSchema(): JsonSchema {
  schema ??= fileSchema(VOCABULARY);
  return schema;
}
