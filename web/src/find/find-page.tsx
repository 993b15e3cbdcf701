import { Button, Empty } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { MOST_COUNTED } from '@tingsu/contracts';
import { Loading } from '../kit/loading';
import { usePageTitle } from '../kit/page-title';
import { ProblemView } from '../kit/problem-view';
import { useWords } from '../kit/words';
import { useGists } from '../worklist/use-gists';
import { isTooShort, type Hit } from './found';
import { useFindWords } from './find-words';
import { HitLine } from './hit-line';
import { numbersOf } from './options';
import { useFind } from './use-find';

const PAGE = 20;

/** Complaints for which rows are fetched together, so that those shown already are not fetched again. */
const inPages = (hits: readonly Hit[]): (readonly string[])[] => {
  const numbers = numbersOf(hits);
  const pages: (readonly string[])[] = [];
  for (let from = 0; from < numbers.length; from += 2 * PAGE)
    pages.push(numbers.slice(from, from + 2 * PAGE));
  return pages;
};

const Results = ({ words }: { readonly words: string }) => {
  const { t } = useWords();
  const { hits, isSearching, error, hasMore, more, retry } = useFind(words, PAGE);
  const gists = useGists(inPages(hits));
  const tooMany = hits.length >= MOST_COUNTED;
  return (
    <>
      {error && <ProblemView error={error} onRetry={retry} />}
      {isSearching && hits.length === 0 && <Loading rows={8} />}
      {!isSearching && !error && hits.length === 0 && <Empty description={t('findNothing')} />}
      {hits.length > 0 && (
        <ul className="plain-list hits">
          {hits.map((hit) => (
            <li key={hit.complaintNo}>
              {hit.caseNo === null ? (
                <HitLine hit={hit} gist={gists.of.get(hit.complaintNo)} />
              ) : (
                <Link to={`/cases/${hit.caseNo}`}>
                  <HitLine hit={hit} gist={gists.of.get(hit.complaintNo)} />
                </Link>
              )}
            </li>
          ))}
        </ul>
      )}
      {hits.length > 0 && (
        <div className="more" role="status">
          <span className="soft">
            {tooMany
              ? t('findTooMany', { count: MOST_COUNTED })
              : t('findShown', { count: hits.length })}
          </span>
          {hasMore && !tooMany && (
            <Button loading={isSearching} onClick={more}>
              {t('loadMore')}
            </Button>
          )}
        </div>
      )}
    </>
  );
};

/** All that was found. What was searched for stays in memory: after a reload the page asks again. */
export const FindPage = () => {
  const { t } = useWords();
  usePageTitle(t('findTitle'));
  const { words, setWords } = useFindWords();
  const [typed, setTyped] = useState(words);
  const short = typed.trim() !== '' && isTooShort(typed);
  return (
    <div className="page">
      <h1>{t('findTitle')}</h1>
      <form
        role="search"
        className="find-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isTooShort(typed)) setWords(typed.trim());
        }}
      >
        <input
          className="palette-input"
          aria-label={t('findTitle')}
          aria-describedby="find-note"
          placeholder={t('findPlaceholder')}
          autoComplete="off"
          autoFocus
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button type="primary" htmlType="submit">
          {t('findDo')}
        </Button>
      </form>
      <p id="find-note" className="soft" role="status">
        {t(short ? 'findTooShort' : 'findHint')}
      </p>
      {words !== '' && <Results key={words} words={words} />}
    </div>
  );
};
