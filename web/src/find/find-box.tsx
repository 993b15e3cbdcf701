import '../i18n/desk';
import './find.css';
import { useEffect, useState } from 'react';
import { useSingleKeys } from '../kit/single-keys';
import { useWords } from '../kit/words';
import type { Named } from './options';
import { Palette } from './palette';

interface Props {
  readonly pages: readonly Named[];
  readonly actions: readonly Named[];
}

/** The box in the header, opened from every screen with Ctrl or Command and K, or with `/`. */
export const FindBox = ({ pages, actions }: Props) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault();
      setOpen(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  useSingleKeys((key, event) => {
    if (key !== '/') return;
    event.preventDefault();
    setOpen(true);
  });
  return (
    <>
      <button
        type="button"
        className="find-box"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        <span aria-hidden="true">⌕</span>
        <span className="visually-hidden">{t('findTitle')}</span>
        <span className="no-phone" aria-hidden="true">
          {t('findShort')}
        </span>
        <kbd className="no-phone" aria-hidden="true">
          Ctrl K
        </kbd>
      </button>
      <Palette open={open} pages={pages} actions={actions} onClose={() => setOpen(false)} />
    </>
  );
};
