import type { FigureRow } from '../../api/types';
import { count, fraction, isBelow, percent, ranks } from '../../format/numbers';
import { useTexts, type Key } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Panel, Percent } from '../../ui/parts';
import { axisFrom, gap, lag, ordered, TARGET, type Column, type Order } from './model';

const WIDTH = 128;
const place = (percentage: number, from: number) => 6 + ((percentage - from) / (100 - from)) * (WIDTH - 12);

/** The schools, the ones behind first; dots on a labelled axis because the differences are small. */
export function Ranking({ rows, asOf, order, onOrder }: { rows: FigureRow[]; asOf: string; order: Order; onOrder: (order: Order) => void }) {
  const { t } = useTexts();
  const sorted = ordered(rows, order);
  const byRate = ordered(rows, { by: 'onTime', descending: false });
  const rank = new Map(byRate.map((row, i) => [row.id, ranks(byRate.map((r) => r.onTime))[i]!]));
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
                {head('unpaired', 'col.unpaired')}
                <td className="dotc" aria-hidden="true">
                  <span className="ticks">{ticks.map((x) => <i key={x} style={{ left: place(x, from) }}>{x}</i>)}</span>
                </td>
                {head('onTime', 'rate.onTime')}
                {head('overdue', 'state.overdue', false)}
                {head('missed', 'state.missed')}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => {
                const low = isBelow(row.onTime, TARGET);
                const behind = lag(row, asOf);
                return (
                  <tr key={row.id}>
                    <td className="k">{row.onTime?.of ? rank.get(row.id) : '—'}</td>
                    <th scope="row" className="nm">
                      {row.name}
                      {behind !== null && <span className="lagt"><Icon name="late" size={12} />{t('rank.lag', { n: behind })}</span>}
                    </th>
                    <td className="r">{count(row.leftBehind?.n)}</td>
                    <td className="r">{gap(row.pairing) === 0 ? <span className="t3">0</span> : count(gap(row.pairing))}</td>
                    <td className="dotc"><Dot row={row} from={from} ticks={ticks} /></td>
                    <td className={low ? 'r rate low' : 'r rate'} title={fraction(row.onTime)}><Percent ratio={row.onTime} /></td>
                    <td className="ovc"><span>{count(row.overdue)}</span>{!!row.overdue && <i style={{ width: (row.overdue / most) * 38 }} />}</td>
                    <td className="r">{count(row.missed)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Panel>
    </div>
  );
}

function Dot({ row, from, ticks }: { row: FigureRow; from: number; ticks: number[] }) {
  const { t } = useTexts();
  const rate = row.onTime && row.onTime.of > 0 ? (row.onTime.n * 100) / row.onTime.of : null;
  const x = rate === null ? 0 : place(Math.min(100, rate), from);
  return (
    <svg width={WIDTH} height={36} role="img" aria-label={`${t('rate.onTime')} ${percent(row.onTime)}`}>
      {ticks.filter((tick) => tick !== TARGET).map((tick) => <line key={tick} className="gl" x1={place(tick, from)} x2={place(tick, from)} y1="0" y2="36" />)}
      <line className="target" x1={place(TARGET, from)} x2={place(TARGET, from)} y1="0" y2="36" />
      {rate !== null && (isBelow(row.onTime, TARGET)
        ? <path d={`M${x} 12.5l5.5 5.5-5.5 5.5-5.5-5.5z`} fill="var(--overdue-fill)" />
        : <circle cx={x} cy="18" r="5" fill="var(--ontime-fill)" />)}
    </svg>
  );
}
