import { Navigate, NavLink, Route, Routes } from 'react-router';
import { ConfigurationWarnings } from '@/shared/house/warnings';
import { useWords } from '@/shared/i18n/words';
import { useSession } from '@/shared/session/session';
import { Fence } from '@/shared/ui/broken';
import { useWriter } from './document/writer';
import { WritingFrame } from './document/writing-frame';
import { sectionsFor, SECTIONS, type Section, type SectionGroup } from './sections';
import { NotAllowed } from './states';
import { adminWords } from './words';
import css from './admin.module.css';

/** Everything an administrator decides, part by part; an auditor sees the trail alone. */
export default function AdminPage() {
  const me = useSession().data;
  const permissions = me?.permissions ?? [];
  useWriter(me?.user ?? '');
  const groups = sectionsFor(permissions);
  const mine = groups.flatMap((group) => group.sections);
  const hidden = SECTIONS.flatMap((group) => group.sections).filter((each) => !mine.includes(each));
  const first = mine[0];
  return (
    <div className={css.admin}>
      <Navigation groups={groups} />
      <div className={css.page}>
        <ConfigurationWarnings />
        <Routes>
          {mine.map((section) => (
            <Route key={section.path} path={`${section.path}/*`} element={<Part {...section} />} />
          ))}
          {hidden.map(({ path }) => (
            <Route key={path} path={`${path}/*`} element={<NotAllowed />} />
          ))}
          <Route path="*" element={first ? <Navigate to={first.path} replace /> : <NotAllowed />} />
        </Routes>
      </div>
    </div>
  );
}

function Part({ path, writes, view: View }: Section) {
  const view = (
    <Fence key={path}>
      <View section={path} />
    </Fence>
  );
  return writes ? <WritingFrame>{view}</WritingFrame> : view;
}

function Navigation({ groups }: { groups: SectionGroup[] }) {
  const t = useWords(adminWords);
  return (
    <nav aria-label={t('sections')} className={css.nav}>
      {groups.map((group) => (
        <section key={group.name}>
          <h2>{t(group.name)}</h2>
          <ul>
            {group.sections.map(({ path, name }) => (
              <li key={path}>
                <NavLink to={`/admin/${path}`}>{t(name)}</NavLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}
