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
  const data = figures.data;
  return (
    <Shell title={t('menu.figures')} right={<Fresh at={data?.freshAsOf} />}>
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
                {[...data.rows].sort((a, b) => compareClasses(a.name, b.name)).map((row) => <tr key={row.id}><th scope="row">{row.name}</th><Cells row={row} /></tr>)}
                {data.total && <tr className="sum"><th scope="row">{t('figures.whole')}</th><Cells row={data.total} /></tr>}
              </tbody>
            </table>
          </div>
        )}
      </Panel>
    </Shell>
  );
}

function Cells({ row }: { row: FigureRow }) {
  const rate = (value: FigureRow['onTime']) => <td className="r" title={fraction(value)}><Percent ratio={value} /> <span className="t3 f12">{fraction(value)}</span></td>;
  return (
    <>
      <td className="r">{count(row.pupils)}</td>
      <td className="r">{count(row.leftBehind?.n)}</td>
      <td className="r">{count(gap(row.pairing))}</td>
      {rate(row.archive)}
      {rate(row.contactCard)}
      {rate(row.onTime)}
      {rate(row.completion)}
      <td className="r">{count(row.overdue)}</td>
      <td className="r">{count(row.missed)}</td>
      <td className="r nw">{row.open ? `${count(row.open.met)} / ${count(row.open.of)}` : '—'}</td>
    </>
  );
}
