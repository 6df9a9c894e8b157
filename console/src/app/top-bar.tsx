import { Headset } from 'lucide-react';
import { Bell } from '@/features/notices/bell';
import { PresenceMenu } from '@/features/presence/presence-menu';
import type { Me } from '@/shared/api/types';
import { useHouse } from '@/shared/house/house';
import { hasPhone } from '@/shared/session/permissions';
import { AccountMenu } from './account-menu';
import { LinkState } from './link-state';
import { PageLinks } from './page-links';
import type { Page } from './pages';
import { PhoneMark } from './phone-mark';
import css from './app.module.css';

/** The bar on top of every page: presence on the left, the state of the lines and the account on the right. */
export function TopBar({ me, pages }: { me: Me; pages: readonly Page[] }) {
  const house = useHouse();
  return (
    <header className={css.bar}>
      <div className={css.brand}>
        <span className={css.logo}>
          <Headset size={16} aria-hidden />
        </span>
        <span className={css.house}>{house.name}</span>
      </div>
      {me.agent !== '' && <PresenceMenu />}
      <PageLinks pages={pages} />
      <div className={css.right}>
        {hasPhone(me) && <PhoneMark />}
        <LinkState />
        <Bell />
        <AccountMenu me={me} />
      </div>
    </header>
  );
}
