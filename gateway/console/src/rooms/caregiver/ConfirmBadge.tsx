import { useTexts } from '../../i18n';
import { useToConfirm } from './toConfirm';

/** How many entries wait for this person's word. */
export function ConfirmBadge() {
  const { t } = useTexts();
  const n = useToConfirm().data?.length ?? 0;
  return n > 0 ? <span className="n" role="status" aria-label={t('confirm.waiting', { n })}>{n}</span> : null;
}
