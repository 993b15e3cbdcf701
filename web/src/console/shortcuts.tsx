import '../i18n/desk';
import { lazy, Suspense, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { TextKey } from '../i18n/texts';
import { useSinceOpen } from '../kit/since-open';
import { useKeysOn, useSingleKeys } from '../kit/single-keys';
import { useReachesInHouse, useWords } from '../kit/words';

const KeysSheet = lazy(() =>
  import('./keys-sheet').then((loaded) => ({ default: loaded.KeysSheet })),
);

/** The letter that follows G, by page; a page that the menu of a person does not have has no letter for him. */
const LETTERS: Readonly<Record<string, string>> = {
  '/': 'l',
  '/clocks': 'b',
  '/dashboard': 'd',
  '/notices': 'n',
  '/routines': 'r',
  '/policies': 'p',
  '/calendars': 'y',
};
/** How long G waits for its letter. */
const WAIT_MS = 1_500;

const IN_LIST = [
  { keys: ['J', '↓'], text: 'keyMove' },
  { keys: ['K', '↑'], text: 'keyMove' },
  { keys: ['Enter'], text: 'keyOpen' },
  { keys: ['Space'], text: 'keyPeek' },
  { keys: ['X'], text: 'keySelect' },
  { keys: ['W'], text: 'keyWatch' },
] as const satisfies readonly { keys: readonly string[]; text: TextKey }[];

interface Props {
  readonly pages: readonly { readonly to: string; readonly text: TextKey }[];
}

/** The sheet of keys (`?`), and the jumps that begin with G. Single keys can be switched off here (WCAG 2.1.4). */
export const Shortcuts = ({ pages }: Props) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const registers = useReachesInHouse('complaint.register');
  const [on, toggle] = useKeysOn();
  const [shown, setShown] = useState(false);
  const present = useSinceOpen(shown);
  const goAt = useRef(-Infinity);
  const jumps = pages.flatMap((page) => {
    const letter = LETTERS[page.to];
    return letter === undefined ? [] : [{ ...page, letter }];
  });
  useSingleKeys((key, event) => {
    const jump = jumps.find(({ letter }) => letter === key);
    if (event.timeStamp - goAt.current < WAIT_MS && jump) {
      event.preventDefault();
      void navigate(jump.to);
    }
    goAt.current = key === 'g' ? event.timeStamp : -Infinity;
    if (key === '?') setShown(true);
  });
  const lines = [
    ...IN_LIST.map(({ keys, text }) => ({ keys: keys.join(` ${t('keyOr')} `), text: t(text) })),
    { keys: 'Ctrl', text: t('keyNewTab') },
    { keys: ['J', 'K'].join(` ${t('keyOr')} `), text: t('keyWalk') },
    { keys: 'S', text: t('keyNextStep') },
    { keys: '1 … 5', text: t('keyChoose') },
    { keys: 'Ctrl Enter', text: t('keySend') },
    ...jumps.map(({ letter, text }) => ({
      keys: t('keyThen', { first: 'G', second: letter.toUpperCase() }),
      text: t('keyGo', { page: t(text) }),
    })),
    ...(registers ? [{ keys: 'C', text: t('newComplaint') }] : []),
    { keys: ['Ctrl K', '/'].join(` ${t('keyOr')} `), text: t('keyFind') },
    { keys: '?', text: t('keyHelp') },
  ];
  return (
    <>
      <button
        type="button"
        className="bar-button no-phone"
        aria-label={t('keysTitle')}
        title={t('keysTitle')}
        onClick={() => setShown(true)}
      >
        ?
      </button>
      {present && (
        <Suspense fallback={null}>
          <KeysSheet
            open={shown}
            lines={lines}
            on={on}
            onToggle={toggle}
            onClose={() => setShown(false)}
          />
        </Suspense>
      )}
    </>
  );
};
