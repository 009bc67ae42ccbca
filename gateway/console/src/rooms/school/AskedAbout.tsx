import type { EnrolmentQuestion } from '../../api/types';
import { day } from '../../format/dates';
import { useTexts } from '../../i18n';
import { Notice } from '../../ui/parts';

/** Those that nobody of the school has looked at. */
export const open = (questions: EnrolmentQuestion[] | undefined) => (questions ?? []).filter((q) => q.state === 'OPEN');

/** What is asked about a child, or that it was answered. */
export function AskedAbout({ question }: { question: EnrolmentQuestion }) {
  const { t } = useTexts();
  return question.state === 'OPEN'
    ? <Notice tone="open" icon="info" title={t('twice.ask')} text={t('twice.ask.text')} />
    : <Notice tone="ontime" icon="ok" title={t('twice.checked', { day: day(question.checkedOn) })} text={t('twice.checked.text')} />;
}
