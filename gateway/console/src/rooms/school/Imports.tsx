import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type DragEvent } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { download, NoAnswer, Problem } from '../../api/http';
import type { ImportError, RosterImport } from '../../api/types';
import { count } from '../../format/numbers';
import { useTexts } from '../../i18n';
import { Icon } from '../../ui/Icon';
import { Bar, Failure, Notice, Panel, Waiting } from '../../ui/parts';
import { Shell } from '../../ui/Shell';
import { check, confirm, useBegun, useChanges, useImport, waits } from './imports';
import { Understood } from './Understood';
import { relationWord } from './words';
import { MissingChildren } from './MissingChildren';

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

/** Checks a file and shows what came of it. */
function useCheck(go: (to: string) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: check,
    onSuccess: (id) => {
      void client.invalidateQueries({ queryKey: ['imports'] });
      go(`/imports/${id}`);
    },
  });
}

function Upload() {
  const { t } = useTexts();
  const [, go] = useLocation();
  const begun = useBegun();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const checking = useCheck(go);
  const template = useMutation({ mutationFn: () => download('/api/roster-imports/template.xlsx', t('import.templateName')) });
  const drop = (e: DragEvent) => {
    e.preventDefault();
    setOver(false);
    const file = e.dataTransfer.files[0];
    if (file) checking.mutate(file);
  };
  return (
    <Shell title={t('menu.imports')}>
      <Steps at={1} />
      <div className="stack">
        {begun && !checking.isPending && (
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
              <button className="btn pri" type="button" disabled={checking.isPending} onClick={() => input.current?.click()}><Icon name="up" />{checking.isPending ? t('import.sending') : t('import.choose.do')}</button>
              <button className="btn" type="button" onClick={() => template.mutate()}><Icon name="down" />{t('import.template')}</button>
            </div>
            <input ref={input} className="sr" type="file" accept=".xlsx" aria-label={t('import.choose.do')} tabIndex={-1}
              onChange={(e) => { const file = e.target.files?.[0]; e.target.value = ''; if (file) checking.mutate(file); }} />
          </div>
          {checking.isPending && <p role="status" className="t2 f13" style={{ marginTop: 10 }}>{t('import.sending.text')}</p>}
          {checking.isError && <div style={{ marginTop: 12 }}><Failure error={checking.error} what={t('import.notTaken')} /></div>}
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
  const found = useImport(id);
  const data = found.data;
  const dryRun = data?.dryRun ?? false;
  const fileName = data?.fileName ?? t('menu.imports');
  const running = data?.state === 'RUNNING';
  const step: Step = !data || dryRun ? 2 : running ? 3 : 4;
  const again = useRef<HTMLInputElement>(null);
  const [seen, setSeen] = useState(false);
  const [changes, setChanges] = useState(false);
  const checking = useCheck(go);
  const real = useMutation({
    mutationFn: () => confirm(id, seen),
    onSuccess: (started) => {
      void client.invalidateQueries({ queryKey: ['imports'] });
      void client.invalidateQueries({ queryKey: ['import', id] });
      go(`/imports/${started}`);
    },
  });
  const annotated = useMutation({ mutationFn: () => download(`/api/roster-imports/${id}/annotated.xlsx`, fileName.replace(/\.xlsx$/i, `${t('import.annotatedSuffix')}.xlsx`)) });
  const finished = data?.state === 'DONE' && !dryRun;
  useEffect(() => {
    if (!finished) return;
    for (const key of ['children', 'classes', 'figures', 'child']) void client.invalidateQueries({ queryKey: [key] });
  }, [finished, client]);
  const good = data && data.rows !== null ? data.rows - data.rejected : 0;
  const failure = checking.error ?? real.error ?? annotated.error;
  const waiting = data ? waits(data) : false;
  const questions = data?.questions ?? [];

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
            {data.state === 'DONE' && <Counts data={data} dryRun={dryRun} changes={dryRun && data.changed > 0 ? { open: changes, toggle: () => setChanges(!changes) } : null} />}
            {data.state === 'DONE' && data.created > 0 && <p className="t3 f12">{t('import.since')}</p>}
            {!data.sheets && !!data.unknownColumns?.length && <p className="warn"><Icon name="info" /><span>{t('import.unknown', { list: data.unknownColumns.join(t('join')) })}</span></p>}
          </section>
        )}
        {dryRun && data?.state === 'DONE' && questions.length > 0 && (
          <Notice tone="late" icon="info" title={t('import.questions')} text={t('import.questions.text')}>
            <ul className="f13">
              {questions.map((q) => <li key={`${q.sheet}${q.column}`}>{t('import.question', { column: q.column, heading: q.heading, read: count(q.read), unread: count(q.unread) })}</li>)}
            </ul>
            {waiting && <label className="f13"><input type="checkbox" checked={seen} onChange={(e) => setSeen(e.target.checked)} /> {t('import.questions.seen')}</label>}
          </Notice>
        )}
        {changes && <Changes id={id} />}
        {data?.state === 'DONE' && !!data.errors?.length && <Errors errors={data.errors} rejected={data.rejected} />}
        {data?.state === 'DONE' && !!data.notices?.length && <Errors errors={data.notices} />}
        {data?.sheets && data.state !== 'FAILED' && <Understood sheets={data.sheets} ignored={data.ignoredSheets ?? []} open={dryRun} />}
        {data?.state === 'DONE' && <MissingChildren roster={id} />}
        {failure && (
          <div style={{ marginTop: 12 }}>
            <Failure error={failure} what={failure instanceof NoAnswer || failure instanceof Problem ? t('import.notTaken') : t('import.again')} />
          </div>
        )}
        {data && (
          <footer className="foot">
            <p className="t2">
              {running ? (dryRun ? '' : t('import.foot.running')) : data.state === 'FAILED' ? t('import.foot.failed') : dryRun ? (data.importedAs ? t('import.foot.imported') : !waiting ? t('import.foot.tooOld') : questions.length > 0 && !seen ? t('import.foot.questions') : data.rejected > 0 ? t('import.foot.bad', { n: count(data.rejected) }) : t('import.foot.good')) : t('import.foot.done')}
            </p>
            <span className="grow" />
            {!running && data.rejected > 0 && data.state === 'DONE' && (
              <button className="btn" type="button" disabled={annotated.isPending} onClick={() => annotated.mutate()}><Icon name="down" />{t('import.annotated')}</button>
            )}
            {!running && (dryRun || data.state === 'FAILED' || data.rejected > 0) && (
              <button className="btn" type="button" disabled={checking.isPending} onClick={() => again.current?.click()}><Icon name="up" />{t('import.again')}</button>
            )}
            {running && <Link className="btn" href="/children">{t('import.leave')}</Link>}
            {dryRun && data.importedAs && <Link className="btn pri" href={`/imports/${data.importedAs}`}>{t('import.toResult')}</Link>}
            {dryRun && waiting && good > 0 && (
              <button className="btn pri" type="button" disabled={real.isPending || (questions.length > 0 && !seen)} onClick={() => real.mutate()}>{real.isPending ? t('import.starting') : t('import.do', { n: count(good) })}</button>
            )}
            {finished && <Link className="btn pri" href="/children">{t('import.toChildren')}</Link>}
            <input ref={again} className="sr" type="file" accept=".xlsx" aria-label={t('import.again')} tabIndex={-1}
              onChange={(e) => { const file = e.target.files?.[0]; e.target.value = ''; if (file) checking.mutate(file); }} />
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
      <div className="bar big" role="progressbar" aria-label={t('import.progress')} {...(known ? { 'aria-valuenow': data.progress, 'aria-valuemax': data.rows, 'aria-valuemin': 0 } : {})}>
        {known && data.progress > 0 && <i className="st-fill" style={{ flex: data.progress }} />}
        {known && data.rows > data.progress && <i style={{ flex: data.rows - data.progress }} />}
      </div>
      <p className="f12 t3">{t('import.leave.text')}</p>
    </div>
  );
}

function Counts({ data, dryRun, changes }: { data: RosterImport; dryRun: boolean; changes: { open: boolean; toggle: () => void } | null }) {
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
        <li>
          <i className="sw st-sky" />{t('import.changed')} <b>{params.changed}</b>
          {changes && <button className="btn quiet s" type="button" aria-expanded={changes.open} onClick={changes.toggle}>{t(changes.open ? 'import.changes.hide' : 'import.changes.show')}</button>}
        </li>
        <li><i className="sw st-same" />{t('import.unchanged')} <b>{params.unchanged}</b></li>
        <li><i className="sw st-missed" />{t('import.rejected')} <b>{params.bad}</b></li>
      </ul>
    </>
  );
}

/** What would become of children that are known already, field by field. */
function Changes({ id }: { id: string }) {
  const { t, lang } = useTexts();
  const found = useChanges(id, true);
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel className="sheet" title={t('import.changes')}>
      {found.isPending && <Waiting />}
      {found.isError && <Failure error={found.error} what={t('import.changes.lost')} retry={() => void found.refetch()} />}
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={t('import.changes')}>
          <table className="tb">
            <thead><tr><th>{t('import.row')}</th><th>{t('import.name')}</th><th>{t('import.column')}</th><th>{t('import.changes.from')}</th><th>{t('import.changes.to')}</th></tr></thead>
            <tbody>
              {rows.flatMap((row) => row.fields.map((field, i) => (
                <tr key={`${row.sheet ?? ''}${row.row}${field.column}`}>
                  <th scope="row" className="no">{i === 0 ? place(row) : ''}</th>
                  <td className="nw">{i === 0 ? row.name : ''}</td>
                  <td className="nw">{field.column}</td>
                  <td className="wrap">{relationWord(field.from, lang) || t('import.emptyCell')}</td>
                  <td className="wrap">{relationWord(field.to, lang) || t('import.emptyCell')}</td>
                </tr>
              )))}
            </tbody>
          </table>
          {found.hasNextPage && <button className="btn quiet" type="button" disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{t('import.changes.more')}</button>}
        </div>
      )}
    </Panel>
  );
}

/** Where a row stands; its sheet is only said where there are several. */
const place = (it: { sheet?: string | null; row: number }) => (it.sheet ? `${it.sheet} · ${it.row}` : String(it.row));

/** What is wrong; or, where no number of rejected rows is given, what was done with cells of rows that go in. */
function Errors({ errors, rejected }: { errors: ImportError[]; rejected?: number }) {
  const { t } = useTexts();
  const [shown, setShown] = useState(200);
  const withNames = errors.some((e) => e.name);
  const withValues = errors.some((e) => e.value);
  const bad = rejected !== undefined;
  return (
    <Panel className="sheet" title={bad ? t('import.errors', { rows: count(rejected), n: count(errors.length) }) : t('import.notices', { n: count(errors.length) })}>
      <div className="scroll" tabIndex={0} role="region" aria-label={t(bad ? 'import.errors.label' : 'import.notices.label')}>
        <table className="tb">
          <thead><tr><th>{t('import.row')}</th>{withNames && <th>{t('import.name')}</th>}<th>{t('import.column')}</th>{withValues && <th>{t('import.value')}</th>}<th>{t('import.why')}</th><th>{t('import.outcome')}</th></tr></thead>
          <tbody>
            {errors.slice(0, shown).map((e, i) => (
              <tr key={i}>
                <th scope="row" className="no">{place(e)}</th>
                {withNames && <td className="nw">{e.name ?? '—'}</td>}
                <td className="nw">{e.column || '—'}</td>
                {withValues && <td className={bad ? 'bad' : 'wrap'}><span>{e.value || t('import.emptyCell')}</span></td>}
                <td className="wrap"><span className={bad ? 'msg' : ''}>{bad && <Icon name="over" size={14} />}{e.detail || e.code}</span></td>
                <td>{bad ? <span className="tag missed"><Icon name="miss" size={12} />{t('import.notImported')}</span> : <span className="tag plain">{t('import.takenIn')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {errors.length > shown && <button className="btn quiet" type="button" onClick={() => setShown(shown + 500)}>{t('import.more', { n: count(errors.length - shown) })}</button>}
      </div>
    </Panel>
  );
}
