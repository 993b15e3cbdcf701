import { registerCells, registerColumnName, type RegisterEntry } from '@tingsu/contracts';
import { Link } from 'react-router';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { useRegisterReader } from './use-register-book';

interface Props {
  readonly name: string;
  readonly columns: readonly string[];
  readonly entries: readonly RegisterEntry[];
}

/** The register as a sheet: the same words that a file of it has. */
export const BookTable = ({ name, columns, entries }: Props) => {
  const { language } = useWords();
  const reader = useRegisterReader();
  return (
    <div className="table-frame" tabIndex={0} role="group" aria-label={name}>
      <table className="figures parked book">
        <thead>
          <tr>
            {columns.map((code) => (
              <th key={code} scope="col" data-column={code}>
                {registerColumnName(code, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.complaintNo} data-register={entry.complaintNo}>
              {registerCells(entry, columns, reader).map((cell, index) => {
                const code = columns[index] ?? '';
                return (
                  <td
                    key={code}
                    data-column={code}
                    data-label={registerColumnName(code, language)}
                    className={cell === '' ? 'unwritten' : undefined}
                  >
                    {code === 'complaintNo' && entry.caseNo ? (
                      <Link to={`/cases/${entry.caseNo}`}>{cell}</Link>
                    ) : (
                      <span dir="auto">{shown(cell)}</span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
