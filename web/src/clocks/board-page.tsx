import type { ClockBoard } from '@tingsu/contracts';
import { Button, Checkbox, Select } from 'antd';
import { useDirectory } from '../kit/directory';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { LISTS, useBoard, useBoardView, type BoardFilters, type ListName } from './board-data';
import { BoardList } from './board-lists';
import { useClockWords, type ClockWords } from './clock-words';
import './clocks.css';

interface Tile {
  readonly title: string;
  readonly count: number;
  readonly note: string;
  readonly alarm: boolean;
}

const tilesOf = (
  board: ClockBoard,
  { t, lateness }: ClockWords,
): Readonly<Record<ListName, Tile>> => {
  const { p50, p99, max, fired } = board.lateness;
  const missed = board.unacknowledged;
  return {
    asked: {
      title: t('tileAsked'),
      count: board.awaiting,
      note: missed > 0 ? t('tileAskedLate', { count: missed }) : t('tileAskedNone'),
      alarm: missed > 0,
    },
    due: {
      title: t('tileDue'),
      count: board.dueSoon,
      note: t('tileDueSteps', { steps: board.stepsSoon, armed: board.armed }),
      alarm: false,
    },
    overdue: {
      title: t('tileOverdueClocks'),
      count: board.overdue,
      note: t('tileOverdueNote'),
      alarm: board.overdue > 0,
    },
    fired: {
      title: t('tileFired'),
      count: fired,
      note:
        fired === 0
          ? t('latenessNone')
          : t('latenessWords', { p50: lateness(p50), p99: lateness(p99), max: lateness(max) }),
      alarm: false,
    },
  };
};

interface TilesProps {
  readonly board: ClockBoard;
  readonly open: ListName;
  onOpen(list: ListName): void;
}

const Tiles = ({ board, open, onOpen }: TilesProps) => {
  const tiles = tilesOf(board, useClockWords());
  return (
    <div className="tiles" role="group">
      {LISTS.map((name) => {
        const { title, count, note, alarm } = tiles[name];
        return (
          <button
            key={name}
            type="button"
            className={`tile clock-tile${alarm ? ' alarm' : ''}`}
            aria-pressed={open === name}
            data-tile={name}
            onClick={() => onOpen(name)}
          >
            <span>{title}</span>
            <strong>{count}</strong>
            <small>{note}</small>
          </button>
        );
      })}
    </div>
  );
};

interface FilterProps {
  readonly filters: BoardFilters;
  onChange(changes: Readonly<Record<string, string | undefined>>): void;
}

const Filters = ({ filters, onChange }: FilterProps) => {
  const { t, options } = useClockWords();
  const directory = useDirectory();
  const choices = {
    campus: directory.campuses.map(({ code }) => ({ value: code, label: directory.campus(code) })),
    department: directory.departments
      .filter(({ campus }) => !filters.campus || campus === filters.campus)
      .map(({ code }) => ({ value: code, label: directory.department(code) })),
    kind: options('clockKind'),
  };
  const select = (name: keyof typeof choices, text: string) => (
    <Select
      key={name}
      className="filter"
      aria-label={text}
      placeholder={text}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={filters[name]}
      options={choices[name]}
      onChange={(value: string | undefined) => onChange({ [name]: value })}
    />
  );
  return (
    <div className="filters">
      {select('campus', t('filterCampus'))}
      {select('department', t('boardDepartment'))}
      {select('kind', t('filterClockKind'))}
      {Object.keys(filters).length > 0 && (
        <Button
          onClick={() => onChange({ campus: undefined, department: undefined, kind: undefined })}
        >
          {t('clearFilters')}
        </Button>
      )}
    </div>
  );
};

/** The leader's view of all clocks (时限看板): figures that open the list behind each. */
export const ClockBoardPage = () => {
  const { t } = useClockWords();
  usePageTitle(t('boardTitle'));
  const { list, filters, mine, change } = useBoardView();
  const board = useBoard(filters);
  return (
    <div className="page">
      <h1>{t('boardTitle')}</h1>
      <p className="soft">{t('boardIntro')}</p>
      <Filters filters={filters} onChange={change} />
      {board.isPending && <Loading rows={2} />}
      {board.error && <ProblemView error={board.error} onRetry={() => void board.refetch()} />}
      {board.data && (
        <Tiles board={board.data} open={list} onOpen={(name) => change({ list: name })} />
      )}
      {!board.error && (
        <section aria-label={t('boardTitle')}>
          {list === 'asked' && (
            <Checkbox
              checked={mine}
              onChange={(event) => change({ mine: event.target.checked ? 'true' : undefined })}
            >
              {t('onlyMine')}
            </Checkbox>
          )}
          <BoardList key={list} name={list} filters={filters} mine={mine} />
        </section>
      )}
    </div>
  );
};
