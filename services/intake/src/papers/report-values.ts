import {
  type CaseForPaper,
  CaseClassified,
  CaseDeathRecorded,
  CaseReportDrafted,
  CaseReportedToRegulator,
  CaseReportSupplemented,
  type Facts,
  type PaperField,
} from '@tingsu/contracts';
import type { PaperKey } from './paper-readiness.js';
import type { PaperSpeech } from './paper-words.js';

type Entry = CaseForPaper['timeline'][number];
type Values = Partial<Record<PaperField, string>>;

/** `2.1` is the first supplement to the second report. */
function numbersIn(about: string | null): { readonly number: number; readonly supplement: number } {
  const [number = 0, supplement = 0] = (about ?? '').split('.').map(Number);
  return { number, supplement };
}

interface ReportEntries {
  readonly drafted: Entry | undefined;
  readonly given: Entry | undefined;
  /** Of the supplement that the paper is; of a report none. */
  readonly supplemented: Entry | undefined;
}

function entriesOf({ timeline, reports = [] }: CaseForPaper, about: string | null): ReportEntries {
  const { number, supplement } = numbersIn(about);
  const of = (type: string): Entry[] =>
    timeline.filter((one) => one.type === type && one.data['number'] === number);
  const report = reports.find((one) => one.number === number);
  // One that was given without a draft has no number in the log.
  const direct = timeline.find(
    ({ type, at, data }) =>
      type === CaseReportedToRegulator.type &&
      data['number'] === undefined &&
      report?.submittedAt === at,
  );
  return {
    drafted: of(CaseReportDrafted.type).at(-1),
    given: of(CaseReportedToRegulator.type).at(-1) ?? direct,
    supplemented: of(CaseReportSupplemented.type)[supplement - 1],
  };
}

/**
 * The case as it was when a report, or a supplement, was handed in: nothing that came later changes the paper, so that it can be printed
 * again as it was. Any other paper sees the case as it is.
 */
export function frozenAt({ template, about }: PaperKey, detail: CaseForPaper): CaseForPaper {
  const last = handedIn(template, entriesOf(detail, about));
  if (!last) return detail;
  const timeline = detail.timeline.slice(0, detail.timeline.indexOf(last) + 1);
  const lead = timeline.findLast(({ type }) => type === CaseClassified.type)?.data[
    'leadDepartment'
  ];
  return { ...detail, timeline, leadDepartment: typeof lead === 'string' ? lead : null };
}

/** When the authority got it; null for a draft, and for any other paper. */
export function handedInAt({ template, about }: PaperKey, detail: CaseForPaper): Date | null {
  const entry = handedIn(template, entriesOf(detail, about));
  return entry ? new Date(momentOf(entry)) : null;
}

function handedIn(template: PaperKey['template'], entries: ReportEntries): Entry | undefined {
  if (template === 'authority-report') return entries.given;
  return template === 'report-supplement' ? entries.supplemented : undefined;
}

const momentOf = ({ at, data }: Entry): string =>
  [data['reportedAt'], data['at']].find((one) => typeof one === 'string') ?? at;

/** What the report, or the supplement, says. */
export function reportTextOf({ template, about }: PaperKey, detail: CaseForPaper): string | null {
  const { drafted, supplemented } = entriesOf(detail, about);
  if (template === 'authority-report') return drafted?.text['text'] ?? null;
  return template === 'report-supplement' ? (supplemented?.text['text'] ?? null) : null;
}

/** A report to an authority in the form that authorities ask for (351 art. 14, 卫医管发〔2011〕4号). */
export function reportValues(
  key: PaperKey,
  detail: CaseForPaper,
  textHash: string | null,
  speech: PaperSpeech,
): Values {
  const report = detail.reports?.find(({ number }) => number === numbersIn(key.about).number);
  if (!report) return {};
  const entries = entriesOf(detail, key.about);
  const given = handedIn(key.template, entries);
  const { grade, accidentGrade } = report;
  const died = detail.timeline.some(({ type }) => type === CaseDeathRecorded.type);
  const facts = (detail.timeline.findLast(({ type }) => type === CaseClassified.type)?.data[
    'facts'
  ] ?? {}) as Facts;
  return {
    reportNo: key.about ?? '',
    reportStatus: given
      ? speech.list([
          speech.time(momentOf(given)),
          speech.named('reportMethod', String(given.data['method'])),
        ])
      : speech.said({ zh: '草稿，尚未报送', en: 'draft, not handed in' }),
    reportReference: given?.text['reference'] ?? '',
    reportSubject: speech.named('reportSubject', report.subject),
    reportGrade: speech.list([
      grade && speech.named('eventGrade', grade),
      accidentGrade === null
        ? null
        : accidentOf(speech.named('accidentGrade', String(accidentGrade)), speech),
    ]),
    reportAuthority: entries.drafted?.text['authority'] ?? entries.given?.text['authority'] ?? '',
    reportFoundOn: foundOn(facts, speech),
    reportHarm: harmOf(died ? { ...facts, death: true } : facts, speech),
    reportText: reportTextOf(key, detail) ?? '',
    reportHash: textHash ?? '',
  };
}

const accidentOf = (grade: string, { said }: PaperSpeech): string =>
  said({ zh: `可能为${grade}医疗事故`, en: `possibly a medical accident of ${grade}` });

const foundOn = ({ eventFoundAt }: Facts, speech: PaperSpeech): string =>
  typeof eventFoundAt === 'string' ? speech.time(eventFoundAt) : '';

function harmOf({ death, personsHarmed }: Facts, { said, list }: PaperSpeech): string {
  const persons = typeof personsHarmed === 'number' ? personsHarmed : 0;
  return list([
    death === true ? said({ zh: '患者死亡', en: 'the patient died' }) : null,
    persons > 0
      ? said({ zh: `${persons}人受到人身损害`, en: `${persons} person(s) harmed` })
      : null,
  ]);
}
