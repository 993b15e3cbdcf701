import type { RegisterEntry } from '../api/register-book.js';
import type { Identity } from '../identity.js';
import { localTime } from '../local-time.js';
import { NAMES_EN } from '../names/en.js';
import { NAMES_ZH } from '../names/zh-cn.js';

/** Where and for whom the register is written: names of places and people, and the zone in which they read the time. */
export interface RegisterReader {
  readonly language: Identity['locale'];
  readonly timeZone: string;
  campus(code: string): string;
  department(code: string): string;
  person(staffId: string): string;
}

type Cell = (entry: RegisterEntry, reader: RegisterReader) => string;

const namesIn = ({ language }: RegisterReader) => (language === 'en' ? NAMES_EN : NAMES_ZH);
const joined = (parts: readonly string[], reader: RegisterReader): string =>
  parts.filter((part) => part !== '').join(namesIn(reader).comma);

/** `2026-11-20 10:12`: a spreadsheet sorts it, and people of both languages read it. */
function written(at: string | null, { timeZone }: RegisterReader): string {
  if (at === null) return '';
  const { day, time } = localTime(at, timeZone);
  return `${day} ${time}`;
}

const persons: Cell = ({ respondents }, reader) =>
  joined([...(respondents?.persons ?? []).map(reader.person), respondents?.others ?? ''], reader);

const CELLS: Readonly<Record<string, Cell>> = {
  nr: ({ nr }) => String(nr),
  complaintNo: ({ complaintNo }) => complaintNo,
  receivedAt: ({ receivedAt }, reader) => written(receivedAt, reader),
  campus: ({ campus }, reader) => reader.campus(campus),
  channel: ({ channel }, reader) => namesIn(reader).channel[channel],
  kind: ({ kind }, reader) => namesIn(reader).caseKind[kind],
  name: ({ name, anonymous }, reader) => (anonymous ? namesIn(reader).anonymous : (name ?? '')),
  contact: ({ contact }) => contact ?? '',
  respondent: (entry, reader) =>
    joined(
      [...(entry.respondents?.units ?? []).map(reader.department), persons(entry, reader)],
      reader,
    ),
  facts: ({ facts }) => facts ?? '',
  demand: ({ demand }) => demand ?? '',
  department: ({ department }, reader) =>
    department === null ? '' : reader.department(department),
  state: ({ state }, reader) => namesIn(reader).state[state],
  findings: ({ handling }) => handling?.findings ?? '',
  answer: ({ handling }) => handling?.answer ?? '',
  answeredAt: ({ answeredAt }, reader) => written(answeredAt, reader),
  // What policies name besides.
  identity: ({ relation }, reader) => (relation === null ? '' : namesIn(reader).relation[relation]),
  complainantBasics: ({ relation, patient }, reader) =>
    joined([relation === null ? '' : namesIn(reader).relation[relation], patient ?? ''], reader),
  persons,
  reasons: ({ reasons }) => reasons ?? '',
  time: ({ occurredAt }, reader) => written(occurredAt, reader),
  place: ({ place }) => place ?? '',
  restated: ({ restated }, reader) => (restated ? namesIn(reader).yes : ''),
  signature: ({ signature }, reader) =>
    signature === null ? '' : namesIn(reader).signature[signature],
  evidence: ({ files }, reader) =>
    files ? namesIn(reader).files.replace('{count}', String(files)) : '',
  result: ({ result, handling }) => handling?.answer ?? result ?? '',
  analysisAndHandling: ({ handling }) => handling?.findings ?? '',
  handlingOpinion: ({ handling }) => handling?.opinion ?? '',
  leaderReview: ({ handling }) => handling?.leaderNote ?? '',
  improvement: ({ handling }) => handling?.measures ?? '',
  dueDates: ({ dueDates }, reader) =>
    joined(
      dueDates.map(
        ({ label, dueAt }) =>
          `${reader.language === 'en' ? label.en : label.zh} ${written(dueAt, reader)}`,
      ),
      reader,
    ),
};

/** What stands in a row, by the columns of the register. A column that nothing fills is left to be written by hand. */
export const registerCells = (
  entry: RegisterEntry,
  columns: readonly string[],
  reader: RegisterReader,
): string[] => columns.map((code) => CELLS[code]?.(entry, reader) ?? '');
