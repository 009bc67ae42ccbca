import type { Texts } from '../../i18n';
import type { Key } from '../../i18n';
import { rosterWord } from '../../i18n/relations';
import { zh } from '../../i18n/zh-CN';

export function sexWord(sex: string, t: Texts['t']): string {
  if (/^(f|female|女)$/i.test(sex)) return t('sex.female');
  if (/^(m|male|男)$/i.test(sex)) return t('sex.male');
  return sex || '—';
}

/** The name of a field as the archive calls it; an unknown one is shown as it came. */
export function fieldWord(path: string, t: Texts['t']): string {
  const key = `archive.${path}`;
  return key in zh ? t(key as Key) : path;
}

/** A relation or a care type as the roster has it, in the reader's language. */
export const relationWord = (word: string | null | undefined, lang: Texts['lang']): string => (word ? rosterWord(word, lang) : '');
