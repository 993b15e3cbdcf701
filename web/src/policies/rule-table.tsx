import { Tag } from 'antd';
import { keyOfFields, type Field, type Part } from './fields';
import { getAt, textOf, type JsonObject } from './json';
import type { Names } from './names';
import { ruleName, valueWords } from './value-words';

/** A rule, and the layer that brought it when that is not this document. */
export interface Row {
  readonly rule: JsonObject;
  readonly from: string | null;
}
interface Column {
  /** Path of the field that it is called after, or `name`. */
  readonly id: string;
  readonly fields: readonly Field[];
}

const columnOf = ({ column, path }: Field): string => column ?? path.join('.');
/** Columns of a table; those in which no rule says anything are left out. */
const columnsOf = (part: Part, rows: readonly Row[]): readonly Column[] => {
  return [...new Set(part.fields.map(columnOf))]
    .map((id) => ({ id, fields: part.fields.filter((field) => columnOf(field) === id) }))
    .filter(
      ({ id, fields }) =>
        id === 'name' ||
        id === 'when' ||
        rows.some(({ rule }) => fields.some((field) => getAt(rule, field.path) !== undefined)),
    );
};

const NameCell = ({ row, names }: { readonly row: Row; readonly names: Names }) => {
  const name = ruleName(row.rule, names);
  const code = textOf(row.rule.id) || textOf(row.rule.code);
  return (
    <>
      <strong>{name}</strong>
      {code && code !== name && <small>{code}</small>}
      {row.from && <Tag>{names.t('inherited', { name: row.from })}</Tag>}
    </>
  );
};

const KIND_TONE: Readonly<Record<string, string>> = {
  limit: 'tone-red',
  outer: 'tone-amber',
  target: 'tone-green',
};

const Cell = ({
  column,
  row,
  names,
}: {
  readonly column: Column;
  readonly row: Row;
  readonly names: Names;
}) => {
  const [first, ...others] = column.fields;
  if (!first) return null;
  const said = (field: Field): string => valueWords(field, getAt(row.rule, field.path), names);
  const isOwn = column.id === first.path.join('.');
  const more = [...(isOwn ? [] : [first]), ...others].filter((field) => said(field) !== '');
  const main = isOwn ? said(first) : '';
  return (
    <>
      {first.key === 'clocks.*.kind' && main ? (
        <Tag className={KIND_TONE[textOf(row.rule.kind)]}>{main}</Tag>
      ) : (
        <span>{main || (names.kind(first) === 'condition' ? names.t('always') : '')}</span>
      )}
      {more.map((field) => (
        <small key={field.path.join('.')}>
          {names.key(field.key)}: {said(field)}
        </small>
      ))}
    </>
  );
};

interface Props {
  readonly part: Part;
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly names: Names;
}

/** Rules as a table that reads on a phone as cards. */
export const RuleTable = ({ part, caption, rows, names }: Props) => {
  const columns = columnsOf(part, rows);
  const title = (id: string): string =>
    id === 'name' ? names.t('ruleName') : names.key(`${keyOfFields(part)}.${id}`);
  return (
    <div className="table-frame rules-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className="rules">
        <thead>
          <tr>
            {columns.map(({ id }) => (
              <th key={id} scope="col">
                {title(id)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr
              key={index}
              data-rule={textOf(row.rule.id) || textOf(row.rule.code)}
              className={row.from ? 'inherited' : undefined}
            >
              {columns.map((column) => (
                <td key={column.id} data-label={title(column.id)} data-column={column.id}>
                  {column.id === 'name' ? (
                    <NameCell row={row} names={names} />
                  ) : (
                    <Cell column={column} row={row} names={names} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
