import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Link, useSearchParams } from 'wouter';
import { useAreas, useFigures } from '../../api/queries';
import type { FigureRow, Figures, Rate } from '../../api/types';
import { day, moment } from '../../format/dates';
import { count, fraction, isBelow, percent } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { seesWholeCounty, useSession } from '../../session/session';
import { Icon } from '../../ui/Icon';
import { Bar, Empty, Failure, Fresh, Help, Notice, Panel, Percent, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { belowTarget, dues, ENOUGH, gap, isNew, lag, TARGET, type Order } from './model';
import { Ranking } from './Ranking';

/** What is drawn after the answer: the chart, and the controls, each with a library of its own. */
const DuesChart = lazy(() => import('./DuesChart'));
const OverviewBar = lazy(() => import('./OverviewBar'));

/** How many, who is not covered, who is behind: the county on one page. */
export default function Overview() {
  const { t } = useTexts();
  const session = useSession();
  const [search, setSearch] = useSearchParams();
  const areas = useAreas();
  const question = { asOf: search.get('asOf'), from: search.get('from'), area: search.get('area') };
  const figures = useFigures({ level: 'school', ...question });
  const set = (key: string, value: string | null) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(key, value);
      else next.delete(key);
      return next;
    });
  const free = seesWholeCounty(session);
  const area = areas.data?.find((a) => a.id === (question.area ?? session.area));
  const lagging = figures.data?.rows.filter((r) => lag(r, figures.data.asOf) !== null).length ?? 0;

  return (
    <Shell
      title={area ? t('county.titleArea', { area: area.name }) : free ? t('county.title') : t('menu.overviewArea')}
      bar={
        <>
          {(figures.data || figures.isError) && (
            <Suspense fallback={null}>
              <OverviewBar question={question} figures={figures.data} free={free} set={set} />
            </Suspense>
          )}
        </>
      }
      right={
        <Fresh at={figures.data?.freshAsOf} lag={lagging > 0}>
          {lagging > 0 && <>{t('comma')}<a href="#rank">{t('county.lagging', { n: lagging })}</a></>}
        </Fresh>
      }
    >
      {figures.isPending && <div className="panel"><Waiting lines={6} word={t('county.counting')} /></div>}
      {figures.isError && (
        <div style={{ marginBottom: 16 }}>
          <Failure error={figures.error} what={figures.data ? t('county.stale', { at: moment(figures.data.freshAsOf) }) : t('county.failed')} retry={() => void figures.refetch()} />
        </div>
      )}
      {figures.data && <Answer figures={figures.data} area={question.area} asOf={question.asOf} from={question.from} areas={areas.data ?? []} />}
    </Shell>
  );
}

/** True once the answer is on the screen; what comes then doesn't hold it up. */
function useAfterPaint(): boolean {
  const [painted, setPainted] = useState(false);
  useEffect(() => {
    let later = 0;
    const frame = requestAnimationFrame(() => void (later = window.setTimeout(() => setPainted(true))));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(later);
    };
  }, []);
  return painted;
}

interface AnswerProps {
  figures: Figures;
  area: string | null;
  asOf: string | null;
  from: string | null;
  areas: { id: string; name: string }[];
}

function Answer({ figures, area, asOf, from, areas }: AnswerProps) {
  const { t } = useTexts();
  const [order, setOrder] = useState<Order>({ by: 'onTime', descending: false });
  const { rows, total } = figures;
  const settled = useAfterPaint();
  if (!total || rows.length === 0) {
    return (
      <div className="panel">
        <Empty icon="school" title={t('county.empty')} text={t('county.empty.text')}>
          <Link className="btn pri" href="/county/schools">{t('county.empty.do')}</Link>
        </Empty>
      </div>
    );
  }
  return (
    <>
      {figures.projected && <div style={{ marginBottom: 12 }}><Notice tone="open" icon="info" title={t('county.projected', { day: day(figures.asOf) })} /></div>}
      {figures.restated && <div style={{ marginBottom: 12 }}><Notice tone="open" icon="info" title={t('county.restated', { day: day(figures.asOf) })} /></div>}
      {!!total.countedElsewhere && <div style={{ marginBottom: 12 }}><Notice tone="open" icon="info" title={t('county.twice', { n: count(total.countedElsewhere), open: count(total.enrolmentQuestions) })} /></div>}
      <Lead rows={rows} total={total} onOrder={setOrder} />
      <ThreeQuestions total={total} onOrder={setOrder} />
      <div className="cols">
        <Ranking rows={rows} asOf={figures.asOf} order={order} onOrder={setOrder} />
        <div className="colr">
          <Suspense fallback={<div className="panel" style={{ minHeight: rows.length * 22 + 116 }}><Waiting lines={6} /></div>}>
            {settled ? <DuesChart rows={rows.filter((row) => !isNew(row, figures.asOf))} order={order} /> : <div className="panel" style={{ minHeight: rows.length * 22 + 116 }} />}
          </Suspense>
          {settled && !area && areas.length > 1 && <AreaTable asOf={asOf} from={from} />}
        </div>
      </div>
    </>
  );
}

function Lead({ rows, total, onOrder }: { rows: FigureRow[]; total: FigureRow; onOrder: (order: Order) => void }) {
  const { rich, t } = useTexts();
  const below = belowTarget(rows);
  const to = (by: Order['by'], descending: boolean) => function LeadLink(text: ReactNode): ReactNode {
    return <a href="#rank" onClick={() => onOrder({ by, descending })}>{text}</a>;
  };
  const unpaired = gap(total.pairing);
  return (
    <p className="lead">
      {rich('county.lead', { children: count(total.leftBehind?.n), unpaired: count(unpaired), overdue: count(total.overdue) }, {
        b: (text) => <b>{text}</b>,
        pair: to('pairing', true),
        over: to('overdue', true),
      })}
      {below.length > 0
        ? rich('county.lead.below', { n: below.length, target: TARGET, enough: ENOUGH }, { b: (text) => <b>{text}</b>, low: to('onTime', false) })
        : rows.some((row) => (row.onTime?.of ?? 0) >= ENOUGH)
          ? t('county.lead.fine', { target: TARGET, enough: ENOUGH })
          : t('county.lead.none', { enough: ENOUGH })}
    </p>
  );
}

function leftOutTitle(rate: Rate | undefined, t: ReturnType<typeof useTexts>['t']): string {
  const out = Object.entries(rate?.leftOut ?? {}).filter(([, n]) => n > 0);
  const reason = (slug: string) => (slug === 'excused' || slug === 'void' || slug === 'open' ? t(`leftOut.${slug}`) : slug);
  return out.length ? `${fraction(rate)}${t('comma')}${t('leftOut', { list: out.map(([slug, n]) => `${reason(slug)} ${count(n)}`).join(t('join')) })}` : fraction(rate);
}

function ThreeQuestions({ total, onOrder }: { total: FigureRow; onOrder: (order: Order) => void }) {
  const { t } = useTexts();
  const d = dues(total);
  const types = total.leftBehindTypes;
  const ages = total.overdueAges;
  const coverage = [
    { key: 'pairing', rate: total.pairing },
    { key: 'contactCard', rate: total.contactCard },
    { key: 'archive', rate: total.archive },
  ] as const;
  return (
    <section className="panel three" aria-label={t('county.three')}>
      <div className="q1">
        <h2>{t('county.q1')}<Help text={t('def.leftBehind')} /></h2>
        <p className="big">{count(total.leftBehind?.n)}<span>{t('county.children')}</span></p>
        {total.leftBehind && <Bar label={t('county.share', { rate: percent(total.leftBehind) })} parts={[{ className: 'st-fill', n: total.leftBehind.n }, { className: 'none', n: total.leftBehind.of - total.leftBehind.n }]} />}
        <p className="f13 t2">{t('county.ofPupils', { n: count(total.leftBehind?.of ?? total.pupils) })} <b className="tx"><Percent ratio={total.leftBehind} /></b></p>
        {types && <p className="f12 t3 sub">{t('county.types', { both: count(types.bothAway), one: count(types.oneAway), none: count(types.noAbleParent) })}</p>}
      </div>
      <div className="q2">
        <h2>{t('county.q2')}<Help text={t('def.coverage')} /></h2>
        <ul className="cov">
          {coverage.map(({ key, rate }) => (
            <li key={key}>
              <span className="cl">{t(`rate.${key}`)}</span>
              {rate ? <Bar className="thin" label={`${t(`rate.${key}`)} ${percent(rate)}`} parts={[{ className: 'st-fill', n: rate.n }, { className: 'gap', n: rate.of - rate.n }]} /> : <span />}
              <b className="cv"><Percent ratio={rate} /></b>
              <span className="cn">{fraction(rate)}</span>
              <a className="cg" href="#rank" onClick={() => onOrder({ by: key, descending: true })}><b>{count(gap(rate))}</b> {t(`gap.${key}`)}<Icon name="right" size={12} /></a>
            </li>
          ))}
        </ul>
      </div>
      <div className="q3">
        <h2>{t('county.q3')}<Help text={t('def.onTime')} right /><span className="of">{t('county.due', { n: count(total.onTime?.of) })}</span></h2>
        <div className="q3g">
          <p className="big" title={leftOutTitle(total.onTime, t)}><Percent ratio={total.onTime} /><span>{t('rate.onTime')}</span></p>
          <p className="big ov">{count(total.overdue)}<span>{t('county.overdueUnit')}</span></p>
        </div>
        {d && (
          <>
            <Bar label={t('county.parts', { due: count(total.onTime?.of), onTime: count(d.onTime), late: count(d.late), overdue: count(d.overdue), missed: count(d.missed) })}
              parts={[{ className: 'st-ontime', n: d.onTime }, { className: 'st-late', n: d.late }, { className: 'st-overdue', n: d.overdue }, { className: 'st-missed', n: d.missed }]} />
            <ul className="legend">
              <li><i className="sw st-ontime" />{t('state.ontime')} <b>{count(d.onTime)}</b></li>
              <li><i className="sw st-late" />{t('state.late')} <b>{count(d.late)}</b></li>
              <li><i className="sw st-overdue" />{t('state.overdue')} <b>{count(d.overdue)}</b></li>
              <li><i className="sw st-missed" />{t('state.missed')} <b>{count(d.missed)}</b></li>
            </ul>
          </>
        )}
        {ages && <p className="f12 t3 sub">{t('county.ages', { week: count(ages.upTo7), fortnight: count(ages.from8To14), longer: count(ages.from15) })}</p>}
        <p className={ages ? 'f12 t3' : 'f12 t3 sub'} title={t('county.outside.text')}>{t('county.outside', {
          awaiting: count(total.awaitingEntry), met: count(total.open?.met), of: count(total.open?.of), excused: count(total.excused), void: count(total.void),
        })}</p>
      </div>
    </section>
  );
}

function AreaTable({ asOf, from }: { asOf: string | null; from: string | null }) {
  const { t } = useTexts();
  const figures = useFigures({ level: 'area', asOf, from });
  // One area alone is compared with nothing.
  if (figures.data && figures.data.rows.length < 2) return null;
  return (
    <Panel title={t('county.areas')} aside={t('county.areas.aside')}>
      {figures.isPending && <Waiting />}
      {figures.isError && <div className="body"><Failure error={figures.error} retry={() => void figures.refetch()} /></div>}
      {figures.data && (
        <div className="tablewrap">
          <table className="tb sm">
            <thead><tr><th>{t('county.area')}</th><th className="r">{t('col.leftBehind')}</th><th className="r">{t('col.unpaired')}</th><th className="r">{t('rate.onTime')}</th><th className="r">{t('state.overdue')}</th></tr></thead>
            <tbody>
              {figures.data.rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row"><Link href={`/county?area=${row.id}`}>{row.name}</Link></th>
                  <AreaCells row={row} />
                </tr>
              ))}
              {figures.data.total && <tr className="sum"><th scope="row">{figures.data.total.level === 'area' ? figures.data.total.name : t('county.whole')}</th><AreaCells row={figures.data.total} /></tr>}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}

function AreaCells({ row }: { row: FigureRow }) {
  return (
    <>
      <td className="r">{count(row.leftBehind?.n)}</td>
      <td className="r">{count(gap(row.pairing))}</td>
      <td className={isBelow(row.onTime, TARGET) ? 'r rate low' : 'r rate'} title={fraction(row.onTime)}><Percent ratio={row.onTime} /></td>
      <td className="r">{count(row.overdue)}</td>
    </>
  );
}
