import { useLayoutEffect, useRef, useState } from 'react';
import { Button, Dropdown } from 'antd';
import { ChevronDown } from 'lucide-react';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { useWords } from '@/shared/i18n/words';
import { inBar, type Page } from './pages';
import { appWords } from './words';
import css from './app.module.css';

/** The pages that one may open. Those that the bar has no room for stand behind a button. */
export function PageLinks({ pages }: { pages: readonly Page[] }) {
  const t = useWords(appWords);
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const named = inBar(pages);
  const [list, room] = useRoom(named.length);
  const rest = named.slice(room);
  const isHere = rest.some(({ path }) => pathname.startsWith(path.split('?')[0] ?? path));
  if (named.length < 2) return null;
  return (
    <nav aria-label={t('pages')} className={css.nav}>
      <div ref={list} className={css.links}>
        {named.map((page, place) => (
          <NavLink
            key={page.path}
            to={page.path}
            aria-hidden={place >= room || undefined}
            tabIndex={place >= room ? -1 : undefined}
          >
            {t(page.word)}
          </NavLink>
        ))}
      </div>
      {rest.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: rest.map(({ path, word }) => ({ key: path, label: t(word) })),
            onClick: ({ key }) => void navigate(key),
          }}
        >
          <Button
            type="text"
            className={isHere ? css.here : undefined}
            icon={<ChevronDown size={14} aria-hidden />}
            iconPlacement="end"
          >
            {t('morePages')}
          </Button>
        </Dropdown>
      )}
    </nav>
  );
}

/** How many of the list's links stand on its first line; the others are wrapped out of sight. */
function useRoom(count: number) {
  const list = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(count);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const measure = () => {
      const tops = Array.from(element.children, (link) => (link as HTMLElement).offsetTop);
      const wrapped = tops.findIndex((top) => top > (tops[0] ?? 0));
      setRoom(wrapped < 0 ? tops.length : wrapped);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [count]);
  return [list, room] as const;
}
