import { Tag } from 'antd';
import { isObject, textOf, type Json } from './json';
import type { Names } from './names';

const TONE: Readonly<Record<string, string>> = { P1: 'tone-red', P2: 'tone-amber' };

export const rowsOf = (matrix: Json | undefined): readonly string[] =>
  isObject(matrix) ? Object.keys(matrix).toSorted((one, other) => other.localeCompare(one)) : [];
export const columnsOf = (matrix: Json | undefined): readonly string[] =>
  isObject(matrix)
    ? [
        ...new Set(
          Object.values(matrix)
            .filter(isObject)
            .flatMap((row) => Object.keys(row)),
        ),
      ].toSorted()
    : [];
export const cellOf = (matrix: Json | undefined, row: string, column: string): string => {
  const cells = isObject(matrix) ? matrix[row] : undefined;
  return isObject(cells) ? textOf(cells[column]) : '';
};

/** Severity × impact → priority, as a grid. */
export const PriorityGrid = ({
  matrix,
  names,
}: {
  readonly matrix: Json | undefined;
  readonly names: Names;
}) => (
  <table className="grid">
    <caption>{names.t('matrixCaption')}</caption>
    <thead>
      <tr>
        <td />
        {columnsOf(matrix).map((column) => (
          <th key={column} scope="col">
            {names.t('matrixImpact', { level: column })}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rowsOf(matrix).map((row) => (
        <tr key={row}>
          <th scope="row">{names.t('matrixSeverity', { level: row })}</th>
          {columnsOf(matrix).map((column) => (
            <td key={column}>
              <Tag className={TONE[cellOf(matrix, row, column)]}>{cellOf(matrix, row, column)}</Tag>
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
