import { Headset } from 'lucide-react';
import { NavLink } from 'react-router';
import { Bell } from '@/features/notices/bell';
import { PresenceMenu } from '@/features/presence/presence-menu';
import type { Me } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { useWords } from '@/shared/i18n/words';
import { hasPhone } from '@/shared/session/permissions';
import { AccountMenu } from './account-menu';
import { LinkState } from './link-state';
import { inBar, type Page } from './pages';
import { PhoneMark } from './phone-mark';
import { appWords } from './words';
import css from './app.module.css';

/** The bar on top of every page: presence on the left, the state of the lines and the account on the right. */
export function TopBar({ me, pages }: { me: Me; pages: readonly Page[] }) {
  const t = useWords(appWords);
  const house = useHouse();
  const named = inBar(pages);
  return (
    <header className={css.bar}>
      <div className={css.brand}>
        <span className={css.logo}>
          <Headset size={16} aria-hidden />
        </span>
        <span className={css.house}>{house.name}</span>
      </div>
      {me.agent !== '' && <PresenceMenu />}
      {named.length > 1 && (
        <nav aria-label={t('pages')} className={css.nav}>
          {named.map((page) => (
            <NavLink key={page.path} to={page.path}>
              {t(page.word)}
            </NavLink>
          ))}
        </nav>
      )}
      <div className={css.right}>
        {hasPhone(me) && <PhoneMark />}
        <LinkState />
        <Bell />
        <AccountMenu me={me} />
      </div>
    </header>
  );
}
