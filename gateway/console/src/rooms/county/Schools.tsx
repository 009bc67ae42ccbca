import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'wouter';
import { call } from '../../api/http';
import { useAreaList, useAreas, useOpening, useSchoolList } from '../../api/queries';
import { STAGES, type School } from '../../api/types';
import { useTexts } from '../../i18n';
import { hasRole, useSession } from '../../session/session';
import { withAnt } from '../../theme/AntTheme';
import { Ask } from '../../ui/Ask';
import { FormPanel, useSave } from '../../ui/form';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Notice, Panel, Waiting } from '../../ui/parts';
import { WaitingPasswords } from '../../ui/WaitingPassword';
import { Shell } from '../../ui/Shell';
import { useSettled } from '../../ui/useSettled';
import { count } from '../../format/numbers';


/** The officer brings areas and schools in; onboarding shows how far it is. */
function Schools() {
  const { t } = useTexts();
  const session = useSession();
  const officer = hasRole(session, 'county-officer');
  const areas = useAreas();
  const [search, setSearch] = useSearchParams();
  const area = search.get('area');
  const [typed, setTyped] = useState(search.get('q') ?? '');
  const settled = useSettled(typed.trim(), 250);
  const schools = useSchoolList(settled, area);
  const total = schools.data?.pages[0]?.total;
  const [adding, setAdding] = useState<'school' | 'area' | null>(null);
  const [opened, setOpened] = useState<string[]>([]);
  const areaName = (s: School) => s.areaName || areas.data?.find((a) => a.id === s.area)?.name || '—';
  const found = schools.data?.pages.flatMap((page) => page.items) ?? [];
  const filtered = settled !== '' || area !== null;
  const opening = found.filter((s) => s.state === 'ONBOARDING').length;

  return (
    <Shell
      title={t('schools.title')}
      bar={
        <>
          <Input type="search" allowClear prefix={<Icon name="search" />} placeholder={t('schools.find')} aria-label={t('schools.find')} value={typed} onChange={(e) => setTyped(e.target.value)} style={{ width: 240 }} />
          {(areas.data?.length ?? 0) > 1 && (
            <Select aria-label={t('schools.byArea')} value={area ?? ''} onChange={(id) => setSearch(id ? { area: id } : {}, { replace: true })} popupMatchSelectWidth={false} style={{ minWidth: 150 }} showSearch={{ optionFilterProp: 'label' }}
              options={[{ value: '', label: t('schools.allAreas') }, ...(areas.data ?? []).map((a) => ({ value: a.id, label: a.name }))]} />
          )}
        </>
      }
    >
      <div className="stack">
        {schools.data && (
          <div className="headline">
            <p className="lead">{t(opening ? 'schools.leadOpening' : 'schools.lead', { n: total === undefined ? found.length : count(total), areas: areas.data?.length ?? '—', opening })}</p>
            {officer && (
              <span className="row">
                <button className="btn" type="button" onClick={() => setAdding('area')}><Icon name="plus" />{t('schools.addArea')}</button>
                <button className="btn pri" type="button" onClick={() => setAdding('school')}><Icon name="plus" />{t('schools.add')}</button>
              </span>
            )}
          </div>
        )}
        {opened.map((id) => <Opening key={id} id={id} onDone={() => setOpened((ids) => ids.filter((one) => one !== id))} />)}
        {adding === 'area' && <AreaForm onDone={() => setAdding(null)} />}
        {adding === 'school' && <SchoolForm onDone={() => setAdding(null)} onOpened={(id) => setOpened((ids) => [...ids, id])} />}
        <Panel label={t('schools.title')}>
          {schools.isPending && <Waiting lines={6} />}
          {schools.isError && <div className="body"><Failure error={schools.error} retry={() => void schools.refetch()} /></div>}
          {schools.data && found.length === 0 && filtered && <Empty icon="search" title={t('schools.none')} text={t('children.none.text')} />}
          {schools.data && found.length === 0 && !filtered && <Empty icon="school" title={t('schools.empty')} text={t(areas.data?.length ? 'schools.empty.text' : 'schools.empty.areas')} />}
          {found.length > 0 && (
            <div className="tablewrap">
              <table className="tb">
                <thead><tr><th>{t('col.school')}</th><th>{t('field.code')}</th><th>{t('field.stage')}</th><th>{t('county.area')}</th><th>{t('field.state')}</th>{officer && <th><span className="sr">{t('actions')}</span></th>}</tr></thead>
                <tbody>
                  {found.map((school) => (
                    <tr key={school.id}>
                      <th scope="row" className="wrap"><Link href={`/county/schools/${school.id}`}>{school.name}</Link></th>
                      <td>{school.code}</td>
                      <td>{t(`stage.${school.stage}`)}</td>
                      <td>{school.area ? <Link href={`/county?area=${school.area}`}>{areaName(school)}</Link> : '—'}</td>
                      <td><Standing school={school} /></td>
                      {officer && <td className="r"><SuspendButton school={school} /></td>}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {schools.hasNextPage && (
            <p className="body"><button className="btn" type="button" aria-disabled={schools.isFetchingNextPage} onClick={() => { if (!schools.isFetchingNextPage) void schools.fetchNextPage(); }}>{total === undefined ? t('more', { n: found.length }) : t('moreOf', { n: found.length, of: count(total) })}</button></p>
          )}
        </Panel>
        <AreaPanel />
      </div>
    </Shell>
  );
}

/** The areas, found by name or code. */
function AreaPanel() {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const settled = useSettled(typed.trim(), 250);
  const list = useAreaList(settled);
  const found = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title={t('schools.areas')} aside={<Input type="search" allowClear size="small" placeholder={t('schools.findArea')} aria-label={t('schools.findArea')} value={typed} onChange={(e) => setTyped(e.target.value)} style={{ width: 200 }} />}>
      {list.isPending && <Waiting />}
      {list.isError && <div className="body"><Failure error={list.error} retry={() => void list.refetch()} /></div>}
      {list.data && found.length === 0 && <Empty icon="search" title={t(settled ? 'schools.noArea' : 'schools.empty.areas')} />}
      {found.length > 0 && (
        <div className="tablewrap">
          <table className="tb">
            <thead><tr><th>{t('field.areaName')}</th><th>{t('field.code')}</th></tr></thead>
            <tbody>{found.map((a) => <tr key={a.id}><th scope="row"><Link href={`/county?area=${a.id}`}>{a.name}</Link></th><td>{a.code}</td></tr>)}</tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && <p className="body"><button className="btn" type="button" aria-disabled={list.isFetchingNextPage} onClick={() => { if (!list.isFetchingNextPage) void list.fetchNextPage(); }}>{t('more', { n: found.length })}</button></p>}
    </Panel>
  );
}

function Standing({ school }: { school: School }) {
  const { t } = useTexts();
  if (school.admin?.asked) return <Notice tone="open" icon="open" title={t('schools.asked', { username: school.admin.username })} text={t('schools.asked.text')} />;
  const steps = school.steps ?? [];
  const done = steps.filter((s) => s.done).length;
  if (school.state === 'ACTIVE') return <span className="tag ontime"><Icon name="ok" size={12} />{t('school.ACTIVE')}</span>;
  if (school.state === 'SUSPENDED') return <span className="tag excused"><Icon name="exc" size={12} />{t('school.SUSPENDED')}</span>;
  return (
    <span className="tag open" role="status">
      <Icon name="open" size={12} />
      {t('school.ONBOARDING')}
      {steps.length > 0 && ` ${done} / ${steps.length}`}
    </span>
  );
}

function SuspendButton({ school }: { school: School }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const action = useMutation({
    mutationFn: (what: 'suspend' | 'resume') => call(`/api/schools/${school.id}/${what}`, { method: 'POST' }),
    onSettled: () => void client.invalidateQueries({ queryKey: ['schools'] }),
  });
  if (school.state === 'ONBOARDING') return null;
  if (action.isError) return <Failure error={action.error} retry={() => action.reset()} />;
  const active = school.state === 'ACTIVE';
  return (
    <Ask word={t(active ? 'schools.suspend' : 'schools.resume')} label={`${t(active ? 'schools.suspend' : 'schools.resume')}${t('comma')}${school.name}`}>
      {(close) => (
        <>
          {t(active ? 'schools.suspend.ask' : 'schools.resume.ask')}
          <button className="btn s" type="button" onClick={() => action.mutate(active ? 'suspend' : 'resume', { onSuccess: close })}>{t(active ? 'schools.suspend' : 'schools.resume')}</button>
          <button className="btn quiet s" type="button" onClick={close}>{t(active ? 'schools.suspend.no' : 'cancel')}</button>
        </>
      )}
    </Ask>
  );
}

/** As the server has it: a code can be typed, said and put into a file's name. */
const AREA_CODE = /^\s*[A-Za-z0-9][A-Za-z0-9._-]*\s*$/;

function AreaForm({ onDone }: { onDone: () => void }) {
  const { t } = useTexts();
  const [form] = Form.useForm();
  const save = useSave<{ code: string; name: string }, unknown>({ form, path: (id) => `/api/areas/${id}`, refresh: ['areas'], saved: onDone, draft: 'area' });
  return (
    <FormPanel form={form} draft="area" title={t('schools.addArea')} submit={t('schools.addArea')} pending={save.isPending} error={save.error} onFinish={(v) => save.mutate(v)} onCancel={onDone}>
      <Form.Item name="code" label={t('field.code')} rules={[{ required: true, message: t('required') }, { pattern: AREA_CODE, message: t('schools.areaCode') }]}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="name" label={t('field.areaName')} rules={[{ required: true, message: t('required') }]}><Input autoComplete="off" /></Form.Item>
    </FormPanel>
  );
}

interface SchoolBody {
  code: string;
  name: string;
  stage: string;
  area: string;
  admin: { username: string; name: string; email: string };
}

/** What happens after the form: step by step, with the password as soon as there is one; it waits on the school's page too. */
function Opening({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const school = useOpening(id).data;
  const ready = school && school.state !== 'ONBOARDING';
  useEffect(() => {
    if (ready) void client.invalidateQueries({ queryKey: ['schools'] });
  }, [ready, client]);
  if (!school) return <Waiting lines={1} />;
  if (school.failure) return <Notice alert tone="missed" icon="over" title={t('schools.failed', { name: school.name })} text={t(`schools.failed.${school.failure}`)} />;
  if (school.admin?.asked) return <Notice tone="open" icon="open" title={t('schools.asked', { username: school.admin.username })} text={t('schools.asked.text')} />;
  const steps = school.steps ?? [];
  return (
    <>
    {ready && <WaitingPasswords school={id} />}
    <Notice tone={ready ? 'ontime' : 'open'} icon={ready ? 'ok' : 'open'}
      title={t(ready ? 'schools.ready' : 'schools.opening', { name: school.name })}
      text={ready ? undefined : t('schools.opening.steps', { done: steps.filter((s) => s.done).length, of: steps.length })}>
      {ready && <button className="btn s" type="button" onClick={onDone}>{t('close')}</button>}
    </Notice>
    </>
  );
}

function SchoolForm({ onDone, onOpened }: { onDone: () => void; onOpened: (id: string) => void }) {
  const { t } = useTexts();
  const areas = useAreas();
  const [form] = Form.useForm();
  const save = useSave<SchoolBody, School>({
    form, path: (id) => `/api/schools/${id}`, refresh: ['schools'], draft: 'school',
    saved: (school) => {
      onDone();
      onOpened(school.id);
    },
  });
  const must = [{ required: true, message: t('required') }];
  return (
    <FormPanel form={form} draft="school" title={t('schools.add')} text={t('schools.add.text')} submit={t('schools.open')} pending={save.isPending} error={save.error} onFinish={(v) => save.mutate(v)} onCancel={onDone}>
      <Form.Item name="name" label={t('field.schoolName')} rules={must}><Input autoComplete="off" maxLength={60} /></Form.Item>
      <Form.Item name="code" label={t('field.code')} rules={must}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="stage" label={t('field.stage')} rules={must}><Select options={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))} /></Form.Item>
      <Form.Item name="area" label={t('county.area')} rules={must} extra={areas.data?.length === 0 ? t('schools.empty.areas') : undefined}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={(areas.data ?? []).map((a) => ({ value: a.id, label: a.name }))} />
      </Form.Item>
      <Form.Item name={['admin', 'name']} label={t('field.adminName')} rules={must}><Input autoComplete="off" /></Form.Item>
      <Form.Item name={['admin', 'username']} label={t('field.adminUsername')} rules={must}><Input autoComplete="off" autoCapitalize="none" /></Form.Item>
      <Form.Item name={['admin', 'email']} label={t('field.email')} rules={[...must, { type: 'email', message: t('badEmail') }]}><Input autoComplete="off" inputMode="email" /></Form.Item>
    </FormPanel>
  );
}

export default withAnt(Schools);
