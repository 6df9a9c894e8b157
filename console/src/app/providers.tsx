import { useEffect, useMemo, type ReactNode } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { ApiError } from '@/shared/api/errors';
import { useLanguage } from '@/shared/i18n/language';
import { useDark } from '@/shared/prefs/use-dark';
import { themeFor } from './theme';

/** A refusal is an answer: only a service that could not be reached is asked again. */
function mayRetry(count: number, error: Error): boolean {
  return count < 3 && error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

export function makeQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: mayRetry, refetchOnWindowFocus: false } },
  });
}

/** Language, theme and cache for the whole console. */
export function Providers({ children }: { children: ReactNode }) {
  const queries = useMemo(() => makeQueries(), []);
  const language = useLanguage();
  const dark = useDark();
  useEffect(() => {
    document.documentElement.lang = language;
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  const theme = useMemo(() => themeFor(dark), [dark]);
  return (
    <QueryClientProvider client={queries}>
      <ConfigProvider
        theme={theme}
        locale={language === 'en' ? enUS : zhCN}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </QueryClientProvider>
  );
}
