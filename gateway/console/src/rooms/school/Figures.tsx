import { Link } from 'wouter';
import { useFigures } from '../../api/queries';
import { context } from '../../api/http';
import type { FigureRow } from '../../api/types';
import { compareClasses } from '../../format/classes';
import { day } from '../../format/dates';
import { count, fraction } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { Empty, Failure, Fresh, Panel, Percent, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { gap } from '../county/model';

/** The school's own figures, class by class, with the same definitions as the county's. */
export default function SchoolFigures() {
  const { t } = useTexts();
  const figures = useFigures({ level: 'class', school: context.school });
  return (
    <Shell title={t('menu.figures')} right={<Fresh at={figures.data?.freshAsOf} />}>
      <ClassFigures figures={figures} links />
    </Shell>
  );
}

/** @param links whether the names lead to the children behind them, which only their own school sees */
export function ClassFigures({ figures, links }: { figures: ReturnType<typeof useFigures>; links: boolean }) {
  const { t } = useTexts();
  const data = figures.data;
  return (
      <Panel title={t('figures.title')} aside={data && t('figures.since', { from: day(data.from), to: day(data.to) })}>
        {figures.isPending && <Waiting lines={6} />}
        {figures.isError && <div className="body"><Failure error={figures.error} retry={() => void figures.refetch()} /></div>}
        {data && data.rows.length === 0 && <Empty icon="dash" title={t('figures.empty')} text={t('figures.empty.text')} />}
        {data && data.rows.length > 0 && (
          <div className="tablewrap">
            <table className="tb sm">
              <thead>
                <tr>
                  <th>{t('field.class')}</th><th className="r">{t('col.pupils')}</th><th className="r">{t('col.leftBehind')}</th><th className="r">{t('col.unpaired')}</th>
                  <th className="r">{t('rate.archive')}</th><th className="r">{t('rate.contactCard')}</th><th className="r">{t('rate.onTime')}</th><th className="r">{t('rate.completion')}</th>
                  <th className="r">{t('state.overdue')}</th><th className="r">{t('state.missed')}</th><th className="r">{t('state.open')}</th>
                </tr>
              </thead>
              <tbody>
                {[...data.rows].sort((a, b) => compareClasses(a.name, b.name)).map((row) => <tr key={row.id}><th scope="row">{links ? <Link href={`/children?class=${row.id}`}>{row.name}</Link> : row.name}</th><Cells row={row} leads={links ? `/children?leftBehind=true&class=${row.id}` : null} /></tr>)}
                {data.total && <tr className="sum"><th scope="row">{t('figures.whole')}</th><Cells row={data.total} leads={links ? '/children?leftBehind=true' : null} /></tr>}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
  );
}

function Cells({ row, leads }: { row: FigureRow; leads: string | null }) {
  const rate = (value: FigureRow['onTime']) => <td className="r" title={fraction(value)}><Percent ratio={value} /> <span className="t3 f12">{fraction(value)}</span></td>;
  return (
    <>
      <td className="r">{count(row.pupils)}</td>
      <td className="r">{leads ? <Link href={leads}>{count(row.leftBehind?.n)}</Link> : count(row.leftBehind?.n)}</td>
      <td className="r">{leads && gap(row.pairing) ? <Link href={`${leads}&paired=false`}>{count(gap(row.pairing))}</Link> : count(gap(row.pairing))}</td>
      {rate(row.archive)}
      {rate(row.contactCard)}
      {rate(row.onTime)}
      {rate(row.completion)}
      <td className="r">{leads && row.overdue ? <Link href={`/duties?standing=OVERDUE${row.level === 'class' ? `&class=${row.id}` : ''}`}>{count(row.overdue)}</Link> : count(row.overdue)}</td>
      <td className="r">{count(row.missed)}</td>
      <td className="r nw">{row.open ? `${count(row.open.met)} / ${count(row.open.of)}` : '—'}</td>
    </>
  );
}
