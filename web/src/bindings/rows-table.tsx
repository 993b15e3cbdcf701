import type { BindingRow } from '@tingsu/contracts';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { Head } from '../kit/table-head';
import { useWords } from '../kit/words';
import { replacedOn } from './rows';
import { useWhereWords, type WhereWords } from './where-words';

/** One place in words: what is left open is said to be open. */
const Open = ({ code, text }: { readonly code: string | null; readonly text: string }) => (
  <span className={code === null ? 'soft' : undefined}>{text}</span>
);

export const PlaceCells = ({
  row,
  words,
}: {
  readonly row: BindingRow;
  readonly words: WhereWords;
}) => {
  const { t } = useWords();
  return (
    <>
      <td data-label={t('whereCampus')}>
        <Open code={row.campus} text={words.campus(row.campus)} />
      </td>
      <td data-label={t('whereDepartment')}>
        <Open code={row.department} text={words.department(row.department)} />
      </td>
      <td data-label={t('whereKind')}>{words.kind(row.caseKind)}</td>
      <td data-label={t('whereChannel')}>
        <Open code={row.channel} text={words.channel(row.channel)} />
      </td>
    </>
  );
};

/** Policies by name; the first one is primary. */
export const PolicyNames = ({
  policies,
  words,
}: {
  readonly policies: readonly string[];
  readonly words: WhereWords;
}) => (
  <ul className="policy-names">
    {policies.map((reference) => {
      const [id = '', version] = reference.split('@');
      const found = words.versions.find(
        (one) => one.policyId === id && (version === undefined || one.version === version),
      );
      return (
        <li key={reference} title={reference}>
          {found ? (
            <Link to={`/policies/${encodeURIComponent(id)}/${encodeURIComponent(found.version)}`}>
              {words.policy(reference)}
            </Link>
          ) : (
            words.policy(reference)
          )}
        </li>
      );
    })}
  </ul>
);

const StateCell = ({
  row,
  rows,
  today,
}: { readonly row: BindingRow } & Pick<Props, 'rows' | 'today'>) => {
  const { t } = useWords();
  const end = replacedOn(row, rows);
  return (
    <div>
      {end !== null && end <= today ? (
        <Tag>{t('stateSuperseded')}</Tag>
      ) : row.from <= today ? (
        <Tag className="tone-green">{t('whereInForce')}</Tag>
      ) : (
        <Tag className="tone-amber">{t('whereWaits', { date: row.from })}</Tag>
      )}
      {end && <small>{t('whereUntil', { date: end })}</small>}
    </div>
  );
};

interface Props {
  readonly rows: readonly BindingRow[];
  /** `YYYY-MM-DD` where the hospital is. */
  readonly today: string;
  /** What the table is called. */
  readonly title: string;
}

/** Rows as they are read; the general ones come first. */
export const RowsTable = ({ rows, today, title }: Props) => {
  const { t } = useWords();
  const words = useWhereWords();
  return (
    <div className="table-frame rules-frame" role="region" aria-label={title} tabIndex={0}>
      <table className="rules">
        <Head
          columns={[
            'whereCampus',
            'whereDepartment',
            'whereKind',
            'whereChannel',
            'whereFrom',
            'wherePolicies',
            'whereState',
          ]}
        />
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} data-campus={row.campus ?? '*'} data-kind={row.caseKind}>
              <PlaceCells row={row} words={words} />
              <td data-label={t('whereFrom')}>{row.from}</td>
              <td data-label={t('wherePolicies')}>
                <PolicyNames policies={row.policies} words={words} />
              </td>
              <td data-label={t('whereState')}>
                <StateCell row={row} rows={rows} today={today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
