import type { FigureRow } from '../../api/types';
import { Link } from 'wouter';
import { day } from '../../format/dates';
import { count, fraction, isBelow, percent } from '../../format/numbers';
import { useTexts, type Key } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Panel, Percent } from '../../ui/parts';
import { axisFrom, gap, isNew, lag, ordered, places, TARGET, type Column, type Gap, type Order } from './model';

const WIDTH = 128;
const at = (percentage: number, from: number) => 6 + ((percentage - from) / (100 - from)) * (WIDTH - 12);

/** The schools, the ones behind first; dots on a labelled axis because the differences are small. */
export function Ranking({ rows, asOf, order, onOrder }: { rows: FigureRow[]; asOf: string; order: Order; onOrder: (order: Order) => void }) {
  const { t } = useTexts();
  const fresh = rows.filter((row) => isNew(row, asOf)).sort((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
  const sorted = ordered(rows.filter((row) => !fresh.includes(row)), order);
  const place = places(sorted, order);
  const missing: Gap = order.by === 'contactCard' || order.by === 'archive' ? order.by : 'pairing';
  const from = axisFrom(rows.map((r) => r.onTime));
  const step = from >= 70 ? 10 : from >= 40 ? 20 : 50;
  const ticks = [0, 1, 2, 3, 4].map((i) => 100 - i * step).filter((x) => x >= from).reverse();
  const most = Math.max(1, ...rows.map((r) => r.overdue ?? 0));

  const head = (column: Column, text: Key, right = true) => (
    <th className={right ? 'r' : undefined} aria-sort={order.by === column ? (order.descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => onOrder({ by: column, descending: order.by === column ? !order.descending : column !== 'onTime' && column !== 'name' })}>
        {t(text)}
        {order.by === column && <Icon name={order.descending ? 'sortdown' : 'sortup'} size={12} />}
      </button>
    </th>
  );

  return (
    <div id="rank" className="rankbox">
      <Panel className="rank" title={t(order.by === 'onTime' && !order.descending ? 'rank.title' : 'rank.plain', { n: rows.length })} help={t('rank.help', { target: TARGET })} aside={t('rank.aside', { target: TARGET })}>
        <div className="tablewrap">
          <table className="tb">
            <thead>
              <tr>
                <th className="k"><span aria-hidden="true">#</span><span className="sr">{t('rank.number')}</span></th>
                {head('name', 'col.school', false)}
                {head('leftBehind', 'col.leftBehind')}
                {head(missing, `col.${missing}`)}
                <td className="dotc" aria-hidden="true">
                  <span className="ticks">{ticks.map((x) => <i key={x} style={{ left: at(x, from) }}>{x}</i>)}</span>
                </td>
                {head('onTime', 'rate.onTime')}
                {head('overdue', 'state.overdue', false)}
                {head('missed', 'state.missed')}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row, i) => {
                const low = isBelow(row.onTime, TARGET);
                const behind = lag(row, asOf);
                return (
                  <tr key={row.id}>
                    <td className="k">{place[i] ?? '—'}</td>
                    <th scope="row" className="nm">
                      <Link href={`/county/schools/${row.id}`}>{row.name}</Link>
                      {behind !== null && <span className="lagt"><Icon name="late" size={12} />{t('rank.lag', { n: behind })}</span>}
                    </th>
                    <td className="r">{count(row.leftBehind?.n)}</td>
                    <td className="r">{gap(row[missing]) === 0 ? <span className="t3">0</span> : count(gap(row[missing]))}</td>
                    <td className="dotc"><Dot row={row} from={from} ticks={ticks} /></td>
                    <td className={low ? 'r rate low' : 'r rate'} title={fraction(row.onTime)}><Percent ratio={row.onTime} /></td>
                    <td className="ovc"><span>{count(row.overdue)}</span>{!!row.overdue && <i style={{ width: (row.overdue / most) * 38 }} />}</td>
                    <td className="r">{count(row.missed)}</td>
                  </tr>
                );
              })}
            </tbody>
            {fresh.length > 0 && (
              <tbody className="fresh-schools">
                <tr className="sec"><th scope="rowgroup" colSpan={8}>{t('rank.new', { n: fresh.length })}</th></tr>
                {fresh.map((row) => (
                  <tr key={row.id}>
                    <td className="k">—</td>
                    <th scope="row" className="nm"><Link href={`/county/schools/${row.id}`}>{row.name}</Link></th>
                    <td className="r">{count(row.leftBehind?.n)}</td>
                    <td className="r">{count(gap(row[missing]))}</td>
                    <td className="t3 newsince" colSpan={4}>{row.firstDueOn ? t('rank.new.due', { from: day(row.countsFrom), due: day(row.firstDueOn) }) : t('rank.new.since', { from: day(row.countsFrom) })}</td>
                  </tr>
                ))}
              </tbody>
            )}
          </table>
        </div>
      </Panel>
    </div>
  );
}

function Dot({ row, from, ticks }: { row: FigureRow; from: number; ticks: number[] }) {
  const { t } = useTexts();
  const rate = row.onTime && row.onTime.of > 0 ? (row.onTime.n * 100) / row.onTime.of : null;
  const x = rate === null ? 0 : at(Math.min(100, rate), from);
  return (
    <svg width={WIDTH} height={36} role="img" aria-label={`${t('rate.onTime')} ${percent(row.onTime)}`}>
      {ticks.filter((tick) => tick !== TARGET).map((tick) => <line key={tick} className="gl" x1={at(tick, from)} x2={at(tick, from)} y1="0" y2="36" />)}
      <line className="target" x1={at(TARGET, from)} x2={at(TARGET, from)} y1="0" y2="36" />
      {rate !== null && (isBelow(row.onTime, TARGET)
        ? <path d={`M${x} 12.5l5.5 5.5-5.5 5.5-5.5-5.5z`} fill="var(--overdue-fill)" />
        : <circle cx={x} cy="18" r="5" fill="var(--ontime-fill)" />)}
    </svg>
  );
}
