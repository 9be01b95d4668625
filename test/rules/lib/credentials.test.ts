import { expect, test } from 'vitest';
import { isCredential } from '../../../server/src/rules/lib/secrets/credentials.ts';

test.each([
  ['DB_PASSWORD', 'correct-horse'],
  ['DB_PASSWORD', '123456'],
  ['PGPASSWORD', 'x'],
  ['MYSQL_ROOT_PASSWD', 'x'],
  ['dbPassword', 'x'],
  ['SMTP_PASS', 'x'],
  ['CLIENT_SECRET', 'x'],
  ['APP_SECRETS', 'a,b'],
  ['SIGNING_PASSPHRASE', 'open sesame'],
  ['API_TOKEN', 'abc'],
  ['GITHUB_TOKEN', 'abc'],
  ['BEARER', 'abc'],
  ['API_KEY', 'abc'],
  ['APIKEY', 'abc'],
  ['AWS_SECRET_ACCESS_KEY', 'abc'],
  ['AZURE_STORAGE_KEY', 'abc'],
  ['JWT', 'abc'],
  ['GOOGLE_APPLICATION_CREDENTIALS', '{"type":"service_account"}'],
  ['ADMIN_PASSWORD', 'changeme'],
])('%s=%s is a credential', (name, value) => {
  expect(isCredential(name, value)).toBe(true);
});

test.each([
  ['DATABASE_URL', 'postgres://app:hunter2@db:5432/app'],
  ['CACHE', 'redis://:hunter2@cache'],
  ['HOSTS', 'http://a/ http://u:p@b/'],
  ['CONFIG', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
  ['X', '-----BEGIN PRIVATE KEY-----'],
  ['LOGIN', `AKIA${'A'.repeat(16)}`],
  ['X', `ghp_${'a'.repeat(36)}`],
  ['X', `AIza${'b'.repeat(35)}`],
  ['X', 'xoxb-1234567890-abc'],
  ['AUTHORIZATION', 'Bearer abcdefghijklmnop'],
  ['X', 'eyJhbGciOiJIUzI1NiJ9.e30.x'],
  ['CONNECTION', 'Server=db;User=sa;Password=hunter2'],
  ['STORE', `DefaultEndpointsProtocol=https;AccountKey=${'A'.repeat(40)}==`],
])('the value of %s is one whatever the name: %s', (name, value) => {
  expect(isCredential(name, value)).toBe(true);
});

test.each([
  ['DB_PASSWORD', ''],
  ['DB_PASSWORD', '$(OTHER)'],
  ['DB_PASSWORD', `\${OTHER}`],
  ['DB_PASSWORD', '{{ .Values.password }}'],
  ['DB_PASSWORD', '<password>'],
  ['DB_PASSWORD', 'INSERT_PASSWORD_HERE'],
  ['DB_PASSWORD', '/run/secrets/password'],
  ['DB_PASSWORD_FILE', 'password.txt'],
  ['SECRET_NAME', 'web'],
  ['SECRET_PATH', 'kv/web'],
  ['TOKEN_URL', 'https://login.example.com/token'],
  ['TOKEN_TTL', '15m'],
  ['TOKEN_EXPIRY', '3600'],
  ['SESSION_SECRET_LENGTH', '32'],
  ['PASSWORD_LOGIN_ENABLED', 'true'],
  ['USE_TOKEN', 'true'],
  ['MAX_TOKENS', '4096'],
  ['REFRESH_TOKEN', '30'],
  ['TOKENIZERS_PARALLELISM', 'no thanks'],
  ['KEYCLOAK_REALM', 'shop'],
  ['PUBLIC_KEY', 'abc'],
  ['PARTITION_KEY', 'id'],
  ['KEY', 'C major'],
  ['MONKEY', 'chimp'],
  ['JWT_KEY', 'https://login.example.com/keys'],
  ['ACCESS_KEY_ID', 'web'],
  ['COMPASS', 'north'],
  ['LED_PIN', '13'],
  ['SECRETARY', 'Ann'],
  ['DATABASE_URL', 'postgres://app@db/app'],
  ['DATABASE_URL', 'postgres://app:$(DB_PASSWORD)@db/app'],
  ['DATABASE_URL', `postgres://app:\${DB_PASSWORD}@db/app`],
  ['IMAGE', 'registry:5000/web@sha256:abc'],
  ['VAULT_SECRET', 'vault:kv/data/web#password'],
  ['DB_SECRET', 'arn:aws:secretsmanager:eu-west-1:1:secret:db'],
])('%s=%s is none', (name, value) => {
  expect(isCredential(name, value)).toBe(false);
});

test('long values take no long time', () => {
  const start = 'http://'.repeat(50_000);
  expect(isCredential('X', start)).toBe(false);
  expect(isCredential('X', `http://${'a:'.repeat(100_000)}`)).toBe(false);
});
