import { Link } from 'wouter';
import { context } from '../../api/http';
import { useQuery } from '@tanstack/react-query';
import { all, useFigures } from '../../api/queries';
import type { PendingExcuse } from '../../api/types';
import { spokenDay, today, day } from '../../format/dates';
import { count, fraction, percent } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { Icon, type IconName } from '../../ui/Icon';
import { Bar, Empty, Failure, Fresh, Panel, Percent, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { gap, isNew } from '../county/model';
import { useErasures } from '../Erasures';
import { open } from './AskedAbout';
import { useEnrolmentQuestions } from './EnrolmentQuestions';
import { useBegun, useImport } from './imports';

interface Thing {
  tone: string;
  icon: IconName;
  title: string;
  text: string;
  to: string;
  act: string;
}

/** The list behind each rate. */
const BEHIND = {
  pairing: '/children?leftBehind=true&paired=false',
  contactCard: '/children?leftBehind=true&contactCard=false',
  archive: '/children?leftBehind=true&archive=incomplete',
  onTime: '/duties',
} as const;

/** What a school's administrator has to see to today; each thing leads to where it is done. */
export default function Today() {
  const texts = useTexts();
  const { t, lang } = texts;
  const figures = useFigures({ level: 'school' });
  const row = figures.data?.rows.find((r) => r.id === context.school) ?? figures.data?.rows[0] ?? figures.data?.total;
  const begun = useBegun();
  const roster = useImport(begun?.id ?? null).data;
  const excuses = useQuery({ queryKey: ['excuses'], enabled: figures.data !== undefined, queryFn: ({ signal }) => all<PendingExcuse>('/api/obligations/excuses', {}, signal) });
  const waiting = useErasures(figures.data !== undefined);
  const twice = open(useEnrolmentQuestions(figures.data !== undefined).data).length;
  const things: Thing[] = [];
  const later = row && figures.data && isNew(row, figures.data.asOf) ? row : null;
  if (row?.overdue) things.push({ tone: 'overdue', icon: 'over', title: t('today.overdue', { n: count(row.overdue) }), text: t('today.overdue.text'), to: '/duties?standing=OVERDUE', act: t('today.overdue.do') });
  const unpaired = gap(row?.pairing);
  if (unpaired) things.push({ tone: 'open', icon: 'pair', title: t('today.unpaired', { n: count(unpaired) }), text: t('today.unpaired.text'), to: '/children?leftBehind=true&paired=false', act: t('today.unpaired.do') });
  const uncarded = gap(row?.contactCard);
  const incomplete = gap(row?.archive);
  if (incomplete) things.push({ tone: 'late', icon: 'doc', title: t('today.archive', { n: count(incomplete) }), text: t('today.archive.text'), to: '/children?archive=incomplete&leftBehind=true', act: t('today.archive.do') });
  if (uncarded) things.push({ tone: 'late', icon: 'phone', title: t('today.card', { n: count(uncarded) }), text: t('today.card.text'), to: '/children?leftBehind=true&contactCard=false', act: t('today.archive.do') });
  const asked = excuses.data?.length ?? 0;
  if (asked) things.push({ tone: 'open', icon: 'exc', title: t('today.excuses', { n: asked }), text: t('today.excuses.text'), to: '/duties', act: t('today.excuses.do') });
  if (twice) things.push({ tone: 'open', icon: 'users', title: t('today.twice', { n: twice }), text: t('today.twice.text'), to: '/enrolment-questions', act: t('today.archive.do') });
  const erasures = waiting.data?.length ?? 0;
  if (erasures) things.push({ tone: 'open', icon: 'lock', title: t('erase.waiting', { n: erasures }), text: t('today.excuses.text'), to: '/erasures', act: t('today.excuses.do') });
  if (begun && roster && (roster.state === 'RUNNING' || (begun.dryRun && roster.state === 'DONE'))) {
    things.push({ tone: 'open', icon: 'import', title: t('today.import', { file: begun.fileName }), text: roster.rows ? t('today.import.text', { rows: count(roster.rows), bad: count(roster.rejected) }) : '', to: `/imports/${begun.id}`, act: t('today.import.do') });
  }
  const rates = row ? ([['pairing', row.pairing], ['contactCard', row.contactCard], ['archive', row.archive], ['onTime', row.onTime]] as const) : [];
  return (
    <Shell title={t('menu.today')} crumb={<span />} right={<Fresh at={figures.data?.freshAsOf} />}>
      <div className="hello">
        <h1>{row ? (things.length ? t('today.title', { n: things.length }) : t('today.clear')) : t('menu.today')}</h1>
        <p className="t2">{t('today.date', { day: spokenDay(today(), lang) })}</p>
      </div>
      {figures.isPending && <div className="panel"><Waiting lines={5} /></div>}
      {figures.isError && <Failure error={figures.error} what={t('today.failed')} retry={() => void figures.refetch()} />}
      {figures.data && (!row || !row.pupils) && (
        <div className="panel"><Empty icon="users" title={t('children.empty')} text={t('children.empty.text')}><Link className="btn pri" href="/imports">{t('children.import')}</Link></Empty></div>
      )}
      {row && !!row.pupils && (
        <div className="g">
          <ol className="panel todo">
            {things.length === 0 && <li><span className="ti ontime"><Icon name="check" size={20} /></span><div className="grow"><h2>{t('today.clear')}</h2><p>{t('today.clear.text')}</p></div></li>}
            {things.map((thing, i) => (
              <li key={thing.to}>
                <span className={`ti ${thing.tone}`}><Icon name={thing.icon} size={20} /></span>
                <div className="grow"><h2>{thing.title}</h2><p>{thing.text}</p></div>
                <Link className={i === 0 ? 'btn pri' : 'btn'} href={thing.to}>{thing.act}</Link>
              </li>
            ))}
          </ol>
          <div className="stack">
            <Panel title={t('today.children', { n: count(row.leftBehind?.n) })} aside={t('today.ofPupils', { n: count(row.leftBehind?.of ?? row.pupils), rate: percent(row.leftBehind) })}>
              <ul className="cv4">
                {rates.map(([key, rate]) => (
                  <li key={key}>
                    <Link href={BEHIND[key]}>{t(`rate.${key}`)}</Link>
                    {rate ? <Bar label={`${t(`rate.${key}`)} ${percent(rate)}`} parts={[{ className: key === 'onTime' ? 'st-ontime' : 'st-fill', n: rate.n }, { className: 'none', n: rate.of - rate.n }]} /> : <span />}
                    <b><Percent ratio={rate} /></b>
                    <span className="n">{fraction(rate)}</span>
                  </li>
                ))}
              </ul>
              <p className="f12 t3" style={{ padding: '6px 20px 14px' }}>{later ? t(later.firstDueOn ? 'today.new.due' : 'today.new', { from: day(later.countsFrom), due: day(later.firstDueOn) }) : t('today.since', { day: day(figures.data?.from) })}</p>
            </Panel>
            {row.open && row.open.of > 0 && (
              <Panel title={t('today.open')} aside={t('today.open.aside')}>
                <div className="body">
                  <Bar className="opbar" label={t('today.open.label', { met: count(row.open.met), of: count(row.open.of) })} parts={[{ className: 'st-ontime', n: row.open.met }, { className: 'none', n: row.open.of - row.open.met }]} />
                  <p className="f13 t2" style={{ marginTop: 6 }}><b>{count(row.open.met)}</b> / {count(row.open.of)}</p>
                </div>
              </Panel>
            )}
          </div>
        </div>
      )}
    </Shell>
  );
}
