import type { CaseSummary, Gist } from '@tingsu/contracts';
import type { MouseEvent } from 'react';
import { Link } from 'react-router';
import type { CameFrom } from '../casepage/came-from';
import { inLanguage } from '../i18n/language';
import { Deadline } from '../kit/deadline';
import { useDirectory } from '../kit/directory';
import { usePolicies } from '../kit/policies';
import { Tag } from '../kit/tag';
import { useWords } from '../kit/words';
import { serverNow } from '../time/server-time';
import { listInstant } from '../time/instants';
import { CaseBadges } from './case-badges';
import { shortClockName } from './clock-name';

const Due = ({ item }: { readonly item: CaseSummary }) => {
  const { t, language } = useWords();
  if (!item.nextClock) return <span className="soft">{t('noClock')}</span>;
  const { dueAt, paused, provisional, label } = item.nextClock;
  const name = shortClockName(inLanguage(label, language), language);
  return <Deadline dueAt={dueAt} paused={paused} provisional={provisional} name={name} />;
};

interface WhatProps {
  readonly item: CaseSummary;
  readonly gist: Gist | undefined;
  readonly pending: boolean;
}

const Words = ({ text, soft }: { readonly text: string; readonly soft: boolean }) => (
  <span className={soft ? 'row-gist soft' : 'row-gist'} title={text}>
    {text}
  </span>
);

/** Asks for the policies in force, which are heavy: only where the complaint says nothing itself. */
const Category = ({ code }: { readonly code: string }) => (
  <Words soft text={usePolicies().categoryName(code)} />
);

const What = ({ item, gist, pending }: WhatProps) => {
  const { t } = useWords();
  const who = gist?.anonymous ? t('anonymous') : gist?.name;
  if (gist === undefined && pending) return <Words soft text="" />;
  return (
    <>
      {gist?.gist == null && item.category ? (
        <Category code={item.category} />
      ) : (
        <Words soft={gist?.gist == null} text={gist?.gist ?? t('notClassified')} />
      )}
      {who != null && <span className="row-who soft">{who}</span>}
    </>
  );
};

const Where = ({ item }: { readonly item: CaseSummary }) => {
  const { t } = useWords();
  const directory = useDirectory();
  const person = item.owner ?? item.assignee;
  const place = [
    directory.campus(item.campus),
    item.leadDepartment ? directory.department(item.leadDepartment) : t('notRouted'),
  ];
  return (
    <span className="row-line" title={place.join(' · ')}>
      <span className="row-place">{place.at(-1)}</span>
      <small>{person ? directory.person(person) : place[0]}</small>
    </span>
  );
};

/** Selecting text to copy it, or opening a new tab by the number, does not open the case here. */
const isPlainClick = (event: MouseEvent): boolean =>
  !event.ctrlKey && !event.metaKey && (window.getSelection()?.toString() ?? '') === '';

interface Props {
  readonly item: CaseSummary;
  readonly gist?: Gist;
  readonly gistPending: boolean;
  readonly index: number;
  readonly current: boolean;
  /** Takes the focus of the list when Tab comes. */
  readonly entry: boolean;
  readonly chosen: boolean;
  readonly from: CameFrom;
  onOpen(): void;
  onFocus(): void;
  onPeek(): void;
  onChoose(): void;
  /** Chooses all from the one that was chosen last. */
  onChooseTo(): void;
}

/** One case in one line: when something is due, what it is about and who says so, how it stands, and with whom it is. */
export const CaseRow = ({ item, gist, index, current, entry, chosen, from, ...does }: Props) => {
  const { t, label, language, timeZone, long } = useWords();
  const tabIndex = entry ? 0 : -1;
  return (
    <tr
      data-row={index}
      data-case={item.caseNo}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      tabIndex={tabIndex}
      className={[item.breached ? 'breached' : '', current ? 'current' : ''].join(' ').trim()}
      onFocus={does.onFocus}
      onMouseDown={(event) => {
        // Shift chooses rows here, not text.
        if (event.shiftKey) event.preventDefault();
      }}
      onClick={(event) => {
        if (event.shiftKey) does.onChooseTo();
        else if (isPlainClick(event)) does.onOpen();
      }}
    >
      <td className="choose" onClick={(event) => event.stopPropagation()}>
        <input
          type="checkbox"
          aria-label={t('rowChoose', { number: item.caseNo })}
          tabIndex={tabIndex}
          checked={chosen}
          onClick={(event) => {
            if (event.shiftKey) does.onChooseTo();
          }}
          onChange={(event) => {
            if (!(event.nativeEvent as globalThis.MouseEvent).shiftKey) does.onChoose();
          }}
        />
      </td>
      <td data-label={t('columnDue')} className="due">
        <Due item={item} />
      </td>
      <td data-label={t('columnNumber')} className="what">
        <span className="row-line">
          <Link
            to={`/cases/${item.caseNo}`}
            state={from}
            className="row-number"
            tabIndex={tabIndex}
            title={item.complaintNo}
            onClick={(event) => event.stopPropagation()}
          >
            {item.caseNo}
          </Link>
          <CaseBadges item={item} gist={gist} />
          <What item={item} gist={gist} pending={does.gistPending} />
          <button
            type="button"
            className="row-peek no-phone"
            aria-label={t('peekTitle', { number: item.caseNo })}
            title={t('keyPeek')}
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation();
              does.onPeek();
            }}
          >
            ◨
          </button>
        </span>
      </td>
      <td data-label={t('columnState')} className="state-cell">
        <Tag className="state" data-state={item.state} title={label('state', item.state)}>
          {label('state', item.state)}
        </Tag>
      </td>
      <td data-label={t('columnWhere')} className="where">
        <Where item={item} />
      </td>
      <td data-label={t('columnReceived')} className="received">
        <time dateTime={item.receivedAt} title={long(item.receivedAt)}>
          {listInstant(item.receivedAt, serverNow(), language, timeZone)}
        </time>
      </td>
    </tr>
  );
};
