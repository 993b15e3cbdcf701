import {
  CalendarDaySchema,
  datesIn,
  ProblemError,
  type CalendarYear,
  type DateFault,
  type FieldError,
} from '@tingsu/contracts';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

type Day = CalendarYear['days'][number];

/** The shape in which public data sets list a year: `{year, dates: [{date, name_cn?, name_en?, type}]}`. */
const PublicDaySchema = z.object({
  date: z.string(),
  type: z.enum(['public_holiday', 'transfer_workday']),
  name: z.string().optional(),
  name_cn: z.string().optional(),
  name_en: z.string().optional(),
});

/**
 * The days of a year as typed from the official notice. CSV has the columns date, kind, name, English name; a first line
 * may name them, in Chinese or English and in any order. A date may be a range. JSON is a list of days, or `{days: […]}`, or the common
 * public shape with `dates`. Throws `request.invalid` with the line or item of each mistake and how to write it.
 */
export function importedDays(format: 'csv' | 'json', text: string): Day[] {
  if (text.includes('\uFFFD')) throw unreadable([NOT_UTF8]);
  const rows = format === 'csv' ? csvRows(text) : jsonRows(text);
  const errors: FieldError[] = [];
  const days: Day[] = [];
  for (const row of rows) {
    if ('error' in row) {
      errors.push(row.error);
      continue;
    }
    const parsed = CalendarDaySchema.safeParse(row.value);
    if (parsed.success) days.push(parsed.data);
    else
      errors.push(
        ...parsed.error.issues.map((issue) =>
          mistake(row.place, issue.path.join('.') || 'row', issue.code ?? 'invalid', issue.message),
        ),
      );
  }
  if (days.length === 0 && errors.length === 0)
    errors.push({ path: 'text', code: 'required', message: 'There is no day in it.' });
  if (errors.length > 0) throw unreadable(errors);
  return days.sort((one, other) => (one.date < other.date ? -1 : 1));
}

type Row = { readonly place: string; readonly value: unknown } | { readonly error: FieldError };

const NOT_UTF8: FieldError = {
  path: 'text',
  code: 'not_utf8',
  message: 'The file is not UTF-8 (perhaps GBK, 这个文件可能是 GBK 编码). Save it as UTF-8.',
};

const HOW_TO_WRITE: Readonly<Record<DateFault, string>> = {
  date_serial: 'is the number of a spreadsheet. Format the column as text and write 2027-01-01.',
  date_unknown: 'is not a date. Write 2027-01-01, or a range such as 2027年2月5日至2月12日.',
  date_missing: 'does not exist in the calendar. Correct the day.',
  date_range: 'must end after it begins and hold at most 31 days.',
};

function unreadable(errors: readonly FieldError[]): ProblemError {
  return new ProblemError(
    'request.invalid',
    'Some lines could not be read. Each needs date, kind (work or off) and name.',
    { errors: errors.slice(0, 50) },
  );
}

function mistake(place: string, column: string, code: string, message: string): FieldError {
  return { path: 'text', code, message: `${place}: ${column} ${message}` };
}

type Column = 'date' | 'kind' | 'name' | 'nameEn';
const COLUMNS: readonly Column[] = ['date', 'kind', 'name', 'nameEn'];
const HEADINGS: Readonly<Record<string, Column>> = {
  date: 'date',
  日期: 'date',
  kind: 'kind',
  type: 'kind',
  类型: 'kind',
  性质: 'kind',
  name: 'name',
  名称: 'name',
  节日: 'name',
  nameen: 'nameEn',
  英文名称: 'nameEn',
  英文: 'nameEn',
};

function csvRows(text: string): Row[] {
  const lines = parse(text, {
    bom: true,
    delimiter: [',', ';', '\t', '，', '；'],
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    trim: true,
  }) as unknown as readonly { info: { lines: number }; record: readonly string[] }[];
  const heading = lines[0]?.record.map((cell) => HEADINGS[cell.replaceAll(' ', '').toLowerCase()]);
  const isHeading = heading?.includes('date') ?? false;
  const columns = isHeading ? (heading ?? []) : COLUMNS;
  return lines
    .slice(isHeading ? 1 : 0)
    .flatMap(({ info, record }) => rowsOf(`line ${info.lines}`, columns, record));
}

function rowsOf(
  place: string,
  columns: readonly (Column | undefined)[],
  record: readonly string[],
): Row[] {
  const cell = (column: Column): string => record[columns.indexOf(column)] ?? '';
  const read = datesIn(cell('date'));
  const nameEn = cell('nameEn');
  const rest = {
    kind: kindOf(cell('kind')),
    name: cell('name'),
    ...(nameEn === '' ? {} : { nameEn }),
  };
  if ('dates' in read) return read.dates.map((date) => ({ place, value: { date, ...rest } }));
  const { fault } = read;
  const error = mistake(place, 'date', fault, `${cell('date')} ${HOW_TO_WRITE[fault]}`);
  const others = CalendarDaySchema.omit({ date: true }).safeParse(rest);
  return [
    { error },
    ...(others.success
      ? []
      : others.error.issues.map((issue) => ({
          error: mistake(place, issue.path.join('.'), issue.code ?? 'invalid', issue.message),
        }))),
  ];
}

const WORDS: Readonly<Record<string, Day['kind']>> = {
  public_holiday: 'off',
  holiday: 'off',
  休: 'off',
  休息: 'off',
  放假: 'off',
  节假日: 'off',
  法定节假日: 'off',
  公休: 'off',
  transfer_workday: 'work',
  workday: 'work',
  班: 'work',
  上班: 'work',
  补班: 'work',
  调休上班: 'work',
  工作日: 'work',
};
const kindOf = (word: string): string => WORDS[word.toLowerCase()] ?? word.toLowerCase();
function jsonRows(text: string): Row[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ProblemError(
      'request.invalid',
      'The text is not JSON. Paste a list of days, or choose CSV.',
      {
        errors: [{ path: 'text', code: 'invalid_json', message: 'This is not JSON.' }],
      },
    );
  }
  const { days, dates } = (Array.isArray(json) ? { days: json } : (json ?? {})) as {
    days?: unknown;
    dates?: unknown;
  };
  const list: readonly unknown[] = Array.isArray(days) ? days : Array.isArray(dates) ? dates : [];
  return list.map((value, index) => ({ place: `item ${index + 1}`, value: dayFrom(value) }));
}

function dayFrom(value: unknown): unknown {
  const parsed = PublicDaySchema.safeParse(value);
  if (!parsed.success) return value;
  const { date, type, name, name_cn: zh, name_en: en } = parsed.data;
  return {
    date,
    kind: WORDS[type],
    name: name ?? zh ?? en ?? '',
    ...(en === undefined ? {} : { nameEn: en }),
  };
}
