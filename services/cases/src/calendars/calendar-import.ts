import {
  CalendarDaySchema,
  ProblemError,
  type CalendarYear,
  type FieldError,
} from '@tingsu/contracts';
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
 * The days of a year as somebody typed them from the official notice. CSV has the columns `date,kind,name,nameEn` (a first line with these
 * names may be there), JSON is a list of days, or `{days: […]}`, or the common public shape with `dates`. Throws `request.invalid` with the
 * line or item of each mistake.
 */
export function importedDays(format: 'csv' | 'json', text: string): Day[] {
  const rows = format === 'csv' ? csvRows(text) : jsonRows(text);
  const errors: FieldError[] = [];
  const days: Day[] = [];
  for (const { place, value } of rows) {
    const parsed = CalendarDaySchema.safeParse(value);
    if (parsed.success) days.push(parsed.data);
    else
      errors.push(
        ...parsed.error.issues.map((issue) => ({
          path: 'text',
          code: issue.code ?? 'invalid',
          message: `${place}: ${issue.path.join('.') || 'row'} ${issue.message}`,
        })),
      );
  }
  if (days.length === 0 && errors.length === 0)
    errors.push({ path: 'text', code: 'required', message: 'There is no day in it.' });
  if (errors.length > 0)
    throw new ProblemError(
      'request.invalid',
      'Some lines could not be read. Each needs date, kind (work or off) and name.',
      {
        errors: errors.slice(0, 50),
      },
    );
  return days.sort((one, other) => (one.date < other.date ? -1 : 1));
}

interface Row {
  readonly place: string;
  readonly value: unknown;
}

function csvRows(text: string): Row[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ line, place: `line ${index + 1}` }))
    .filter(
      ({ line }, index) =>
        line.trim() !== '' && !(index === 0 && /^\s*"?date"?\s*[,;\t]/i.test(line)),
    )
    .map(({ line, place }) => {
      const [date = '', kind = '', name = '', nameEn = ''] = cells(line);
      return {
        place,
        value: { date, kind: kindOf(kind), name, ...(nameEn === '' ? {} : { nameEn }) },
      };
    });
}

/** Cells between commas, semicolons or tabs; quotes hold a cell together, a doubled quote is one. */
function cells(line: string): string[] {
  const found: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    if (sign === '"' && quoted && line[at + 1] === '"') cell += line[++at] ?? '';
    else if (sign === '"') quoted = !quoted;
    else if (quoted || !/[,;\t]/.test(sign)) cell += sign;
    else {
      found.push(cell.trim());
      cell = '';
    }
  }
  return [...found, cell.trim()];
}

const WORDS: Readonly<Record<string, Day['kind']>> = {
  public_holiday: 'off', transfer_workday: 'work', holiday: 'off', workday: 'work', 休: 'off', 班: 'work', 放假: 'off', 上班: 'work',
}; // prettier-ignore
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
