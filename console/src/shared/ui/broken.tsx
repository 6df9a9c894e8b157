import { Component, type ReactNode } from 'react';
import { Button } from 'antd';
import { useWords } from '../i18n/words';
import { uiWords } from './words';
import css from './ui.module.css';

function Broken() {
  const t = useWords(uiWords);
  return (
    <div role="alert" className={css.broken}>
      <strong>{t('broken')}</strong>
      <p>{t('brokenHint')}</p>
      <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
    </div>
  );
}

/** Keeps a fault in one part of the page from taking the rest with it. */
export class Fence extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}
