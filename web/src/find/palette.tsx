import { Modal } from 'antd';
import { useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { useWords } from '../kit/words';
import { useGists } from '../worklist/use-gists';
import { isTooShort } from './found';
import { useFindWords } from './find-words';
import { HitLine } from './hit-line';
import { named, type Named, numbersOf, type Option } from './options';
import { useFind, useRested } from './use-find';

const MOST_HITS = 8;
const GROUPS = [
  { group: 'cases', text: 'findCases' },
  { group: 'pages', text: 'findPages' },
  { group: 'actions', text: 'findActions' },
] as const;

interface Props {
  readonly open: boolean;
  readonly pages: readonly Named[];
  readonly actions: readonly Named[];
  onClose(): void;
}

/** One box for cases, pages and actions, over every screen: arrows move, Enter opens. What is typed is forgotten when it closes. */
export const Palette = ({ open, pages, actions, onClose }: Props) => {
  const { t } = useWords();
  return (
    <Modal
      open={open}
      onCancel={onClose}
      footer={null}
      closable={false}
      destroyOnHidden
      width={720}
      className="palette"
      title={<span className="visually-hidden">{t('findTitle')}</span>}
    >
      <Box pages={pages} actions={actions} onClose={onClose} />
    </Modal>
  );
};

const useOptions = (typed: string, { pages, actions, onClose }: Omit<Props, 'open'>) => {
  const { t } = useWords();
  const navigate = useNavigate();
  const { setWords } = useFindWords();
  const rested = useRested(typed);
  const found = useFind(rested, MOST_HITS + 1);
  const hits = found.hits.slice(0, MOST_HITS);
  const gists = useGists([numbersOf(hits)]);
  const cases: Option[] = hits.flatMap((hit) =>
    hit.caseNo === null
      ? []
      : [
          {
            key: hit.complaintNo,
            group: 'cases',
            text: hit.caseNo,
            hit,
            run: () => void navigate(`/cases/${hit.caseNo}`),
          },
        ],
  );
  const all: Option[] = isTooShort(typed)
    ? []
    : [
        {
          key: 'all',
          group: 'cases',
          text: t('findAll'),
          run: () => {
            setWords(typed.trim());
            void navigate('/find');
          },
        },
      ];
  const options = [
    ...cases,
    ...all,
    ...named('pages', pages, typed),
    ...named('actions', actions, typed),
  ].map((option) => ({
    ...option,
    run: () => {
      onClose();
      option.run();
    },
  }));
  return { ...found, options, gists, isSearching: found.isSearching || rested !== typed };
};

const Box = (props: Omit<Props, 'open'>) => {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const { options, gists, hits, isSearching, error } = useOptions(typed, props);
  const current = Math.min(at, options.length - 1);
  const moveTo = (next: number): void => {
    setAt(next);
    list.current?.querySelector(`[data-option="${next}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') moveTo(Math.min(options.length - 1, current + 1));
    else if (event.key === 'ArrowUp') moveTo(Math.max(0, current - 1));
    else if (event.key === 'Enter') options[current]?.run();
    else return;
    event.preventDefault();
  };
  const short = typed.trim() !== '' && isTooShort(typed);
  const nothing = !short && typed.trim() !== '' && !isSearching && hits.length === 0;
  return (
    <>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-options`}
        aria-activedescendant={options.length > 0 ? `${id}-${current}` : undefined}
        aria-label={t('findTitle')}
        placeholder={t('findPlaceholder')}
        autoComplete="off"
        autoFocus
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <p className="soft palette-note" role="status">
        {short
          ? t('findTooShort')
          : error
            ? t('findFailed')
            : isSearching
              ? t('findSearching')
              : nothing
                ? t('findNothing')
                : t('findHint')}
      </p>
      <div
        ref={list}
        id={`${id}-options`}
        role="listbox"
        aria-label={t('findTitle')}
        className="palette-options"
      >
        {GROUPS.map(({ group, text }) => {
          const own = options.filter((option) => option.group === group);
          return own.length === 0 ? null : (
            <div key={group} role="group" aria-label={t(text)}>
              <div className="palette-group soft" aria-hidden="true">
                {t(text)}
              </div>
              {own.map((option) => {
                const index = options.indexOf(option);
                return (
                  <div
                    key={option.key}
                    id={`${id}-${index}`}
                    role="option"
                    aria-selected={index === current}
                    data-option={index}
                    className="palette-option"
                    onClick={option.run}
                    onMouseMove={() => setAt(index)}
                  >
                    {option.hit ? (
                      <HitLine hit={option.hit} gist={gists.of.get(option.hit.complaintNo)} />
                    ) : (
                      option.text
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </>
  );
};
