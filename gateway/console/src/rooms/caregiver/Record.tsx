import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { careStandard, forms, useMyCaregiver, useMyObligations, useTerms } from '../../api/queries';
import { CONTACT_KINDS, TRIGGERS, type Page, type Child, type ContactBody, type ContactKind, type Met, type Trigger } from '../../api/types';
import { fulfils, shortName } from '../../care/obligations';
import { keep, useKept } from '../../care/outbox';
import { canRaise, carriedOver, filled, type Details } from '../../forms/definition';
import { drawer } from '../../forms/drawer';
import { flaws, ofDetails } from '../../forms/rules';
import { day, plusDays, today } from '../../format/dates';
import { newId } from '../../format/ids';
import { useTexts } from '../../i18n';
import { useSession } from '../../session/session';
import { context, get, query } from '../../api/http';
import { rosterWord } from '../../i18n/relations';
import { draft, forgetDraft, keepDraft } from '../../ui/drafts';
import { Choice } from '../../ui/Choice';
import { Icon } from '../../ui/Icon';
import { useSettled } from '../../ui/useSettled';
import { Empty, Failure, Notice, Waiting } from '../../ui/parts';
import { about, useMyChildren, villageName } from './data';
import { PhoneFrame, useOnline } from './PhoneFrame';

const COMMON: ContactKind[] = ['HOME_VISIT', 'TALK', 'FAMILY_CALL', 'GUARDIAN_CONTACT', 'PARENT_CALL'];
const USUALLY_MET: Partial<Record<ContactKind, Met[]>> = {
  HOME_VISIT: ['CHILD', 'GUARDIAN'], FAMILY_CALL: ['CHILD', 'PARENT'], LETTER: ['CHILD', 'PARENT'], GUARDIAN_CONTACT: ['GUARDIAN'],
  GUARDIAN_TRAINING: ['GUARDIAN'], PARENT_CALL: ['PARENT'], PARENTS_MEETING: ['PARENT'],
};
const usually = (kind: ContactKind): Met[] => USUALLY_MET[kind] ?? ['CHILD'];
const DetailsForm = lazy(drawer.load);

/** Recording one contact: defaults are the common case, a tap marks the exception, and what it fulfils is shown first. */
export default function Record() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const children = useMyChildren();
  const child = children.data?.find((c) => c.id === search.get('child'));
  if (children.isPending) return <PhoneFrame title={t('dock.record')}><main className="pm"><h1 className="sr">{t('dock.record')}</h1><Waiting /></main></PhoneFrame>;
  if (children.isError && !children.data) {
    return <PhoneFrame title={t('dock.record')}><main className="pm"><h1>{t('dock.record')}</h1><Failure error={children.error} retry={() => void children.refetch()} /></main></PhoneFrame>;
  }
  return child ? <Form key={`${child.id}${search.get('kept') ?? ''}`} child={child} /> : <WhichChild children={children.data ?? []} />;
}

function WhichChild({ children }: { children: Child[] }) {
  const texts = useTexts();
  const { t } = texts;
  const [q, setQ] = useState('');
  const typed = useSettled(q.trim(), 200);
  // The server knows pinyin and other ways to write a name; without a network the part of a name has to do.
  const server = useQuery({
    queryKey: ['children', 'find', typed],
    enabled: typed !== '',
    queryFn: async ({ signal }) => new Set((await get<Page<Child>>(`/api/children${query({ q: typed, limit: 100 })}`, signal)).items.map((c) => c.id)),
  });
  const found = children.filter((c) => q.trim() === '' || c.name.includes(q.trim()) || (typed === q.trim() && server.data?.has(c.id)));
  const looking = q.trim() !== '' && (typed !== q.trim() || server.isFetching);
  return (
    <PhoneFrame title={t('record.which')}>
      <header className="ph"><h1>{t('record.which')}</h1></header>
      <main className="pm">
        {children.length > 5 && <label className="nt"><span className="sr">{t('children.find')}</span><input className="inp big" type="search" value={q} onChange={(e) => setQ(e.target.value)} placeholder={t('record.find')} /></label>}
        {children.length === 0 && <div className="card"><Empty icon="users" title={t('todo.empty')} text={t('todo.noChildren')} /></div>}
        {children.length > 0 && found.length === 0 && (looking ? <p className="t2" role="status">{t('waiting')}</p> : <div className="card" role="status"><Empty icon="search" title={t('record.nobody', { q: q.trim() })} text={t('record.nobody.text')} /></div>)}
        <ul className="card" hidden={found.length === 0}>
          {found.map((c) => (
            <li key={c.id}><Link className="pickchild" href={`/record?child=${c.id}`}><b>{c.name}</b><span className="t3 f13">{about(c, texts, true)}</span><Icon name="right" size={18} /></Link></li>
          ))}
        </ul>
      </main>
    </PhoneFrame>
  );
}

function Form({ child }: { child: Child }) {
  const texts = useTexts();
  const { t } = texts;
  const session = useSession();
  const client = useQueryClient();
  const online = useOnline();
  const [, go] = useLocation();
  const [search] = useSearchParams();
  const obligations = useMyObligations().data ?? [];
  const terms = useTerms().data ?? [];
  const mine = useMyCaregiver(session.username);
  const me = mine.data;
  const again = useKept(session.username).find((k) => k.id === search.get('kept'));
  const wanted = obligations.find((o) => o.id === search.get('obligation'));
  const now = today();

  // Going back and coming again brings what was typed; a record that has to be mended is its own draft.
  const name = `record ${child.id}`;
  const typed = again ? undefined : draft<ContactBody>(name);
  const before = again?.body ?? typed;
  const [kind, setKindOnly] = useState<ContactKind>(before?.kind ?? wanted?.kind ?? 'TALK');
  const [met, setMet] = useState<Met[]>(before?.with ?? usually(kind));
  const [when, setWhen] = useState(before?.occurredOn ?? now);
  const [otherDay, setOtherDay] = useState(false);
  const [said, setSaid] = useState<Details>(before?.details ?? {});
  const [wrong, setWrong] = useState<Record<string, string[]>>(ofDetails(again?.errors ?? []));
  const [incomplete, setIncomplete] = useState(0);
  const [triggers, setTriggers] = useState<Trigger[]>(before?.triggers ?? []);
  const [note, setNote] = useState(before?.note ?? '');
  const [more, setMore] = useState(!COMMON.includes(kind));
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<string | null>(again?.why ?? null);
  const [broken, setBroken] = useState<unknown>(null);
  const id = useRef(again?.id ?? newId());
  const wasOffline = useRef(again?.body.offline ?? null);
  const problem = useRef<HTMLDivElement>(null);

  // The to-do list may arrive after the page: take its kind as long as nothing was touched.
  const touched = useRef(!!before);
  const arrived = wanted?.kind;
  useEffect(() => {
    if (arrived && !touched.current) {
      setKindOnly(arrived);
      setMet(usually(arrived));
    }
  }, [arrived]);
  useEffect(() => {
    if (refused || incomplete) problem.current?.focus();
  }, [refused, incomplete]);

  // Without the definitions, or without the part of the program that draws them, there is the core alone.
  const known = useQuery(forms);
  const canDraw = useQuery(drawer.ready);
  // The form of a health check is the school's: it is filled in with the child's health.
  const form = canDraw.data && kind !== 'HEALTH_CHECK' ? known.data?.get(kind) : undefined;
  const details = useMemo(() => (form ? carriedOver(form, said) : {}), [form, said]);
  const unsaid = useMemo(() => {
    const raised = form ? canRaise(form) : new Set<string>();
    return TRIGGERS.filter((trigger) => !raised.has(trigger));
  }, [form]);
  const loading = online && (mine.isPending || known.isPending || canDraw.isPending);

  const setKind = (next: ContactKind) => {
    touched.current = true;
    setKindOnly(next);
    setMet(usually(next));
  };
  const nobody = met.length === 0;
  const flip = <T,>(list: T[], value: T) => (list.includes(value) ? list.filter((x) => x !== value) : [...list, value]);
  const body: ContactBody = useMemo(() => ({
    child: child.id, kind, occurredOn: when, outcome: nobody ? 'FAILED' : 'COMPLETED', participants: me ? [me.id] : [], with: met,
    ...(note.trim() ? { note: note.trim() } : {}), findings: [], triggers: nobody ? [] : triggers.filter((x) => unsaid.includes(x)),
    ...(form && !nobody ? { details: filled(details), form: { key: form.key, version: form.version } } : {}),
  }), [child.id, kind, when, nobody, me, met, note, triggers, unsaid, form, details]);
  const mending = again !== undefined;
  useEffect(() => {
    if (touched.current && !mending) keepDraft(name, body);
  }, [body, mending, name]);
  const standard = useQuery(careStandard).data;
  const will = standard ? fulfils(body, obligations, { standard, stage: child.stage, roles: session.roles }) : [];
  const guardian = child.guardian?.relation ? rosterWord(child.guardian.relation, texts.lang) : t('met.GUARDIAN');
  const kindWord = t(`kind.${kind}`);

  const answer = (next: Details) => {
    touched.current = true;
    setSaid(next);
    setWrong(Object.fromEntries(Object.entries(wrong).filter(([field]) => next[field] === details[field])));
  };

  async function save() {
    const found = form && !nobody ? flaws(form, details) : [];
    setWrong(Object.fromEntries(found.map(({ field, key, params }) => [field, [t(key, params)]])));
    setIncomplete(found.length);
    setRefused(null);
    if (found.length > 0) return;
    setSaving(true);
    setBroken(null);
    wasOffline.current ??= !navigator.onLine;
    try {
      const after = await keep({
        id: id.current, username: session.username, school: context.school ?? '', childName: child.name,
        body: { ...body, offline: wasOffline.current }, fulfilled: will.map(({ id: o, rule, dueOn }) => ({ id: o, rule, dueOn })),
      });
      if (after.state === 'attention') {
        setRefused(after.why ?? '');
        setWrong(ofDetails(after.errors ?? []));
        return;
      }
      forgetDraft(name);
      for (const key of ['my-obligations', 'obligations', 'contacts']) void client.invalidateQueries({ queryKey: [key] });
      go(`/kept?new=${after.id}`);
    } catch (e) {
      setBroken(e);
    } finally {
      setSaving(false);
    }
  }

  return (
    <PhoneFrame
      title={t('record.title', { kind: kindWord })}
      dock={false}
      foot={
        <footer className="dock save">
          <button type="button" className="gobig" aria-disabled={saving || loading} onClick={() => { if (!saving && !loading) void save(); }}>{saving ? t('saving') : nobody ? t('record.saveFailed', { kind: kindWord }) : t('record.save', { kind: kindWord })}</button>
          <p>{online ? t('record.online') : t('record.offline')}</p>
        </footer>
      }
    >
      <header className="nav">
        <Link href="/todo" aria-label={t('back')}><Icon name="left" size={24} /></Link>
        <h1>{t('record.title', { kind: kindWord })}</h1>
      </header>
      <main className="rm" id="main" tabIndex={-1} onClickCapture={() => void (touched.current = true)} onInputCapture={() => void (touched.current = true)}>
        <section className="kid">
          <span className="face" aria-hidden="true">{child.name.slice(0, 1)}</span>
          <div className="grow"><p><b>{child.name}</b></p><p className="t2">{[about(child, texts, false), villageName(child)].filter(Boolean).join(t('comma'))}</p></div>
          <Link href="/record">{t('record.other')}</Link>
        </section>

        <div ref={problem} tabIndex={-1}>
          {refused !== null && <Notice alert tone="missed" icon="over" title={t('record.refused')} text={`${refused} ${t('record.refused.text')}`} />}
          {incomplete > 0 && <Notice alert tone="late" icon="late" title={t('form.flawed', { n: incomplete })} text={t('form.flawed.text')} />}
          {broken !== null && <Failure error={broken} what={t('record.notKept')} />}
        </div>

        <section className={will.length ? 'will' : 'will none'} aria-live="polite">
          <p>{nobody ? t('record.countsNot') : !standard ? t('record.fulfilsUnknown') : will.length ? t('record.fulfils', { n: will.length }) : t('record.fulfilsNone')}</p>
          {will.length > 0 && (
            <ul>{will.map((o) => <li key={o.id}><Icon name="ok" size={18} />{shortName(o, terms, texts)}<small>{o.dueOn < when ? t('record.late', { day: day(o.dueOn) }) : t('record.by', { day: day(o.dueOn) })}</small></li>)}</ul>
          )}
        </section>

        <fieldset>
          <legend>{t('record.kind')}</legend>
          <div className="rk">
            {(more ? CONTACT_KINDS : COMMON).map((k) => <Choice key={k} on={kind === k} onClick={() => setKind(k)}>{t(`kind.${k}`)}</Choice>)}
            {!more && <Choice on={false} onClick={() => setMore(true)}>{t('record.moreKinds')}</Choice>}
          </div>
        </fieldset>

        <fieldset>
          <legend>{t('record.when')}</legend>
          <div className="r3">
            <Choice on={!otherDay && when === now} onClick={() => { setOtherDay(false); setWhen(now); }}>{t('todayWord')}<small>{day(now)}</small></Choice>
            <Choice on={!otherDay && when === plusDays(now, -1)} onClick={() => { setOtherDay(false); setWhen(plusDays(now, -1)); }}>{t('yesterday')}<small>{day(plusDays(now, -1))}</small></Choice>
            <Choice on={otherDay || when < plusDays(now, -1)} onClick={() => setOtherDay(true)}>{t('record.otherDay')}<small>{when < plusDays(now, -1) ? day(when) : t('record.pickDay')}</small></Choice>
          </div>
          {(otherDay || when < plusDays(now, -1)) && <label className="nt dayin"><span className="sr">{t('record.pickDay')}</span><input className="inp big" type="date" value={when} max={now} onChange={(e) => { if (e.target.value) setWhen(e.target.value); }} /></label>}
        </fieldset>

        <fieldset>
          <legend>{t('record.met')}</legend>
          <div className="r4">
            <Choice on={met.includes('CHILD')} onClick={() => setMet(flip(met, 'CHILD'))}>{t('met.CHILD')}</Choice>
            <Choice on={met.includes('GUARDIAN')} onClick={() => setMet(flip(met, 'GUARDIAN'))}>{guardian}</Choice>
            <Choice on={met.includes('PARENT')} onClick={() => setMet(flip(met, 'PARENT'))}>{t('met.PARENT')}</Choice>
            <Choice on={nobody} onClick={() => setMet([])}>{t('met.nobody')}</Choice>
          </div>
        </fieldset>

        {!nobody && form && (
          <Suspense fallback={<Waiting lines={3} />}>
            <DetailsForm form={form} details={details} onChange={answer} errors={wrong} />
          </Suspense>
        )}
        {!nobody && unsaid.length > 0 && (
          <fieldset>
            <legend>{t('record.mustVisit')}<span>{t('record.mustVisit.hint')}</span></legend>
            <div className="rk">{unsaid.map((x) => <Choice key={x} on={triggers.includes(x)} onClick={() => setTriggers(flip(triggers, x))}>{t(`trigger.${x}`)}</Choice>)}</div>
          </fieldset>
        )}
        <label className="nt"><span className="sr">{t('record.note')}</span><textarea rows={2} maxLength={2000} placeholder={t('record.note')} value={note} onChange={(e) => setNote(e.target.value)} /></label>
      </main>
    </PhoneFrame>
  );
}
