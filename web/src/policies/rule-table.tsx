import { Tag } from 'antd';
import { fieldLabel, type FieldKey } from '../i18n/administration';
import type { Field, Part } from './fields';
import { getAt, textOf, type JsonObject } from './json';
import type { Names } from './names';
import { ruleName, valueWords } from './value-words';

/** A rule, and the layer that brought it when that is not this document. */
export interface Row {
  readonly rule: JsonObject;
  readonly from: string | null;
}
interface Column {
  readonly text: FieldKey;
  readonly fields: readonly Field[];
}

const columnOf = (field: Field): FieldKey => field.column ?? field.text;
/** Columns of a table; those in which no rule says anything are left out. */
const columnsOf = (part: Part, rows: readonly Row[]): readonly Column[] => {
  const keys = [...new Set(part.fields.map(columnOf))].map((text) =>
    text === 'id' || text === 'code' ? ('name' as const) : text,
  );
  return [...new Set(keys)]
    .map((text) => ({
      text,
      fields: part.fields.filter(
        (field) =>
          columnOf(field) === text || (text === 'name' && ['id', 'code'].includes(columnOf(field))),
      ),
    }))
    .filter(
      ({ text, fields }) =>
        text === 'name' ||
        text === 'when' ||
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
  const more = [...(column.text === first.text ? [] : [first]), ...others].filter(
    (field) => said(field) !== '',
  );
  const main = column.text === first.text ? said(first) : '';
  return (
    <>
      {first.table === 'clockKind' && main ? (
        <Tag className={KIND_TONE[textOf(row.rule.kind)]}>{main}</Tag>
      ) : (
        <span>{main || (first.kind === 'condition' ? names.t('always') : '')}</span>
      )}
      {more.map((field) => (
        <small key={field.path.join('.')}>
          {fieldLabel(names.language, field.text)}: {said(field)}
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
  return (
    <div className="table-frame rules-frame" role="region" aria-label={caption} tabIndex={0}>
      <table className="rules">
        <thead>
          <tr>
            {columns.map(({ text }) => (
              <th key={text} scope="col">
                {fieldLabel(names.language, text)}
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
                <td
                  key={column.text}
                  data-label={fieldLabel(names.language, column.text)}
                  data-column={column.text}
                >
                  {column.text === 'name' ? (
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
