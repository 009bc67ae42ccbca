import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { call, get, query } from '../api/http';
import { all } from '../api/queries';
import type { Erasure } from '../api/types';
import { moment } from '../format/dates';
import { useTexts } from '../i18n';
import { hasRole, useSession } from '../session/session';
import { Ask } from '../ui/Ask';
import { Icon } from '../ui/Icon';
import { Empty, Failure, Notice, Panel, Waiting } from '../ui/parts';
import { Shell } from '../ui/Shell';

const path = (erasure: Erasure, word = '') => `/api/children/${erasure.child}/erase${word}${query({ school: erasure.school })}`;

export const useErasures = (enabled = true) =>
  useQuery({ queryKey: ['erasures'], enabled, queryFn: ({ signal }) => all<Erasure>('/api/children/erasures', {}, signal) });

/** What waits for a second person: of the own school, or for an officer of all. */
export default function Erasures() {
  const { t } = useTexts();
  const county = useSession().county;
  const waiting = useErasures();
  return (
    <Shell title={t('menu.erasures')}>
      <div className="stack">
        <p className="lead">{t('erase.lead')}</p>
        <Panel title={t('erase.waiting', { n: waiting.data?.length ?? 0 })}>
          {waiting.isPending && <Waiting />}
          {waiting.isError && <div className="body"><Failure error={waiting.error} retry={() => void waiting.refetch()} /></div>}
          {waiting.data?.length === 0 && <Empty icon="check" title={t('erase.none')} text={t('erase.none.text')} />}
          {!!waiting.data?.length && (
            <ul className="nx">
              {waiting.data.map((erasure) => (
                <li key={`${erasure.school} ${erasure.child}`}>
                  <div className="grow">
                    <b>{county ? erasure.code : <Link href={`/children/${erasure.child}`}>{erasure.code}</Link>}</b>
                    <p>{t('erase.askedAt', { at: moment(erasure.askedAt) })}</p>
                    <Decide erasure={erasure} />
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

function Decide({ erasure }: { erasure: Erasure }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [looking, setLooking] = useState(false);
  const [answer, setAnswer] = useState('');
  const asked = useQuery({ queryKey: ['erasure', erasure.school, erasure.child], enabled: looking, queryFn: ({ signal }) => get<Erasure>(path(erasure), signal) });
  const decide = useMutation({
    mutationFn: (word: 'approve' | 'decline') => call(path(erasure, `/${word}`), { method: 'POST', ...(word === 'decline' ? { body: { reason: answer.trim() } } : {}) }),
    onSuccess: () => {
      for (const key of ['erasures', 'erasure', 'child', 'children', 'figures']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  const may = asked.data !== undefined && !decide.isPending;
  return (
    <Ask word={t('erase.look')} className="btn s" onOpen={() => setLooking(true)}>
      {(close) => (
        <>
          <span className="f13" role="status">{asked.data ? t('erase.reason', { reason: asked.data.reason ?? '' }) : asked.isError ? t('error.gone') : t('waiting')}</span>
          {erasure.mine
            ? <span className="f13 t2">{t('erase.mine')}</span>
            : <button className="btn s" type="button" aria-disabled={!may} onClick={() => { if (may) decide.mutate('approve'); }}>{t('erase.approve')}</button>}
          <label className="f13">{t('erase.answer')} <input className="inp" value={answer} maxLength={1000} onChange={(e) => setAnswer(e.target.value)} /></label>
          <button className="btn quiet s" type="button" aria-disabled={!may || !answer.trim()} onClick={() => { if (may && answer.trim()) decide.mutate('decline'); }}>{t('erase.decline')}</button>
          <button className="btn quiet s" type="button" onClick={close}>{t('excuse.later')}</button>
          {decide.isError && <Failure error={decide.error} what={t('notSaved')} />}
        </>
      )}
    </Ask>
  );
}

/** On a child's page: asks for the child to be erased, which somebody else decides. */
export function AskErasure({ child }: { child: string }) {
  const { t } = useTexts();
  const admin = hasRole(useSession(), 'school-admin');
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const waiting = useErasures(admin);
  const ask = useMutation({
    mutationFn: () => call(`/api/children/${child}/erase`, { method: 'POST', body: { reason: reason.trim() } }),
    onSuccess: () => void client.invalidateQueries({ queryKey: ['erasures'] }),
  });
  if (!admin || !waiting.data) return null;
  const asked = ask.isSuccess || waiting.data.some((e) => e.child === child);
  return (
    <Panel title={t('erase.title')} className="noprint">
      <div className="body stack">
        {asked
          ? <><Notice tone="open" icon="info" title={t('erase.asked')} /><Link className="btn s" href="/erasures">{t('erase.see')}</Link></>
          : (
            <>
              <p className="t2 f13">{t('erase.text')}</p>
              <p className="row">
                <Ask word={<><Icon name="lock" size={14} />{t('erase.ask')}</>}>
                  {(close) => (
                    <>
                      <label className="f13">{t('erase.why')} <input className="inp" value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} placeholder={t('erase.why.like')} /></label>
                      <button className="btn s" type="button" aria-disabled={!reason.trim() || ask.isPending} onClick={() => { if (reason.trim() && !ask.isPending) ask.mutate(); }}>{t('erase.ask')}</button>
                      <button className="btn quiet s" type="button" onClick={close}>{t('cancel')}</button>
                      {ask.isError && <Failure error={ask.error} what={t('notSaved')} />}
                    </>
                  )}
                </Ask>
              </p>
            </>
          )}
      </div>
    </Panel>
  );
}
