import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { useBegun, useImport } from './imports';

/** A running import is visible from every page. */
export function ImportBadge() {
  const { t } = useTexts();
  const begun = useBegun();
  const found = useImport(begun?.id ?? null).data;
  if (!found || found.state !== 'RUNNING' || !found.rows) return null;
  return (
    <span className="n" role="status" aria-label={t('import.running', { done: count(found.progress), rows: count(found.rows) })}>
      {Math.floor((found.progress * 100) / found.rows)}%
    </span>
  );
}
