import { useEffect, useRef, useState } from 'react';
import type { FigureRow } from '../../api/types';
import { count, percent } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { chartColours, tokens, useDark } from '../../theme/theme';
import { init, type EChartsType } from '../../ui/chart';
import { Panel } from '../../ui/parts';
import { dues, ordered, type Dues, type Order } from './model';

const PARTS = ['onTime', 'late', 'overdue', 'missed'] as const;
const STATE = { onTime: 'ontime', late: 'late', overdue: 'overdue', missed: 'missed' } as const;

/** What became of everything due, school by school: the same four states, colours and patterns as everywhere. */
export default function DuesChart({ rows, order }: { rows: FigureRow[]; order: Order }) {
  const { t } = useTexts();
  const [asTable, setAsTable] = useState(false);
  const data = ordered(rows, order).flatMap((row) => {
    const d = dues(row);
    return d && row.onTime.of > 0 ? [{ name: row.name, rate: percent(row.onTime), ...d }] : [];
  });
  const label = data.length > 0 ? t('chart.label', { n: data.length }) : t('chart.none');
  return (
    <Panel
      title={t('chart.title')}
      aside={
        <span className="seg" role="group" aria-label={t('chart.view')}>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>{t('chart.chart')}</button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>{t('chart.table')}</button>
        </span>
      }
    >
      {data.length === 0 && <p className="body t2">{t('chart.none')}</p>}
      {data.length > 0 && (asTable ? <DuesTable data={data} /> : <Drawing data={data} label={label} />)}
      {data.length > 0 && !asTable && (
        <ul className="legend" style={{ padding: '4px 20px 14px' }}>
          {PARTS.map((part) => <li key={part}><i className={`sw st-${STATE[part]}`} />{t(`state.${STATE[part]}`)}</li>)}
        </ul>
      )}
    </Panel>
  );
}

type Row = { name: string; rate: string } & Dues;

function DuesTable({ data }: { data: Row[] }) {
  const { t } = useTexts();
  return (
    <div className="tablewrap">
      <table className="tb sm">
        <thead>
          <tr>
            <th>{t('col.school')}</th>
            {PARTS.map((part) => <th key={part} className="r">{t(`state.${STATE[part]}`)}</th>)}
          </tr>
        </thead>
        <tbody>
          {data.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              {PARTS.map((part) => <td key={part} className="r">{count(row[part])}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Drawing({ data, label }: { data: Row[]; label: string }) {
  const { t } = useTexts();
  const dark = useDark();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const height = data.length * 22 + 44;

  useEffect(() => {
    const drawing = init(place.current, null, { renderer: 'svg' });
    chart.current = drawing;
    const watch = new ResizeObserver(() => drawing.resize());
    watch.observe(place.current!);
    return () => {
      watch.disconnect();
      drawing.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const c = chartColours(dark);
    const s = c.status;
    const fill = { onTime: s.ontime, late: s.late, overdue: s.overdue, missed: s.missed };
    const decal = {
      onTime: { symbol: 'none' },
      late: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 3], rotation: -Math.PI / 4, color: s.lateStripe },
      overdue: { symbol: 'circle', symbolSize: 0.7, dashArrayX: [[3, 3], [0, 3, 3, 0]], dashArrayY: [3, 0], color: 'rgba(255,255,255,.85)' },
      missed: { symbol: 'none' },
    };
    const text = { color: c.text, fontFamily: tokens.light.token.fontFamily, fontSize: 12 };
    chart.current?.setOption({
      animationDuration: 150,
      aria: { enabled: true, label: { description: label }, decal: { show: true } },
      textStyle: text,
      grid: { left: 4, right: 16, top: 20, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'axis',
        axisPointer: { type: 'shadow', shadowStyle: { opacity: 0.15 } },
        renderMode: 'richText',
        confine: true,
        formatter: (at: { dataIndex: number }[]) => {
          const row = data[at[0]!.dataIndex]!;
          return [row.name, `${t('rate.onTime')} ${row.rate}`, ...PARTS.map((part) => `${t(`state.${STATE[part]}`)} ${count(row[part])}`)].join('\n');
        },
      },
      xAxis: { type: 'value', minInterval: 1, position: 'top', axisLabel: { ...text, formatter: (n: number) => count(n), hideOverlap: true }, splitLine: { lineStyle: { color: c.grid } }, splitNumber: 3 },
      yAxis: { type: 'category', inverse: true, data: data.map((r) => r.name), axisTick: { show: false }, axisLine: { lineStyle: { color: c.axis } }, axisLabel: { ...text, interval: 0, width: 150, overflow: data.length > 16 ? 'truncate' : 'break', lineHeight: 12 } },
      series: PARTS.map((part) => ({
        type: 'bar', stack: 'due', name: t(`state.${STATE[part]}`), barWidth: 11, data: data.map((r) => r[part]),
        itemStyle: { color: fill[part], decal: decal[part] }, emphasis: { disabled: true },
      })),
    }, { notMerge: true });
    chart.current?.resize();
  }, [data, dark, label, t]);

  return <div ref={place} className="pad" style={{ height, margin: '4px 16px' }} />;
}
