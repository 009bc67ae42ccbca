import { LineChart } from 'echarts/charts';
import { use as withParts } from 'echarts/core';
import { useEffect, useRef, useState } from 'react';
import type { Growth } from '../../api/types';
import { day } from '../../format/dates';
import { NOTHING } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { chartColours, tokens, useDark } from '../../theme/theme';
import { init, type EChartsType } from '../../ui/chart';
import { Panel } from '../../ui/parts';
import { ageOf, around, measured, MEASURES, PERCENTILES, type Measure, type Measured } from './growth';

withParts([LineChart]);

/** How the child grows beside healthy children; the same numbers as a table. */
export default function GrowthChart({ growth }: { growth: Growth }) {
  const { t } = useTexts();
  const [measure, setMeasure] = useState<Measure>('HEIGHT');
  const [asTable, setAsTable] = useState(false);
  const points = measured(growth, measure);
  return (
    <Panel
      title={t('growth.title')}
      aside={
        <span className="seg" role="group" aria-label={t('chart.view')}>
          <button type="button" aria-pressed={!asTable} onClick={() => setAsTable(false)}>{t('chart.chart')}</button>
          <button type="button" aria-pressed={asTable} onClick={() => setAsTable(true)}>{t('chart.table')}</button>
        </span>
      }
    >
      <div className="body">
        <span className="seg" role="group" aria-label={t('growth.which')}>
          {MEASURES.map((one) => <button key={one} type="button" aria-pressed={one === measure} onClick={() => setMeasure(one)}>{t(`growth.${one}`)}</button>)}
        </span>
      </div>
      {points.length === 0 && <p className="body t2">{t('growth.none')}</p>}
      {points.length > 0 && (asTable ? <Numbers points={points} measure={measure} /> : <Drawing growth={growth} points={points} measure={measure} />)}
      <p className="body t3 f12">{t('growth.source')}</p>
    </Panel>
  );
}

function Numbers({ points, measure }: { points: Measured[]; measure: Measure }) {
  const { t } = useTexts();
  return (
    <div className="tablewrap">
      <table className="tb sm">
        <thead>
          <tr><th>{t('health.on')}</th><th>{t('growth.age')}</th><th className="r">{t(`growth.${measure}`)}</th><th className="r">{t('growth.z')}</th><th className="r">{t('growth.percentile')}</th></tr>
        </thead>
        <tbody>
          {[...points].reverse().map((point) => (
            <tr key={point.check}>
              <th scope="row">{day(point.on)}</th>
              <td>{t('growth.ageOf', ageOf(point.months))}</td>
              <td className="r">{point.value} {t(`growth.unit.${measure}`)}</td>
              <td className="r">{point.z?.toFixed(2) ?? NOTHING}</td>
              <td className="r">{point.percentile?.toFixed(1) ?? NOTHING}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Drawing({ growth, points, measure }: { growth: Growth; points: Measured[]; measure: Measure }) {
  const { t } = useTexts();
  const dark = useDark();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const label = t('growth.label', { what: t(`growth.${measure}`), n: points.length });

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
    const text = { color: c.text, fontFamily: tokens.light.token.fontFamily, fontSize: 12 };
    const { from, to, curve } = around(growth, measure, points);
    chart.current?.setOption({
      animationDuration: 150,
      aria: { enabled: true, label: { description: label } },
      textStyle: text,
      grid: { left: 4, right: 36, top: 28, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: {
        trigger: 'item',
        renderMode: 'richText',
        confine: true,
        formatter: (at: { seriesId?: string; dataIndex: number }) => {
          const point = at.seriesId === 'child' ? points[at.dataIndex] : undefined;
          return point ? `${day(point.on)}  ${t('growth.ageOf', ageOf(point.months))}\n${point.value} ${t(`growth.unit.${measure}`)}${point.percentile === null ? '' : `  P${point.percentile.toFixed(1)}`}` : '';
        },
      },
      xAxis: { type: 'value', min: from, max: to, interval: 12, axisTick: { show: false }, axisLine: { lineStyle: { color: c.axis } }, splitLine: { show: false }, axisLabel: { ...text, hideOverlap: true, formatter: (months: number) => t('growth.years', { n: months / 12 }) } },
      yAxis: { type: 'value', scale: true, name: t(`growth.unit.${measure}`), nameTextStyle: { ...text, align: 'left' }, axisLabel: text, splitLine: { lineStyle: { color: c.grid } } },
      series: [
        ...PERCENTILES.map((percentile) => ({
          type: 'line', id: percentile, silent: true, symbol: 'none', data: curve.map((at) => [at.month, at[percentile]]),
          lineStyle: { color: c.text, opacity: 0.7, width: percentile === 'p50' ? 2 : 1, type: percentile === 'p50' ? 'solid' : 'dashed' },
          endLabel: { ...text, show: true, formatter: percentile.toUpperCase() },
        })),
        {
          type: 'line', id: 'child', name: t('growth.child'), data: points.map((point) => [point.months, point.value]),
          symbol: 'circle', symbolSize: 9, lineStyle: { color: c.category[1], width: 2 }, itemStyle: { color: c.category[1] }, z: 3,
        },
      ],
    }, { notMerge: true });
    chart.current?.resize();
  }, [growth, points, measure, dark, label, t]);

  return <div ref={place} className="pad" style={{ height: 340, margin: '4px 16px' }} />;
}
