import { useInfiniteQuery } from '@tanstack/react-query';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { Input, Select } from 'antd';
import { useCallback, useDeferredValue, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { get, query } from '../../api/http';
import { className, useClasses } from '../../api/queries';
import type { Child, Page } from '../../api/types';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { hasRole, useSession } from '../../session/session';
import { withAnt } from '../../theme/AntTheme';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { useSettled } from '../../ui/useSettled';
import { relationWord, sexWord } from './words';

const ROW = 37;

/** Every child of the school, found by name or pinyin; only the rows in sight are drawn. */
function Children() {
  const { t } = useTexts();
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const q = useDeferredValue(typed.trim());
  const classes = useClasses();
  const filters = { class: search.get('class'), leftBehind: search.get('leftBehind'), archive: search.get('archive'), contactCard: search.get('contactCard'), paired: search.get('paired') };
  const set = useCallback((key: string, value: string | undefined) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    }, { replace: true }), [setSearch]);
  const settled = useSettled(q, 250);
  useEffect(() => {
    set('q', settled);
  }, [set, settled]);

  const list = useInfiniteQuery({
    queryKey: ['children', settled, filters],
    queryFn: ({ pageParam, signal }) => get<Page<Child>>(`/api/children${query({ q: settled, ...filters, limit: 200, cursor: pageParam })}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const rows = list.data?.pages.flatMap((p) => p.items) ?? [];
  const total = list.data?.pages[0]?.total ?? (list.hasNextPage ? null : rows.length);
  const filtered = settled !== '' || Object.values(filters).some((value) => value !== null);
  const admin = hasRole(session, 'school-admin');

  return (
    <Shell
      title={t('menu.children')}
      bar={
        <>
          <Input type="search" allowClear prefix={<Icon name="search" />} placeholder={t('children.find')} aria-label={t('children.find')} value={typed} onChange={(e) => setTyped(e.target.value)} style={{ width: 260 }} />
          <Select aria-label={t('field.class')} value={filters.class ?? ''} onChange={(v) => set('class', v)} popupMatchSelectWidth={false} style={{ minWidth: 130 }} showSearch={{ optionFilterProp: 'label' }}
            options={[{ value: '', label: t('children.allClasses') }, ...(classes.data ?? []).map((c) => ({ value: c.id, label: className(c) }))]} />
          <Select aria-label={t('col.leftBehindYes')} value={filters.leftBehind ?? ''} onChange={(v) => set('leftBehind', v)} popupMatchSelectWidth={false} style={{ minWidth: 120 }}
            options={[{ value: '', label: t('children.everyone') }, { value: 'true', label: t('children.leftBehind') }, { value: 'false', label: t('children.notLeftBehind') }]} />
          <Select aria-label={t('col.archive')} value={filters.archive ?? ''} onChange={(v) => set('archive', v)} popupMatchSelectWidth={false} style={{ minWidth: 120 }}
            options={[{ value: '', label: t('children.anyArchive') }, { value: 'complete', label: t('archive.complete') }, { value: 'incomplete', label: t('archive.incomplete') }]} />
          <Select aria-label={t('col.contactCard')} value={filters.contactCard ?? ''} onChange={(v) => set('contactCard', v)} popupMatchSelectWidth={false} style={{ minWidth: 120 }}
            options={[{ value: '', label: t('children.anyCard') }, { value: 'true', label: t('family.cardCurrent') }, { value: 'false', label: t('children.noCard') }]} />
          <Select aria-label={t('menu.pairs')} value={filters.paired ?? ''} onChange={(v) => set('paired', v)} popupMatchSelectWidth={false} style={{ minWidth: 120 }}
            options={[{ value: '', label: t('children.anyPair') }, { value: 'true', label: t('children.paired') }, { value: 'false', label: t('children.unpaired') }]} />
        </>
      }
    >
      <p className="t2 countline" role="status">
        {list.data && !list.isPlaceholderData && (total !== null ? t('children.count', { n: count(total) }) : t('children.countMore', { n: count(rows.length) }))}
      </p>
      <Panel label={t('menu.children')}>
        {list.isPending && <Waiting lines={8} />}
        {list.isError && <div className="body"><Failure error={list.error} what={t('children.failed')} retry={() => void list.refetch()} /></div>}
        {list.data && rows.length === 0 && (filtered
          ? <Empty icon="search" title={t('children.none')} text={t('children.none.text')}><button className="btn" type="button" onClick={() => { setTyped(''); setSearch({}); }}>{t('children.clear')}</button></Empty>
          : <Empty icon="users" title={t('children.empty')} text={t(admin ? 'children.empty.text' : 'children.empty.teacher')}>{admin && <Link className="btn pri" href="/imports">{t('children.import')}</Link>}</Empty>)}
        {rows.length > 0 && <Rows rows={rows} pairing={admin && filters.paired === 'false'} more={!!list.hasNextPage && !list.isFetchingNextPage} onMore={() => void list.fetchNextPage()} total={total} />}
        {list.isFetchingNextPage && <p className="t3 f12 body" role="status">{t('waiting')}</p>}
      </Panel>
    </Shell>
  );
}

function Rows({ rows, pairing, more, onMore, total }: { rows: Child[]; pairing: boolean; more: boolean; onMore: () => void; total: number | null }) {
  const { t, lang } = useTexts();
  const place = useRef<HTMLTableElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    setTop(place.current?.offsetTop ?? 0);
  }, []);
  const virtual = useWindowVirtualizer({ count: rows.length, estimateSize: () => ROW, overscan: 20, scrollMargin: top });
  const seen = virtual.getVirtualItems();
  const first = seen[0];
  const last = seen.at(-1);
  const atEnd = more && last !== undefined && last.index >= rows.length - 40;
  const askMore = useEffectEvent(onMore);
  useEffect(() => {
    if (atEnd) askMore();
  }, [atEnd, rows.length]);
  return (
    <div className="tablewrap long">
      <table className="tb kids" ref={place} aria-rowcount={total ?? -1}>
        <thead>
          <tr><th>{t('field.name')}</th><th>{t('field.sex')}</th><th>{t('field.birthDate')}</th><th>{t('field.class')}</th><th>{t('field.village')}</th><th>{t('col.leftBehindYes')}</th><th>{t('field.guardian')}</th><th>{t('col.archive')}</th>{pairing && <th><span className="sr">{t('actions')}</span></th>}</tr>
        </thead>
        <tbody>
          {first && first.start - top > 0 && <tr aria-hidden="true"><td colSpan={pairing ? 9 : 8} style={{ height: first.start - top, padding: 0, border: 0 }} /></tr>}
          {seen.map((item) => {
            const child = rows[item.index]!;
            const missing = child.missing?.length;
            return (
              <tr key={child.id} aria-rowindex={item.index + 2}>
                <th scope="row" className="nw"><Link href={`/children/${child.id}`}>{child.name}</Link></th>
                <td>{sexWord(child.sex, t)}</td>
                <td className="nw">{child.birthDate}</td>
                <td className="nw">{className(child.class) || '—'}</td>
                <td className="nw">{child.village ?? <span className="t3">{t('unrecorded')}</span>}</td>
                <td className="nw">{child.leftBehind ? (child.leftBehindType ? t(`leftBehind.${child.leftBehindType}`) : t('children.leftBehind')) : <span className="t3">{t('no')}</span>}</td>
                <td className="nw">{child.guardian?.name ? <>{child.guardian.name} <span className="t3">{relationWord(child.guardian.relation, lang)}</span></> : <span className="t3">{t('unrecorded')}</span>}</td>
                <td className="nw">
                  {child.archiveComplete === undefined ? '—' : child.archiveComplete
                    ? <span className="tag ontime"><Icon name="ok" size={12} />{t('archive.complete')}</span>
                    : child.leftBehind
                      ? <span className="tag late"><Icon name="late" size={12} />{missing ? t('archive.missing', { n: missing }) : t('archive.incomplete')}</span>
                      : <span className="t3">{missing ? t('archive.missing', { n: missing }) : t('archive.incomplete')}</span>}
                </td>
                {pairing && <td className="r nw"><Link className="btn s" href={`/pairs?child=${child.id}&back=unpaired`} aria-label={t('child.pairNamed', { name: child.name })}><Icon name="pair" size={14} />{t('pair.save')}</Link></td>}
              </tr>
            );
          })}
          {last && virtual.getTotalSize() + top - last.end > 0 && <tr aria-hidden="true"><td colSpan={pairing ? 9 : 8} style={{ height: virtual.getTotalSize() + top - last.end, padding: 0, border: 0 }} /></tr>}
        </tbody>
      </table>
    </div>
  );
}

export default withAnt(Children);
