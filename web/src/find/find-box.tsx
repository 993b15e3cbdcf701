import '../i18n/desk';
import './find.css';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useSinceOpen } from '../kit/since-open';
import { useSingleKeys } from '../kit/single-keys';
import { whenIdle } from '../kit/when-idle';
import { useWords } from '../kit/words';
import type { Named } from './options';

const loadPalette = () => import('./palette');
const Palette = lazy(() => loadPalette().then((loaded) => ({ default: loaded.Palette })));

interface Props {
  readonly pages: readonly Named[];
  readonly actions: readonly Named[];
}

/** The box in the header, opened from every screen with Ctrl or Command and K, or with `/`. */
export const FindBox = ({ pages, actions }: Props) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const present = useSinceOpen(open);
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
  // So that what is typed right after the key finds the box open.
  useEffect(() => whenIdle(() => void loadPalette().catch(() => undefined)), []);
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
      {present && (
        <Suspense fallback={null}>
          <Palette open={open} pages={pages} actions={actions} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
};
