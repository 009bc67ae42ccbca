import { Link, useSearchParams } from 'wouter';
import { useChild } from '../../api/queries';
import { useTexts } from '../../i18n';
import { rosterWord } from '../../i18n/relations';
import { Icon } from '../../ui/Icon';
import { Empty, Failure, Waiting } from '../../ui/parts';
import { Phone } from '../../ui/Phone';
import { about, useMyChildren } from './data';
import { PhoneFrame } from './PhoneFrame';

/** The children I look after; a tap opens whom to call. */
export default function Kids() {
  const texts = useTexts();
  const { t } = texts;
  const [search] = useSearchParams();
  const chosen = search.get('child');
  const children = useMyChildren();
  return (
    <PhoneFrame title={t('dock.kids')}>
      <header className="ph"><h1>{t('dock.kids')}</h1></header>
      <main className="pm" id="main" tabIndex={-1}>
        {children.isPending && <div className="card"><Waiting lines={5} /></div>}
        {children.isError && <Failure error={children.error} retry={() => void children.refetch()} />}
        {children.data?.length === 0 && <div className="card"><Empty icon="users" title={t('todo.empty')} text={t('todo.noChildren')} /></div>}
        {!!children.data?.length && (
          <ul className="card">
            {children.data.map((c) => (
              <li key={c.id} className="kidrow">
                <Link className="pickchild" href={chosen === c.id ? '/kids' : `/kids?child=${c.id}`} aria-expanded={chosen === c.id}>
                  <b>{c.name}</b><span className="t3 f13">{about(c, texts, true)}</span><Icon name={chosen === c.id ? 'chev' : 'right'} size={18} />
                </Link>
                {chosen === c.id && <Numbers id={c.id} />}
              </li>
            ))}
          </ul>
        )}
      </main>
    </PhoneFrame>
  );
}

function Numbers({ id }: { id: string }) {
  const { t, lang } = useTexts();
  const child = useChild(id);
  if (child.isPending) return <Waiting lines={2} />;
  if (child.isError) return <Failure error={child.error} retry={() => void child.refetch()} />;
  const { guardian, father, mother } = child.data;
  const people = [
    { who: guardian?.relation ? rosterWord(guardian.relation, lang) : t('family.guardian'), name: guardian?.name, phone: guardian?.phone },
    { who: t('family.father'), name: father?.name, phone: father?.phone },
    { who: t('family.mother'), name: mother?.name, phone: mother?.phone },
  ].filter((p) => p.name || p.phone);
  return (
    <div className="numbers">
      <dl className="fam">
        {people.map((p) => <div key={p.who}><dt>{p.who}</dt><dd>{p.name}<Phone number={p.phone} /></dd></div>)}
      </dl>
      <p className="t3 f12 row"><Icon name="lock" size={14} />{t('child.traces')}</p>
      <Link className="rec" href={`/record?child=${id}`}>{t('child.record')}</Link>
      <Link className="btn" href={`/children/${id}`}>{t('kids.page')}</Link>
    </div>
  );
}
