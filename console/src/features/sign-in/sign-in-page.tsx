import { Alert, Button, Form, Input } from 'antd';
import { Headset } from 'lucide-react';
import { ApiError, errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import { setPrefs } from '@/shared/prefs/prefs';
import { useSignIn } from '@/shared/session/session';
import { LanguageSwitch } from '@/shared/ui/language-switch';
import { signInWords } from './words';
import css from './sign-in.module.css';

interface Entry {
  name: string;
  password: string;
}

export default function SignInPage() {
  const t = useWords(signInWords);
  const errorText = useErrorText();
  const signIn = useSignIn();
  const refused = signIn.error instanceof ApiError && signIn.error.status === 401;
  return (
    <main className={css.page}>
      <div className={css.card}>
        <div className={css.head}>
          <span className={css.logo}>
            <Headset size={22} aria-hidden />
          </span>
          <div>
            <h1>{t('title')}</h1>
            <p>{t('intro')}</p>
          </div>
        </div>
        <Form<Entry>
          layout="vertical"
          requiredMark={false}
          onFinish={(entry) => signIn.mutate(entry)}
        >
          <Form.Item
            name="name"
            label={t('name')}
            rules={[{ required: true, message: t('nameMissing') }]}
          >
            <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('password')}
            rules={[{ required: true, message: t('passwordMissing') }]}
          >
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <div role="alert">
            {signIn.isError && (
              <Alert
                type="error"
                role="presentation"
                className={css.error ?? ''}
                title={refused ? t('wrong') : errorText(errorCode(signIn.error))}
              />
            )}
          </div>
          <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
            {t('submit')}
          </Button>
        </Form>
      </div>
      <LanguageSwitch onChange={(language) => setPrefs({ language })} />
    </main>
  );
}
