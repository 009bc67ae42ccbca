import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { download, NoAnswer, Problem } from '../../api/http';
import type { ImportError, RosterImport } from '../../api/types';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Bar, Failure, Notice, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { MissingChildren } from './MissingChildren';
import { begin, choose, chosenFile, remember, useBegun, useImport, type Begun } from './imports';

type Step = 1 | 2 | 3 | 4;

/** Upload, check without storing, import, result: bad rows never stop good ones. */
export default function Imports() {
  const { id } = useParams<{ id?: string }>();
  return id ? <Running key={id} id={id} /> : <Upload />;
}

function Steps({ at }: { at: Step }) {
  const { t } = useTexts();
  return (
    <ol className="steps">
      {([1, 2, 3, 4] as const).map((n) => (
        <li key={n} className={n < at ? 'done' : n === at ? 'cur' : 'todo'} aria-current={n === at ? 'step' : undefined}>
          <span>{n < at ? <Icon name="check" size={14} /> : n}</span>
          {t(`import.step${n}`)}
        </li>
      ))}
    </ol>
  );
}

function Upload() {
  const { t } = useTexts();
  const [, go] = useLocation();
  const begun = useBegun();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const check = useMutation({ mutationFn: (file: File) => begin(file, true), onSuccess: (b) => go(`/imports/${b.id}`) });
  const template = useMutation({ mutationFn: () => download('/api/roster-imports/template.xlsx', t('import.templateName')) });
  const drop = (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    const file = e.dataTransfer.files[0];
    if (file) check.mutate(file);
  };
  return (
    <Shell title={t('menu.imports')}>
      <Steps at={1} />
      <div className="stack">
        {begun && !check.isPending && (
          <Notice tone="open" icon="import" title={t('import.goOn', { file: begun.fileName })}>
            <Link className="btn s" href={`/imports/${begun.id}`}>{t('import.goOn.do')}</Link>
          </Notice>
        )}
        <section className="panel body">
          <div className={over ? 'drop over' : 'drop'} onDragOver={(e) => { e.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
            <Icon name="import" size={24} />
            <h2>{t('import.choose.title')}</h2>
            <p className="t2 f13">{t('import.choose.text')}</p>
            <div className="row">
              <button className="btn pri" type="button" disabled={check.isPending} onClick={() => input.current?.click()}><Icon name="up" />{check.isPending ? t('import.sending') : t('import.choose.do')}</button>
              <button className="btn" type="button" onClick={() => template.mutate()}><Icon name="down" />{t('import.template')}</button>
            </div>
            <input ref={input} className="sr" type="file" accept=".xlsx" aria-label={t('import.choose.do')} tabIndex={-1}
              onChange={(e) => { const file = e.target.files?.[0]; e.target.value = ''; if (file) check.mutate(file); }} />
          </div>
          {check.isPending && <p role="status" className="t2 f13" style={{ marginTop: 10 }}>{t('import.sending.text')}</p>}
          {check.isError && <div style={{ marginTop: 12 }}><Failure error={check.error} what={t('import.notTaken')} /></div>}
          {template.isError && <div style={{ marginTop: 12 }}><Failure error={template.error} what={t('import.noTemplate')} /></div>}
        </section>
        <p className="t3 f12">{t('import.promise')}</p>
      </div>
    </Shell>
  );
}

function Running({ id }: { id: string }) {
  const { t } = useTexts();
  const [, go] = useLocation();
  const client = useQueryClient();
  const begun = useBegun();
  const found = useImport(id);
  const data = found.data;
  const mine: Begun | null = begun?.id === id ? begun : null;
  const dryRun = data?.dryRun ?? mine?.dryRun ?? false;
  const fileName = data?.fileName ?? mine?.fileName ?? t('menu.imports');
  const running = data?.state === 'RUNNING';
  const step: Step = dryRun ? 2 : running || !data ? 3 : 4;
  const again = useRef<HTMLInputElement>(null);
  const check = useMutation({ mutationFn: (file: File) => begin(file, true), onSuccess: (b) => go(`/imports/${b.id}`) });
  const real = useMutation({ mutationFn: (file: File) => begin(file, false), onSuccess: (b) => go(`/imports/${b.id}`) });
  const annotated = useMutation({ mutationFn: () => download(`/api/roster-imports/${id}/annotated.xlsx`, fileName.replace(/\.xlsx$/i, `${t('import.annotatedSuffix')}.xlsx`)) });
  const finished = data?.state === 'DONE' && !dryRun;
  useEffect(() => {
    if (!finished) return;
    for (const key of ['children', 'classes', 'figures', 'child']) void client.invalidateQueries({ queryKey: [key] });
  }, [finished, client]);
  const good = data && data.rows !== null ? data.rows - data.rejected : 0;
  const failure = check.error ?? real.error ?? annotated.error;
  const needsFile = real.isIdle && dryRun && data?.state === 'DONE' && !chosenFile();

  return (
    <Shell
      title={t('menu.imports')}
      crumb={<nav className="crumb" aria-label={t('where')}><Link href="/imports">{t('menu.imports')}</Link><Icon name="right" size={12} /><b>{fileName}</b></nav>}
    >
      <div className="importpage">
        <Steps at={step} />
        {found.isPending && <div className="panel"><Waiting /></div>}
        {found.isError && !data && <Failure error={found.error} what={t('import.lost')} retry={() => void found.refetch()} />}
        {data && (
          <section className="panel sum">
            {running && <Progress data={data} dryRun={dryRun} />}
            {data.state === 'FAILED' && (
              <>
                <h1>{t('import.failed')}</h1>
                <p className="t2 f13">{t('import.failed.text')}</p>
              </>
            )}
            {data.state === 'DONE' && <Counts data={data} dryRun={dryRun} />}
            {data.state === 'DONE' && data.created > 0 && <p className="t3 f12">{t('import.since')}</p>}
            {!!data.unknownColumns?.length && <p className="warn"><Icon name="info" /><span>{t('import.unknown', { list: data.unknownColumns.join(t('join')) })}</span></p>}
          </section>
        )}
        {data?.state === 'DONE' && !!data.errors?.length && <Errors errors={data.errors} rejected={data.rejected} />}
        {data?.state === 'DONE' && <MissingChildren roster={id} />}
        {failure && (
          <div style={{ marginTop: 12 }}>
            <Failure error={failure} what={failure instanceof NoAnswer || failure instanceof Problem ? t('import.notTaken') : t('import.again')} />
          </div>
        )}
        {data && (
          <footer className="foot">
            <p className="t2">
              {running ? (dryRun ? '' : t('import.foot.running')) : data.state === 'FAILED' ? t('import.foot.failed') : dryRun ? (needsFile ? t('import.foot.file') : data.rejected > 0 ? t('import.foot.bad', { n: count(data.rejected) }) : t('import.foot.good')) : t('import.foot.done')}
            </p>
            <span className="grow" />
            {!running && data.rejected > 0 && data.state === 'DONE' && (
              <button className="btn" type="button" disabled={annotated.isPending} onClick={() => annotated.mutate()}><Icon name="down" />{t('import.annotated')}</button>
            )}
            {!running && (dryRun || data.state === 'FAILED' || data.rejected > 0) && (
              <button className="btn" type="button" disabled={check.isPending} onClick={() => again.current?.click()}><Icon name="up" />{t('import.again')}</button>
            )}
            {running && <Link className="btn" href="/children">{t('import.leave')}</Link>}
            {dryRun && data.state === 'DONE' && good > 0 && (
              needsFile
                ? <label className="btn pri">{t('import.do', { n: count(good) })}<input className="sr" type="file" accept=".xlsx" onChange={(e) => { const file = e.target.files?.[0]; if (file) real.mutate(file); }} /></label>
                : <button className="btn pri" type="button" disabled={real.isPending} onClick={() => real.mutate(chosenFile()!)}>{real.isPending ? t('import.sending') : t('import.do', { n: count(good) })}</button>
            )}
            {finished && <Link className="btn pri" href="/children" onClick={() => { remember(null); choose(null); }}>{t('import.toChildren')}</Link>}
            <input ref={again} className="sr" type="file" accept=".xlsx" aria-label={t('import.again')} tabIndex={-1}
              onChange={(e) => { const file = e.target.files?.[0]; e.target.value = ''; if (file) check.mutate(file); }} />
          </footer>
        )}
      </div>
    </Shell>
  );
}

function Progress({ data, dryRun }: { data: RosterImport; dryRun: boolean }) {
  const { t } = useTexts();
  const known = data.rows !== null && data.rows > 0;
  return (
    <div role="status">
      <h1>{known ? t(dryRun ? 'import.checking' : 'import.running', { done: count(data.progress), rows: count(data.rows) }) : t('import.reading')}</h1>
      <div className="bar big" role="progressbar" aria-label={t('import.progress')} {...(known ? { 'aria-valuenow': data.progress, 'aria-valuemax': data.rows!, 'aria-valuemin': 0 } : {})}>
        {known && data.progress > 0 && <i className="st-fill" style={{ flex: data.progress }} />}
        {known && data.rows! > data.progress && <i style={{ flex: data.rows! - data.progress }} />}
      </div>
      <p className="f12 t3">{t('import.leave.text')}</p>
    </div>
  );
}

function Counts({ data, dryRun }: { data: RosterImport; dryRun: boolean }) {
  const { t } = useTexts();
  const rows = data.rows ?? 0;
  const params = { rows: count(rows), good: count(rows - data.rejected), bad: count(data.rejected), created: count(data.created), changed: count(data.changed), unchanged: count(data.unchanged) };
  return (
    <>
      <h1>{t(dryRun ? (data.rejected ? 'import.checked' : 'import.checkedAll') : 'import.result', params)}</h1>
      <Bar className="big" label={t('import.counts', params)} parts={[
        { className: 'st-fill', n: data.created }, { className: 'st-sky', n: data.changed }, { className: 'st-same', n: data.unchanged }, { className: 'st-missed', n: data.rejected },
      ]} />
      <ul className="legend">
        <li><i className="sw st-fill" />{t('import.created')} <b>{params.created}</b></li>
        <li><i className="sw st-sky" />{t('import.changed')} <b>{params.changed}</b></li>
        <li><i className="sw st-same" />{t('import.unchanged')} <b>{params.unchanged}</b></li>
        <li><i className="sw st-missed" />{t('import.rejected')} <b>{params.bad}</b></li>
      </ul>
    </>
  );
}

function Errors({ errors, rejected }: { errors: ImportError[]; rejected: number }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(200);
  const rows = useMemo(() => [...errors].sort((a, b) => a.row - b.row), [errors]);
  const withValues = errors.some((e) => e.value);
  return (
    <Panel className="sheet" title={t('import.errors', { rows: count(rejected), n: count(errors.length) })}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t('import.errors.label')}>
        <table className="tb">
          <thead><tr><th>{t('import.row')}</th><th>{t('import.column')}</th>{withValues && <th>{t('import.value')}</th>}<th>{t('import.why')}</th><th>{t('import.outcome')}</th></tr></thead>
          <tbody>
            {rows.slice(0, shown).map((e, i) => (
              <tr key={i}>
                <th scope="row" className="no">{e.row}</th>
                <td className="nw">{e.column || '—'}</td>
                {withValues && <td className="bad"><span>{e.value || t('import.emptyCell')}</span></td>}
                <td className="wrap"><span className="msg"><Icon name="over" size={14} />{e.detail || e.code}</span></td>
                <td><span className="tag missed"><Icon name="miss" size={12} />{t('import.notImported')}</span></td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length > shown && <button className="btn quiet" type="button" onClick={() => setShown(shown + 500)}>{t('import.more', { n: count(rows.length - shown) })}</button>}
      </div>
    </Panel>
  );
}
