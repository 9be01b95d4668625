import { isReference } from './credentials.ts';

/** What people write where a value is still to come. */
const STAND_IN = [
  'change[-_ ]?(?:me|it|this).*',
  'replace(?:[-_ ].*|d|me|this|with.*)?',
  '(?:todo|tbd|fixme|placeholder|redacted|dummy|unused|not[-_ ]?used|n/a|none|null|nil)',
  '(?:todo|fixme)\\b.*',
  '(?:your|insert|enter|put|fill|set|add)[-_ ].*',
  '.*[-_ ](?:goes[-_ ]here|placeholder|here)',
  '[x*.\\-_# ]{3,}',
  '<.*>',
  '(__|%|@|#)[\\w.-]+\\1',
].join('|');
const PLACEHOLDER = new RegExp(`^(?:${STAND_IN})$`, 'is');

/** Whether a value stands for another one that is filled in elsewhere: a template, a reference, `changeme`, `<password>`. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  return text === '' || PLACEHOLDER.test(text.slice(0, 200)) || isReference(text);
}
