import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link, useParams } from 'wouter';
import { get } from '../../api/http';
import { all, useChild } from '../../api/queries';
import type { Growth, HealthCheck } from '../../api/types';
import { Said } from '../../forms/Written';
import { day } from '../../format/dates';
import { useTexts } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Failure, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { oneDecimal } from './growth';
import { HealthForm } from './HealthForm';

const GrowthChart = lazy(() => import('./GrowthChart'));

/** One child's health: what was recorded, a form for more, and how the child grows. */
export default function Health() {
  const { id } = useParams<{ id: string }>();
  const { t } = useTexts();
  const child = useChild(id);
  const growth = useQuery({ queryKey: ['growth', id], queryFn: ({ signal }) => get<Growth>(`/api/children/${id}/growth`, signal) });
  const name = child.data?.name ?? '';
  return (
    <Shell
      title={name ? t('health.of', { name }) : t('health.title')}
      crumb={
        <nav className="crumb" aria-label={t('where')}>
          <Link href="/children">{t('menu.children')}</Link>
          {name && <><Icon name="right" size={12} /><Link href={`/children/${id}`}>{name}</Link></>}
          <Icon name="right" size={12} /><b>{t('health.title')}</b>
        </nav>
      }
    >
      {growth.isPending && <div className="panel"><Waiting lines={6} /></div>}
      {growth.isError && <Failure error={growth.error} what={t('health.failed')} retry={() => void growth.refetch()} />}
      <div className="stack">
        {growth.data && <Suspense fallback={<div className="panel"><Waiting lines={6} /></div>}><GrowthChart growth={growth.data} /></Suspense>}
        {!growth.isError && <Records child={id} />}
        <p className="f12 t3 row"><Icon name="lock" size={14} />{t('health.traces')}</p>
      </div>
    </Shell>
  );
}

function Records({ child }: { child: string }) {
  const { t } = useTexts();
  const [editing, setEditing] = useState<string | null>(null);
  const found = useQuery({ queryKey: ['health', child], queryFn: ({ signal }) => all<HealthCheck>('/api/health-checks', { child }, signal) });
  const done = () => setEditing(null);
  return (
    <Panel title={t('health.list')} aside={editing !== 'new' && <button className="btn s" type="button" onClick={() => setEditing('new')}><Icon name="plus" size={14} />{t('health.add')}</button>}>
      {editing === 'new' && <HealthForm child={child} onDone={done} />}
      {found.isPending && <Waiting />}
      {found.isError && <div className="body"><Failure error={found.error} retry={() => void found.refetch()} /></div>}
      {found.data?.length === 0 && editing === null && <p className="body t2">{t('health.none')}</p>}
      <ol className="ev">
        {found.data?.map((check) => (
          <li key={check.id}>
            <span className="d">{day(check.on)}</span>
            <span className="nd none"><Icon name="exc" size={18} /></span>
            <div className="grow">
              {editing === check.id
                ? <HealthForm child={child} before={check} onDone={done} />
                : (
                  <>
                    <p className="hd"><b>{t(`health.kind.${check.kind}`)}</b>{check.examiner && <span className="t3 f12">{check.examiner}</span>}</p>
                    <Core check={check} />
                    {check.details && check.form && <Said details={check.details} form={check.form} />}
                    <button className="lk f12 noprint" type="button" onClick={() => setEditing(check.id)}>{t('correct.do')}</button>
                  </>
                )}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function Core({ check }: { check: HealthCheck }) {
  const { t } = useTexts();
  const facts = ([['health.height', check.height], ['health.weight', check.weight], ['health.left', check.vision?.left], ['health.right', check.vision?.right]] as const)
    .flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, oneDecimal(value)] as const]));
  if (facts.length === 0) return null;
  return <dl className="said f14">{facts.map(([key, value]) => <div key={key}><dt>{t(key)}</dt><dd>{value}</dd></div>)}</dl>;
}
