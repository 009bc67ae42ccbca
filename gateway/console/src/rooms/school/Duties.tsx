import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'wouter';
import { get, query } from '../../api/http';
import { all, className, useChildNames, useClasses, useFigures, useTerms } from '../../api/queries';
import { STANDINGS, type Obligation, type Page, type PendingExcuse, type Standing } from '../../api/types';
import { dueWords, isToDo, obligationName } from '../../care/obligations';
import { day, today } from '../../format/dates';
import { useTexts } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Panel, StandingTag, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { ApproveExcuse, AskExcuse } from './Excuses';

/** What is owed, in the words of the figures: each number of the school leads to the list behind it. */
export default function Duties() {
  const texts = useTexts();
  const { t } = texts;
  const [search, setSearch] = useSearchParams();
  const standing = search.get('standing') as Standing | null;
  const unpaired = search.get('unpaired') === 'true';
  const room = search.get('class');
  const classes = useClasses();
  const terms = useTerms().data ?? [];
  const names = useChildNames();
  // The list of a figure has the figure's period.
  const period = useFigures({ level: 'school' }).data;
  const now = today();
  const list = useInfiniteQuery({
    queryKey: ['obligations', 'list', standing, unpaired, room, period?.from],
    enabled: period !== undefined,
    queryFn: ({ pageParam, signal }) =>
      get<Page<Obligation>>(`/api/obligations${query({ standing, unpaired: unpaired || null, class: room, dueFrom: period!.from, limit: 100, cursor: pageParam })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const asked = useQuery({ queryKey: ['excuses'], queryFn: ({ signal }) => all<PendingExcuse>('/api/obligations/excuses', {}, signal) });
  const waiting = new Set(asked.data?.map((e) => e.obligation));
  const rows = (list.data?.pages.flatMap((p) => p.items) ?? []).filter((o) => (!standing || o.standing === standing) && (!unpaired || o.unpaired !== false));
  const set = (key: string, value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    }, { replace: true });
  return (
    <Shell
      title={t('menu.duties')}
      bar={
        <>
          <select className="inp" aria-label={t('duties.standing')} value={standing ?? ''} onChange={(e) => set('standing', e.target.value)}>
            <option value="">{t('duties.anyStanding')}</option>
            {STANDINGS.map((s) => <option key={s} value={s}>{t(`standing.${s}`)}</option>)}
          </select>
          <select className="inp" aria-label={t('field.class')} value={room ?? ''} onChange={(e) => set('class', e.target.value)}>
            <option value="">{t('children.allClasses')}</option>
            {(classes.data ?? []).map((c) => <option key={c.id} value={c.id}>{className(c)}</option>)}
          </select>
          <label className="check"><input type="checkbox" checked={unpaired} onChange={(e) => set('unpaired', e.target.checked ? 'true' : '')} />{t('duties.unpaired')}</label>
        </>
      }
    >
      <div className="stack">
        {!!asked.data?.length && (
          <Panel title={t('excuse.waiting', { n: asked.data.length })}>
            <ul className="body stack">
              {asked.data.map((e) => (
                <li key={e.obligation} className="row wraprow"><Link href={`/children/${e.child}`}>{names.data?.get(e.child) ?? t('todo.unknownChild')}</Link><ApproveExcuse obligation={e.obligation} /></li>
              ))}
            </ul>
          </Panel>
        )}
        {asked.isError && <Failure error={asked.error} retry={() => void asked.refetch()} />}
        <Panel label={t('menu.duties')}>
          {list.isPending && <Waiting lines={8} />}
          {list.isError && <div className="body"><Failure error={list.error} retry={() => void list.refetch()} /></div>}
          {list.data && rows.length === 0 && !list.hasNextPage && <Empty icon="check" title={t('duties.none')} text={t('duties.none.text')} />}
          {rows.length > 0 && (
            <div className="tablewrap">
              <table className="tb duties">
                <thead><tr><th>{t('pair.child')}</th><th>{t('duties.what')}</th><th>{t('duties.due')}</th><th>{t('field.state')}</th><th><span className="sr">{t('actions')}</span></th></tr></thead>
                <tbody>
                  {rows.map((o) => (
                    <tr key={o.id}>
                      <th scope="row" className="nw"><Link href={`/children/${o.child}`}>{names.data?.get(o.child) ?? t('todo.unknownChild')}</Link></th>
                      <td className="nw">{obligationName(o, terms, texts)}{o.unpaired && <span className="tag plain">{t('duties.nobody')}</span>}</td>
                      <td className="nw">{day(o.dueOn)}{isToDo(o) && <span className="t3"> {dueWords(o, now, t)}</span>}</td>
                      <td className="nw"><StandingTag standing={o.standing} />{waiting.has(o.id) && <span className="tag plain">{t('excuse.asked')}</span>}</td>
                      <td className="r">{isToDo(o) && o.standing !== 'NOT_YET' && !waiting.has(o.id) && <AskExcuse obligation={o.id} />}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {list.hasNextPage && <p className="body"><button className="btn" type="button" aria-disabled={list.isFetchingNextPage} onClick={() => { if (!list.isFetchingNextPage) void list.fetchNextPage(); }}><Icon name="chev" />{t('more', { n: rows.length })}</button></p>}
        </Panel>
      </div>
    </Shell>
  );
}
