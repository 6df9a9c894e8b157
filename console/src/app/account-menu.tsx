import { Button, Popover, Segmented, Switch } from 'antd';
import { ChevronDown, LogOut } from 'lucide-react';
import type { Me } from '@/shared/api/types';
import { errorCode } from '@/shared/api/errors';
import { useWords } from '@/shared/i18n/words';
import { setPrefs, usePrefs, type Prefs } from '@/shared/prefs/prefs';
import { useChangeLanguage, useSignOut } from '@/shared/session/session';
import { LanguageSwitch } from '@/shared/ui/language-switch';
import { showNotice } from '@/shared/ui/notice';
import { appWords } from './words';
import css from './app.module.css';

const fail = (error: unknown) => showNotice(errorCode(error));

/** The person's name; behind it the settings of this browser and the way out. */
export function AccountMenu({ me }: { me: Me }) {
  const t = useWords(appWords);
  const name = me.display || me.user;
  return (
    <Popover trigger="click" placement="bottomRight" arrow={false} content={<Settings me={me} />}>
      <Button type="text" aria-label={t('account', { name })} aria-haspopup="dialog">
        <span className={css.name}>{name}</span>
        <ChevronDown size={14} aria-hidden />
      </Button>
    </Popover>
  );
}

function Settings({ me }: { me: Me }) {
  const t = useWords(appWords);
  const prefs = usePrefs();
  const changeLanguage = useChangeLanguage();
  const signOut = useSignOut();
  return (
    <div className={css.settings} role="group" aria-label={t('settings')}>
      <Row label={t('language')}>
        <LanguageSwitch
          onChange={(language) => changeLanguage.mutate(language, { onError: fail })}
        />
      </Row>
      <Row label={t('theme')}>
        <Segmented<Prefs['theme']>
          size="small"
          aria-label={t('theme')}
          value={prefs.theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: t(`theme.${value}`),
          }))}
          onChange={(theme) => setPrefs({ theme })}
        />
      </Row>
      <Toggle pref="sound" />
      <NotificationToggle />
      <Toggle pref="shortcuts" />
      <div className={css.leave}>
        <span>{me.user}</span>
        <Button
          size="small"
          icon={<LogOut size={14} aria-hidden />}
          loading={signOut.isPending}
          onClick={() => signOut.mutate(undefined, { onError: fail })}
        >
          {t('signOut')}
        </Button>
      </div>
    </div>
  );
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={css.setting}>
      <span>{label}</span>
      {children}
    </div>
  );
}

function Toggle({ pref }: { pref: 'sound' | 'shortcuts' }) {
  const t = useWords(appWords);
  const prefs = usePrefs();
  return (
    <Row label={t(pref)}>
      <Switch
        size="small"
        aria-label={t(pref)}
        checked={prefs[pref]}
        onChange={(on) => setPrefs({ [pref]: on })}
      />
    </Row>
  );
}

/** Browsers ask for leave only on a click, so switching on is when we ask. */
function NotificationToggle() {
  const t = useWords(appWords);
  const { notifications } = usePrefs();
  const blocked = !('Notification' in window) || Notification.permission === 'denied';
  const change = async (on: boolean) => {
    if (on && (await Notification.requestPermission()) !== 'granted') return;
    setPrefs({ notifications: on });
  };
  return (
    <Row label={t('notifications')}>
      <Switch
        size="small"
        aria-label={t('notifications')}
        disabled={blocked}
        title={blocked ? t('notificationsBlocked') : undefined}
        checked={notifications && !blocked}
        onChange={(on) => void change(on)}
      />
    </Row>
  );
}
