import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, get, Problem } from '../../api/http';
import type { Excuse } from '../../api/types';
import { useTexts } from '../../i18n';
import { Ask } from '../../ui/Ask';
import { Failure } from '../../ui/parts';

function useRefresh() {
  const client = useQueryClient();
  return () => {
    for (const key of ['excuses', 'excuse', 'obligations', 'my-obligations', 'figures']) void client.invalidateQueries({ queryKey: [key] });
  };
}

/** Asks that something need not be done; somebody else has to agree. */
export function AskExcuse({ obligation }: { obligation: string }) {
  const { t } = useTexts();
  const refresh = useRefresh();
  const [reason, setReason] = useState('');
  const ask = useMutation({
    mutationFn: () => call(`/api/obligations/${obligation}/excuse`, { method: 'POST', body: { reason: reason.trim() } }),
    onSuccess: refresh,
  });
  if (ask.isSuccess) return <span className="tag plain" role="status">{t('excuse.asked')}</span>;
  return (
    <Ask word={t('excuse.ask')}>
      {(close) => (
        <>
          <label className="f13">{t('excuse.why')} <input className="inp" value={reason} maxLength={1000} onChange={(e) => setReason(e.target.value)} placeholder={t('excuse.why.like')} /></label>
          <button className="btn s" type="button" aria-disabled={!reason.trim() || ask.isPending} onClick={() => { if (reason.trim() && !ask.isPending) ask.mutate(); }}>{t('excuse.ask')}</button>
          <button className="btn quiet s" type="button" onClick={close}>{t('cancel')}</button>
          {ask.isError && <Failure error={ask.error} what={t('notSaved')} />}
        </>
      )}
    </Ask>
  );
}

/** The second person reads the reason and agrees. */
export function ApproveExcuse({ obligation }: { obligation: string }) {
  const { t } = useTexts();
  const refresh = useRefresh();
  const [looking, setLooking] = useState(false);
  const [comment, setComment] = useState('');
  const asked = useQuery({
    queryKey: ['excuse', obligation],
    enabled: looking,
    queryFn: async ({ signal }) => {
      try {
        return await get<Excuse>(`/api/obligations/${obligation}/excuse`, signal);
      } catch (e) {
        if (e instanceof Problem && e.status === 404) return null;
        throw e;
      }
    },
  });
  const approve = useMutation({
    mutationFn: () => call(`/api/obligations/${obligation}/excuse/approve`, { method: 'POST', body: comment.trim() ? { comment: comment.trim() } : {} }),
    onSuccess: refresh,
  });
  return (
    <Ask word={t('excuse.look')} className="btn s" onOpen={() => setLooking(true)}>
      {(close) => (
        <>
          <span className="f13" role="status">{asked.data ? t('excuse.reason', { reason: asked.data.reason }) : asked.isError ? t('error.gone') : t('waiting')}</span>
          <label className="f13">{t('excuse.comment')} <input className="inp" value={comment} maxLength={1000} onChange={(e) => setComment(e.target.value)} /></label>
          <button className="btn s" type="button" aria-disabled={!asked.data || approve.isPending} onClick={() => { if (asked.data && !approve.isPending) approve.mutate(); }}>{t('excuse.approve')}</button>
          <button className="btn quiet s" type="button" onClick={close}>{t('excuse.later')}</button>
          {approve.isError && <Failure error={approve.error} what={t('notSaved')} />}
        </>
      )}
    </Ask>
  );
}
