import type { Child } from '../../api/types';
import type { Key, Texts } from '../../i18n';
import { rosterWord } from '../../i18n/relations';
import { zh } from '../../i18n/zh-CN';

/** Who may not see it is not told it. */
export function sexWord(sex: Child['sex'] | undefined, t: Texts['t']): string {
  return sex === 'FEMALE' ? t('sex.female') : sex === 'MALE' ? t('sex.male') : '—';
}

/** The word for a code; one that the catalogue doesn't know is shown as it came. */
function codeWord(group: 'archive' | 'finding' | 'import.passed' | 'role', code: string, t: Texts['t']): string {
  const key = `${group}.${code}`;
  return key in zh ? t(key as Key) : code;
}

/** The name of a field as the archive calls it. */
export const fieldWord = (path: string, t: Texts['t']): string => codeWord('archive', path, t);

/** Why a line of a sheet was passed over. */
export const passedWord = (kind: string, t: Texts['t']): string => codeWord('import.passed', kind, t);

/** What earlier records marked as worth watching. */
export const findingWord = (code: string, t: Texts['t']): string => codeWord('finding', code, t);

export const roleWord = (role: string, t: Texts['t']): string => codeWord('role', role, t);

/** A relation or a care type as the roster has it, in the reader's language. */
export const relationWord = (word: string | null | undefined, lang: Texts['lang']): string => (word ? rosterWord(word, lang) : '');
