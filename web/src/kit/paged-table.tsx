import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button, Empty } from 'antd';
import type { ReactNode } from 'react';
import { Loading } from './loading';
import { ProblemView } from './problem-view';
import { useWords } from './words';

type Query = Pick<
  UseInfiniteQueryResult,
  | 'isPending'
  | 'isSuccess'
  | 'error'
  | 'refetch'
  | 'hasNextPage'
  | 'isFetchingNextPage'
  | 'fetchNextPage'
>;
interface Props<Item> {
  /** What the table shows, for those who hear it. */
  readonly name: string;
  readonly query: Query;
  readonly items: readonly Item[];
  readonly columns: readonly string[];
  /** What to say when there is nothing. */
  readonly empty: string;
  /** One `tr` with its key. */
  row(item: Item): ReactNode;
}

/** A list that loads further pages on request, with its loading, error and empty state. */
export const PagedTable = <Item,>({ name, query, items, columns, empty, row }: Props<Item>) => {
  const { t } = useWords();
  return (
    <>
      {query.isPending && <Loading rows={3} />}
      {query.error && <ProblemView error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && items.length === 0 && <Empty description={empty} />}
      {items.length > 0 && (
        <div className="table-frame" tabIndex={0} role="group" aria-label={name}>
          <table className="figures parked">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>{items.map(row)}</tbody>
          </table>
        </div>
      )}
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('loadMore')}
        </Button>
      )}
    </>
  );
};
