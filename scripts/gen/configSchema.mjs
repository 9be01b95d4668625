/** The JSON schema of `.manifest-guard.yaml`, for editors and validators: made from what reads the file. */
export async function generateConfigSchema(root) {
  const { configSchema } = await import(new URL('server/src/service/configFile/schema.ts', root).href);
  return {
    path: 'schemas/manifest-guard.schema.json',
    text: `${JSON.stringify(configSchema(), null, 2)}\n`,
  };
}
