import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../api/http';
import { all, useChildNames } from '../../api/queries';
import type { EnrolmentQuestion } from '../../api/types';
import { day, today } from '../../format/dates';
import { useTexts } from '../../i18n';
import { hasRole, useSession } from '../../session/session';
import { Ask } from '../../ui/Ask';
import { Empty, Failure, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { AskedAbout, open } from './AskedAbout';

const CHANGED = ['enrolment-questions', 'figures', 'children', 'child'];

export const useEnrolmentQuestions = (enabled = true) =>
  useQuery({ queryKey: ['enrolment-questions'], enabled, queryFn: ({ signal }) => all<EnrolmentQuestion>('/api/enrolment-questions', {}, signal) });

/** Children of the school who may be enrolled in another one too; which one, nobody here is told. */
export default function EnrolmentQuestions() {
  const { t } = useTexts();
  const questions = useEnrolmentQuestions();
  const names = useChildNames();
  const waiting = open(questions.data);
  const failed = questions.error ?? names.error;
  return (
    <Shell title={t('twice.title')}>
      <div className="stack">
        <p className="lead">{t('twice.lead')}</p>
        <Panel title={t('twice.waiting', { n: waiting.length })}>
          {(questions.isPending || names.isPending) && <Waiting />}
          {failed && <div className="body"><Failure error={failed} retry={() => { void questions.refetch(); void names.refetch(); }} /></div>}
          {questions.data?.length === 0 && <Empty icon="check" title={t('twice.none')} text={t('twice.none.text')} />}
          {!!questions.data?.length && names.data && (
            <ul className="nx">
              {[...waiting, ...questions.data.filter((q) => q.state !== 'OPEN')].map((question) => (
                <li key={question.child}>
                  <div className="grow">
                    <b><Link href={`/children/${question.child}`}>{names.data.get(question.child) ?? '—'}</Link></b>
                    {question.state === 'CHECKED' && <p>{t('twice.checked', { day: day(question.checkedOn) })}</p>}
                    <Answer question={question} />
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </Shell>
  );
}

/** On a child's page, for the school's administrators. */
export function EnrolledTwice({ child }: { child: string }) {
  const { t } = useTexts();
  const questions = useEnrolmentQuestions(hasRole(useSession(), 'school-admin'));
  const question = questions.data?.find((q) => q.child === child);
  if (!question) return null;
  return (
    <Panel title={t('twice.title')} className="noprint">
      <div className="body stack">
        <AskedAbout question={question} />
        <Answer question={question} />
      </div>
    </Panel>
  );
}

function Answer({ question }: { question: EnrolmentQuestion }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [on, setOn] = useState(today());
  const settled = { onSuccess: () => { for (const key of CHANGED) void client.invalidateQueries({ queryKey: [key] }); } };
  const check = useMutation({ mutationFn: () => call(`/api/enrolment-questions/${question.child}/check`, { method: 'POST' }), ...settled });
  const leave = useMutation({ mutationFn: () => call(`/api/children/${question.child}/leave`, { method: 'POST', body: { on, reason: 'LEFT' } }), ...settled });
  const busy = check.isPending || leave.isPending;
  const failed = check.error ?? leave.error;
  return (
    <>
      <p className="row">
        {question.state === 'OPEN' && <button className="btn s" type="button" aria-disabled={busy} onClick={() => { if (!busy) check.mutate(); }}>{t('twice.check')}</button>}
        <Ask word={t('missing.left')} className="btn quiet s">
          {(close) => (
            <>
              <label className="f13">{t('twice.left.on')} <input className="inp" type="date" value={on} max={today()} onChange={(e) => setOn(e.target.value)} /></label>
              <button className="btn s" type="button" aria-disabled={!on || busy} onClick={() => { if (on && !busy) leave.mutate(); }}>{t('missing.left.do')}</button>
              <button className="btn quiet s" type="button" onClick={close}>{t('cancel')}</button>
            </>
          )}
        </Ask>
      </p>
      {failed && <Failure error={failed} what={t('notSaved')} />}
    </>
  );
}
