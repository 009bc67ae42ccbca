import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { call, get, query } from '../../api/http';
import type { MissingChild, MissingChildrenPage } from '../../api/types';
import { today } from '../../format/dates';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Failure, Panel } from '../../ui/parts';

/** 未在本次名单中: who is enrolled in a class that the file names, and not in the file. A question; nothing follows by itself. */
export function MissingChildren({ roster }: { roster: string }) {
  const { t } = useTexts();
  const list = useInfiniteQuery({
    queryKey: ['children', 'missing', roster],
    queryFn: ({ pageParam, signal }) => get<MissingChildrenPage>(`/api/roster-imports/${roster}/missing${query({ limit: 200, cursor: pageParam })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (list.isError) return <div style={{ marginTop: 12 }}><Failure error={list.error} what={t('missing.failed')} retry={() => void list.refetch()} /></div>;
  const pages = list.data?.pages ?? [];
  const first = pages[0];
  if (!first || (first.total === 0 && first.classesLeftOut.length === 0)) return null;
  const rows = pages.flatMap((page) => page.items);
  return (
    <Panel className="sheet" title={t('missing.title', { n: count(first.total) })} help={t('missing.help')}>
      {first.classesLeftOut.length > 0 && (
        <p className="warn"><Icon name="info" /><span>{t('missing.classes', { list: first.classesLeftOut.map((c) => t('missing.class', { name: `${c.grade}${c.name}`, n: count(c.children) })).join(t('join')) })}</span></p>
      )}
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('missing.label')}>
          <table className="tb">
            <thead><tr><th>{t('field.name')}</th><th>{t('field.class')}</th><th>{t('field.birthDate')}</th><th>{t('missing.ask')}</th></tr></thead>
            <tbody>
              {rows.map((child) => (
                <tr key={child.id}>
                  <th scope="row" className="nw"><Link href={`/children/${child.id}`}>{child.name}</Link></th>
                  <td className="nw">{`${child.class.grade}${child.class.name}`}</td>
                  <td className="nw">{child.birthDate}</td>
                  <td><HasLeft child={child} /></td>
                </tr>
              ))}
            </tbody>
          </table>
          {list.hasNextPage && <button className="btn quiet" type="button" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t('missing.more', { n: count(first.total - rows.length) })}</button>}
        </div>
      )}
    </Panel>
  );
}

/** The one answer that changes something: since when the child has left. */
function HasLeft({ child }: { child: MissingChild }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const [on, setOn] = useState(today());
  const leave = useMutation({
    mutationFn: () => call(`/api/children/${child.id}/leave`, { method: 'POST', body: { on, reason: 'LEFT' } }),
    onSuccess: () => {
      for (const key of ['children', 'child', 'figures']) void client.invalidateQueries({ queryKey: [key] });
    },
  });
  if (!asking) return <button className="lk f12" type="button" onClick={() => setAsking(true)} aria-label={t('missing.left.label', { child: child.name })}>{t('missing.left')}</button>;
  return (
    <span className="ask">
      <label className="f13">{t('missing.left.on', { child: child.name })} <input className="inp" type="date" autoFocus value={on} min={child.enrolledOn} max={today()} onChange={(e) => setOn(e.target.value)} /></label>
      <button className="btn s" type="button" disabled={!on || leave.isPending} onClick={() => leave.mutate()}>{t('missing.left.do')}</button>
      <button className="btn quiet s" type="button" onClick={() => setAsking(false)}>{t('missing.left.no')}</button>
      {leave.isError && <Failure error={leave.error} what={t('notSaved')} />}
    </span>
  );
}
