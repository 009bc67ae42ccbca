import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Link, useParams } from 'wouter';
import { obligationName, dueWords, isToDo, urgency } from '../../care/obligations';
import { call, Problem } from '../../api/http';
import { all, className, useChild, useTerms } from '../../api/queries';
import type { ChildFile, Contact, Obligation, Pair, PendingExcuse, Caregiver, Standing } from '../../api/types';
import { Written } from '../../forms/Written';
import { age, day, moment, today } from '../../format/dates';
import { maskPhone } from '../../format/ids';
import { useTexts, type Key, type Lang } from '../../i18n';
import { hasRole, useSession } from '../../session/session';
import { Icon } from '../../ui/Icon';
import { Failure, Notice, Panel, STATE_ICON, STATE_OF, StandingTag, Waiting } from '../../ui/parts';
import { Phone } from '../../ui/Phone';
import { Shell } from '../../ui/Shell';
import { AskErasure } from '../Erasures';
import { CaregiverPhone } from './CaregiverPhone';
import { Correct } from './Correct';
import { EnrolledTwice } from './EnrolmentQuestions';
import { ApproveExcuse, AskExcuse } from './Excuses';
import { fieldWord, findingWord, relationWord, sexWord } from './words';

/** One child: what comes next, what has been, the family, the archive and what it lacks. */
export default function ChildPage() {
  const { id } = useParams<{ id: string }>();
  const { t } = useTexts();
  const child = useChild(id);
  return (
    <Shell
      title={child.data?.name ?? t('menu.children')}
      crumb={
        <nav className="crumb" aria-label={t('where')}>
          <Link href="/children">{t('menu.children')}</Link>
          {child.data?.class && <><Icon name="right" size={12} /><Link href={`/children?class=${child.data.class.id}`}>{className(child.data.class)}</Link></>}
          {child.data && <><Icon name="right" size={12} /><b>{child.data.name}</b></>}
        </nav>
      }
    >
      {child.isPending && <div className="panel"><Waiting lines={6} /></div>}
      {child.isError && <Failure error={child.error} what={t('child.failed')} retry={() => void child.refetch()} />}
      {child.data && <Found child={child.data} />}
    </Shell>
  );
}

function Found({ child }: { child: ChildFile }) {
  const { t } = useTexts();
  return (
    <>
      <Head child={child} />
      <div className="g">
        <div className="stack">
          <EnrolledTwice child={child.id} />
          <Lacking child={child} />
          <Timeline child={child} />
        </div>
        <div className="stack">
          <Family child={child} />
          <Archive child={child} />
          <AskErasure child={child.id} />
          <p className="f12 t3 row"><Icon name="lock" size={14} />{t('child.traces')}</p>
        </div>
      </div>
    </>
  );
}

function Head({ child }: { child: ChildFile }) {
  const { t, lang } = useTexts();
  const session = useSession();
  const cares = hasRole(session, 'class-teacher', 'caregiver');
  const facts = [
    `${sexWord(child.sex, t)}${t('comma')}${t('child.age', { n: age(child.birthDate), birth: child.birthDate })}`,
    className(child.class),
    child.boarding === true ? t('child.boards') : child.boarding === false ? t('child.walks') : '',
    child.village ?? '',
    child.leftBehind ? (child.leftBehindType ? t(`leftBehind.${child.leftBehindType}`) : t('children.leftBehind')) : t('children.notLeftBehind'),
    child.guardian?.relation ? t('child.careBy', { relation: relationWord(child.guardian.relation, lang) }) : '',
  ].filter(Boolean);
  return (
    <section className="panel head">
      <div className="hr">
        <span className="face" aria-hidden="true">{child.name.slice(0, 1)}</span>
        <div className="grow">
          <h1>{child.name}{child.leftBehind && <span className="tag plain">{t('children.leftBehind')}</span>}</h1>
          <p className="t2 facts">{facts.map((fact) => <span key={fact}>{fact}</span>)}</p>
        </div>
        {hasRole(session, 'school-admin', 'class-teacher') && <Link className="btn" href={`/children/${child.id}/health`}><Icon name="exc" />{t('health.title')}</Link>}
        {cares && <Link className="btn pri" href={`/record?child=${child.id}`}><Icon name="plus" />{t('child.record')}</Link>}
      </div>
    </section>
  );
}

function Lacking({ child }: { child: ChildFile }) {
  const { t } = useTexts();
  const session = useSession();
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () => call(`/api/children/${child.id}/verify`, { method: 'POST', body: { on: today() } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['child', child.id] });
      void client.invalidateQueries({ queryKey: ['children'] });
    },
  });
  const { archive } = child;
  const fields = archive.missing.filter((m) => m !== 'verifiedOn');
  const may = hasRole(session, 'school-admin', 'class-teacher');
  return (
    <Panel title={t('archive.title')} aside={archive.verifiedOn ? t('archive.verified', { day: day(archive.verifiedOn) }) : t('archive.notVerified')}>
      <div className="body stack">
        {archive.complete
          ? <Notice tone="ontime" icon="ok" title={t('archive.completeText')} />
          : fields.length > 0
            ? <Notice tone="late" icon="late" title={t('archive.lacks', { n: fields.length })} text={fields.map((f) => fieldWord(f, t)).join(t('join'))} />
            : <Notice tone="open" icon="info" title={t('archive.onlyVerify')} />}
        {verify.isError && <Failure error={verify.error} what={t('notSaved')} />}
        {may && (
          <p className="row">
            <button className="btn" type="button" aria-disabled={verify.isPending} onClick={() => { if (!verify.isPending) verify.mutate(); }}><Icon name="check" />{t('archive.verify')}</button>
            <span className="t3 f12">{t('archive.verify.text')}</span>
          </p>
        )}
      </div>
    </Panel>
  );
}

interface Event {
  on: string;
  standing: Standing | null;
  contact?: Contact;
  title: string;
  text: string;
  received?: string | undefined;
}

function Timeline({ child }: { child: ChildFile }) {
  const texts = useTexts();
  const { t } = texts;
  const session = useSession();
  const admin = hasRole(session, 'school-admin');
  const [correcting, setCorrecting] = useState<string | null>(null);
  const corrected = useRef<string | null>(null);
  useEffect(() => {
    if (correcting === null && corrected.current) document.getElementById(`correct-${corrected.current}`)?.focus();
    corrected.current = correcting;
  }, [correcting]);
  const terms = useTerms().data ?? [];
  const now = today();
  const obligations = useQuery({
    queryKey: ['obligations', child.id, admin],
    queryFn: ({ signal }) => all<Obligation>('/api/obligations', { child: child.id }, signal).catch(async (refused: unknown) => {
      // Pupils and donors answer for nothing: they see what is theirs.
      if (admin || !(refused instanceof Problem) || refused.status !== 404) throw refused;
      return (await all<Obligation>('/api/my/obligations', {}, signal)).filter((o) => o.child === child.id);
    }),
  });
  const contacts = useQuery({ queryKey: ['contacts', child.id], queryFn: ({ signal }) => all<Contact>('/api/contacts', { child: child.id }, signal) });
  const asked = useQuery({ queryKey: ['excuses', child.id], enabled: admin, queryFn: ({ signal }) => all<PendingExcuse>('/api/obligations/excuses', { child: child.id }, signal) });
  const waiting = new Set(asked.data?.map((e) => e.obligation));
  const next = (obligations.data ?? []).filter((o) => isToDo(o)).sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const metBy = new Map((obligations.data ?? []).filter((o) => o.contact).map((o) => [o.contact!, o]));
  const events: Event[] = [
    ...(contacts.data ?? []).map((c): Event => {
      const met = metBy.get(c.id);
      return {
        on: c.occurredOn,
        // What is met before its window has closed counts as on time already; nobody has to wait for the word.
        standing: c.outcome === 'FAILED' || !met ? null : met.standing === 'OPEN' ? 'ON_TIME' : met.standing,
        contact: c,
        title: c.outcome === 'FAILED' ? t('child.failedAttempt', { kind: t(`kind.${c.kind}`) }) : t(`kind.${c.kind}`),
        text: [c.kind === 'HEALTH_CHECK' && c.participants.length === 0 ? t('child.bySchool') : '', c.possibleDuplicateOf ? t('child.duplicate') : '', c.note ?? '', c.findings.length ? t('child.findings', { list: c.findings.map((f) => findingWord(f, t)).join(t('join')) }) : ''].filter(Boolean).join(' '),
        received: c.receivedAt && `${t('child.received', { at: moment(c.receivedAt) })}${c.offline ? t('child.offline') : ''}`,
      };
    }),
    ...(obligations.data ?? []).filter((o) => ['MISSED', 'EXCUSED'].includes(o.standing)).map((o): Event => ({
      on: o.dueOn, standing: o.standing, title: obligationName(o, terms, texts), text: o.state === 'MISSED' ? t('child.missed', { day: day(o.dueOn) }) : '',
    })),
  ].sort((a, b) => b.on.localeCompare(a.on));
  const failed = obligations.error ?? contacts.error;
  return (
    <Panel className="tl" title={t('child.next')} aside={obligations.data && t('child.items', { n: next.length })}>
      {(obligations.isPending || contacts.isPending) && <Waiting />}
      {failed && <div className="body"><Failure error={failed} retry={() => { void obligations.refetch(); void contacts.refetch(); }} /></div>}
      {obligations.data && next.length === 0 && <p className="body t2">{t('child.nothingDue')}</p>}
      <ul className="nx">
        {next.map((o) => {
          const how = urgency(o, now);
          return (
            <li key={o.id}>
              <span className="d">{day(o.dueOn)}</span>
              <span className={how === 'overdue' ? 'nd overdue' : 'nd open'}><Icon name={how === 'overdue' ? 'over' : 'open'} size={18} /></span>
              <div className="grow">
                <b>{obligationName(o, terms, texts)}</b><p>{t('child.since', { day: day(o.opensOn) })}{o.unpaired && <>{t('comma')}{t('duties.nobody')}</>}</p>
                {how !== 'notYet' && (waiting.has(o.id) ? <ApproveExcuse obligation={o.id} /> : <AskExcuse obligation={o.id} />)}
              </div>
              <span className={how === 'later' || how === 'notYet' ? 'left' : how === 'overdue' ? 'left over' : 'left hot'}>{dueWords(o, now, t)}</span>
            </li>
          );
        })}
      </ul>
      <header className="sec"><h2>{t('child.past')}</h2></header>
      {contacts.data && events.length === 0 && <p className="body t2">{t('child.nothingYet')}</p>}
      <ol className="ev">
        {events.map((e, i) => (
          <li key={i}>
            <span className="d">{day(e.on)}</span>
            <span className={`nd ${(e.standing && STATE_OF[e.standing]) ?? 'none'}`}><Icon name={e.standing && STATE_OF[e.standing] ? STATE_ICON[STATE_OF[e.standing]!] : 'exc'} size={18} /></span>
            <div className="grow">
              <p className="hd"><b>{e.title}</b>{e.received && <span className="t3 f12 rec">{e.received}</span>}</p>
              {e.text && <p className="tx">{e.text}</p>}
              {e.contact && <Noted id={e.contact.id} />}
              {!!e.contact?.corrections?.length && <p className="t3 f12">{t('child.corrected', { at: moment(e.contact.corrections.at(-1)!.receivedAt) })}</p>}
              {e.contact && !(e.contact.kind === 'HEALTH_CHECK' && e.contact.participants.length === 0) && (correcting === e.contact.id
                ? <Correct contact={e.contact} onDone={() => setCorrecting(null)} />
                : <button className="lk f12 noprint" id={`correct-${e.contact.id}`} type="button" onClick={() => setCorrecting(e.contact!.id)}>{t('correct.do')}</button>)}
            </div>
            {e.standing === null ? <span className="tag plain">{t('child.uncounted')}</span> : <StandingTag standing={e.standing} />}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** What was noted stays closed until somebody wants to read it: reading leaves an entry. */
function Noted({ id }: { id: string }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <>
      {open && <Written id={id} />}
      <button className="lk f12 noprint" type="button" aria-expanded={open} onClick={() => setOpen(!open)}>{t(open ? 'confirm.less' : 'confirm.more')}</button>{' '}
    </>
  );
}

function Family({ child }: { child: ChildFile }) {
  const { t, lang } = useTexts();
  const session = useSession();
  const admin = hasRole(session, 'school-admin');
  const pairs = useQuery({
    queryKey: ['pairs', child.id],
    enabled: admin,
    queryFn: async ({ signal }) => {
      const [found, caregivers] = await Promise.all([all<Pair>('/api/pairs', { child: child.id }, signal), all<Caregiver>('/api/caregivers', {}, signal)]);
      return found.filter((p) => !p.to || p.to >= today()).map((pair) => ({ pair, caregiver: caregivers.find((c) => c.id === pair.caregiver) }));
    },
  });
  const g = child.guardian;
  const list = (...parts: (string | number | null | undefined)[]) => parts.filter((p) => p !== null && p !== undefined && p !== '').join(t('semicolon'));
  const parent = (who: 'father' | 'mother') => {
    const p = child[who];
    return (
      <div key={who}>
        <dt>{t(`family.${who}`)}</dt>
        <dd>{p?.name || <span className="t3">{t('unrecorded')}</span>}<Phone number={p?.phone} />
          <p>{list(p?.away === true ? t('family.away') : p?.away === false ? t('family.atHome') : t('family.awayUnknown'), p?.awayPlace, p?.employer)}</p></dd>
      </div>
    );
  };
  return (
    <Panel title={t('family.title')} aside={child.contactCard && (child.contactCard.current ? <span className="tag ontime"><Icon name="ok" size={12} />{t('family.cardCurrent')}</span> : <span className="tag late"><Icon name="late" size={12} />{t('family.cardStale')}</span>)}>
      <dl className="fam">
        <div>
          <dt>{relationWord(g?.relation, lang) || t('family.guardian')}{g?.relation && <small>{t('family.guardian')}</small>}</dt>
          <dd>{g?.name || <span className="t3">{t('unrecorded')}</span>}<Phone number={g?.phone} /><p>{list(g?.age ? t('child.years', { n: g.age }) : null, g?.address, g?.occupation, g?.education, g?.health)}</p></dd>
        </div>
        {parent('father')}
        {parent('mother')}
        {pairs.data?.map(({ pair, caregiver }) => (
          <div key={pair.id}>
            <dt>{t(`pair.${pair.kind}`)}</dt>
            <dd>{caregiver?.name ?? caregiver?.code ?? '—'}{caregiver && <CaregiverPhone id={caregiver.id} name={caregiver.name ?? ''} />}<p>{t('child.pairSince', { day: day(pair.from) })}</p></dd>
          </div>
        ))}
      </dl>
      {admin && pairs.data?.length === 0 && <p className="body"><Link className="btn s" href={`/pairs?child=${child.id}`}><Icon name="pair" size={14} />{t('child.pair')}</Link></p>}
    </Panel>
  );
}

const GROUPS: { title: Key; fields: [Key, (c: ChildFile, lang: Lang) => string | number | null | undefined][] }[] = [
  { title: 'archive.group.basic', fields: [
    ['archive.studentNo', (c) => c.studentNo], ['archive.enrolledOn', (c) => c.enrolledOn], ['archive.address', (c) => c.address], ['archive.homePhone', (c) => c.homePhone && maskPhone(c.homePhone)],
  ] },
  { title: 'archive.group.child', fields: [
    ['archive.careType', (c, lang) => relationWord(c.careType, lang)], ['archive.character', (c) => c.character], ['archive.interests', (c) => c.interests], ['archive.specialSituation', (c) => c.specialSituation], ['archive.remark', (c) => c.remark],
  ] },
];

function Archive({ child }: { child: ChildFile }) {
  const { t, lang } = useTexts();
  return (
    <Panel title={t('archive.facts')}>
      {GROUPS.map((group) => (
        <dl key={group.title} className="facts2" aria-label={t(group.title)}>
          {group.fields.map(([key, value]) => (
            <div key={key}><dt>{t(key)}</dt><dd>{value(child, lang) || <span className="t3">{t('unrecorded')}</span>}</dd></div>
          ))}
        </dl>
      ))}
    </Panel>
  );
}
