import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useWords } from '../kit/words';
import { countText } from '../worklist/counts';
import { listPath, type Filters, type View } from '../worklist/list-filters';
import { heatOf } from './heat';

interface LoadRow {
  readonly key: string;
  readonly name: string;
  readonly filters: Filters;
  readonly open: number;
  readonly dueSoon: number;
  readonly overdue: number;
}

const COLUMNS = [
  { name: 'open', text: 'superviseOpen', view: 'open' },
  { name: 'dueSoon', text: 'superviseDueSoon', view: null },
  { name: 'overdue', text: 'superviseOverdue', view: 'overdue' },
] as const satisfies readonly { name: string; text: string; view: View | null }[];

interface Props {
  readonly title: string;
  readonly head: string;
  readonly rows: readonly LoadRow[];
  readonly none: string;
  /** What can be done with the cases of a row, and what its column is called. */
  readonly action?: ((row: LoadRow) => ReactNode) | undefined;
  readonly actionName?: string | undefined;
}

/** Who has how much, the most overdue first. A number leads to its cases. */
export const LoadTable = ({ title, head, rows, none, action, actionName }: Props) => {
  const { t } = useWords();
  const sorted = [...rows].sort(
    (one, other) => other.overdue - one.overdue || other.open - one.open,
  );
  const largest = (name: (typeof COLUMNS)[number]['name']): number =>
    Math.max(0, ...rows.map((row) => row[name]));
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p className="soft">{none}</p>
      ) : (
        <div className="table-frame" role="region" aria-label={title} tabIndex={0}>
          <table className="load">
            <thead>
              <tr>
                <th scope="col">{head}</th>
                {COLUMNS.map(({ name, text }) => (
                  <th key={name} scope="col">
                    {t(text)}
                  </th>
                ))}
                {action && (
                  <th scope="col">
                    <span className="visually-hidden">{actionName ?? t('superviseMove')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {sorted.map((row) => (
                <tr key={row.key} data-load={row.key}>
                  <th scope="row">{row.name}</th>
                  {COLUMNS.map(({ name, view }) => (
                    <td key={name} className={`heat-${heatOf(row[name], largest(name))}`}>
                      {view !== null && row[name] > 0 ? (
                        <Link to={listPath(view, row.filters)}>{countText(row[name])}</Link>
                      ) : (
                        countText(row[name])
                      )}
                    </td>
                  ))}
                  {action && <td className="load-action">{action(row)}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
};
