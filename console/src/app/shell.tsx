import { Suspense, useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { matchPath, Navigate, Route, Routes, useLocation } from 'react-router';
import { IncomingAlert } from '@/features/ringing/incoming-alert';
import type { Me } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useWords } from '@/shared/i18n/words';
import { showFailures } from '@/shared/live/commands';
import { joinFloor } from '@/shared/live/live';
import { usePhone, usePhoneHost } from '@/shared/phone/use-phone';
import { signedOut } from '@/shared/session/session';
import { Fence } from '@/shared/ui/broken';
import { NoticeStrip, showNotice } from '@/shared/ui/notice';
import { inBar, PAGES, pagesFor } from './pages';
import { Waiting } from './waiting';
import { TopBar } from './top-bar';
import { appWords } from './words';
import css from './app.module.css';

/** Everything a signed-in person sees: live feed, phone, top bar and the pages they may open. */
export default function Shell({ me }: { me: Me }) {
  const queries = useQueryClient();
  const t = useWords(appWords);
  const house = useHouse();
  const pages = pagesFor(me);
  const first = inBar(pages)[0];
  const { pathname, search } = useLocation();
  const shown = pages.find(({ path }) => path === pathname);
  const bare = shown?.bare?.(new URLSearchParams(search)) ?? false;

  useEffect(() => showFailures(showNotice), []);
  useEffect(() => joinFloor(() => signedOut(queries)), [queries, me.user]);
  useEffect(() => {
    if (house.name) document.title = house.name;
  }, [house.name]);
  usePhoneHost(me);
  usePhoneTrouble();

  return (
    <div className={css.shell}>
      <a className={css.skip} href="#content">
        {t('skip')}
      </a>
      {!bare && <TopBar me={me} pages={pages} />}
      <NoticeStrip />
      {me.agent !== '' && <IncomingAlert />}
      <main id="content" tabIndex={-1} className={css.content}>
        <Fence>
          <Suspense fallback={<Waiting />}>
            <Routes>
              {pages.map(({ path, deep, view: View }) => (
                <Route key={path} path={deep ? `${path}/*` : path} element={<View />} />
              ))}
              <Route path="*" element={<Elsewhere first={first?.path ?? ''} />} />
            </Routes>
          </Suspense>
        </Fence>
      </main>
    </div>
  );
}

/** Tells of calls that the browser phone could not carry. */
function usePhoneTrouble(): void {
  const { trouble } = usePhone();
  useEffect(() => {
    if (trouble) showNotice(trouble.code, trouble.detail);
  }, [trouble]);
}

/** An address that is no page of this person's: their first page, unless it is one that others have. */
function Elsewhere({ first }: { first: string }) {
  const { pathname } = useLocation();
  if (!first) return <NoPage />;
  const known = PAGES.some(({ path, deep }) => matchPath(deep ? `${path}/*` : path, pathname));
  return known ? <NotAllowed /> : <Navigate to={first} replace />;
}

function NotAllowed() {
  const t = useWords(appWords);
  return (
    <div className={css.middle} role="alert">
      <strong>{t('notAllowed')}</strong>
      <p>{t('notAllowedHint')}</p>
    </div>
  );
}

function NoPage() {
  const t = useWords(appWords);
  return (
    <div className={css.middle}>
      <strong>{t('noPage')}</strong>
      <p>{t('noPageHint')}</p>
    </div>
  );
}
