import { timeZoneOf } from '../calendars/time-zone.js';
import { checkClocks, type Surroundings } from './check-clocks.js';
import { checkConditions } from './check-conditions.js';
import { checkDuties } from './check-duties.js';
import { checkKeys } from './check-keys.js';
import { checkLadder, namesIn } from './check-ladder.js';
import { checkInherited } from './check-layers.js';
import { checkNames } from './check-names.js';
import { checkPapers } from './check-papers.js';
import { checkNoticeTexts } from './notice-text.js';
import { checkTriage } from './check-triage.js';
import { findPolicy, layersOf, listOf, PolicyError } from './compose-policy.js';
import { PolicyDocumentSchema, type PolicyDocument } from './document-schema.js';
import { pointerOf } from './pointer.js';
import { hint, reporterFor, type PolicyProblem, type Report } from './problems.js';
import { checkReferences } from './references.js';
import { narrowed, shapeProblem } from './shape-problem.js';

export type { PolicyProblem } from './problems.js';

/**
 * Everything that is wrong with a set of documents, each with its place and what to do; empty = fit for publication. Documents that
 * others extend must be in the set. A document whose shape is wrong is not checked for meaning.
 */
export function checkPolicy(documents: readonly unknown[]): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const shaped: { readonly index: number; readonly document: PolicyDocument }[] = [];
  documents.forEach((json, index) => {
    const parsed = PolicyDocumentSchema.safeParse(json);
    if (parsed.success) shaped.push({ index, document: parsed.data });
    else
      for (const issue of parsed.error.issues.flatMap(narrowed))
        problems.push({
          document: index,
          policy: idOf(json),
          path: pointerOf(issue.path),
          ...shapeProblem(issue, json),
        });
  });
  const all = shaped.map(({ document }) => document);
  for (const { index, document } of shaped)
    checkMeaning(document, all, reporterFor(problems, index, document.id));
  return problems;
}

/**
 * What is probably not meant, each with its place; a document may be published all the same. Nothing about a document whose shape is
 * wrong.
 */
export function advisePolicy(documents: readonly unknown[]): PolicyProblem[] {
  const advice: PolicyProblem[] = [];
  documents.forEach((json, index) => {
    const parsed = PolicyDocumentSchema.safeParse(json);
    if (!parsed.success) return;
    const report = reporterFor(advice, index, parsed.data.id);
    checkNames(parsed.data, report);
    checkKeys(parsed.data, report);
  });
  return advice;
}

function checkMeaning(
  document: PolicyDocument,
  all: readonly PolicyDocument[],
  report: Report,
): void {
  const layers = checkHead(document, all, report);
  const [, ...parents] = layers;
  const first = layers.find((layer) => Array.isArray(layer.taxonomy))?.taxonomy;
  const clocks = layers.flatMap((layer) => layer.clocks);
  const around: Surroundings = {
    clockIds: clocks.map((clock) => clock.id),
    ofLaw: parents.filter(({ law }) => law).flatMap((layer) => layer.clocks.map(({ id }) => id)),
    trackIds: layers.find((layer) => layer.tracks)?.tracks?.map((track) => track.id) ?? [],
    stops: clocks.flatMap((clock) => listOf(clock.stop)),
    hasShifts: layers.some((layer) => layer.calendar.shifts),
  };
  checkConditions(document, Array.isArray(first) ? first.map((one) => one.code) : [], report);
  checkClocks(document, around, report);
  checkTriage(document, around.clockIds, report);
  checkInherited(document, parents, report);
  checkLadder(document, namesIn(layers), report);
  checkDuties(document, layers, report);
  checkPapers(document, report);
  checkNoticeTexts(document, report);
  checkReferences(document, report);
}

/** Identity, time and parents. Returns the document and all that it extends. */
function checkHead(
  document: PolicyDocument,
  all: readonly PolicyDocument[],
  report: Report,
): readonly PolicyDocument[] {
  const same = all.filter((one) => one.id === document.id && one.version === document.version);
  if (same.length > 1 && same[0] !== document)
    report(
      ['version'],
      'policy.repeated',
      `${document.id}@${document.version} is there twice. A published version never changes: raise the version.`,
      `${document.id}@${document.version} 重复。已发布的版本不可更改，请提升版本号。`,
    );
  if (document.effectiveTo !== undefined && document.effectiveTo <= document.effectiveFrom)
    report(
      ['effectiveTo'],
      'policy.effective',
      'The policy ends before it begins. Put effectiveTo after effectiveFrom.',
      '失效日期应晚于生效日期。',
    );
  checkTime(document, report);
  const known = document.extends.filter((reference, index) => {
    if (findPolicy(all, reference)) return true;
    const help = hint(
      reference,
      all.map((one) => `${one.id}@${one.version}`),
    );
    report(
      ['extends', index],
      'extends.unknown',
      `There is no policy ${reference} to extend. ${help.en}`,
      `没有可叠加的制度 ${reference}。${help.zh}`,
    );
    return false;
  });
  try {
    return [document, ...layersOf(all, known).filter((layer) => layer !== document)];
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    if (error.code === 'policy.cycle')
      report(
        ['extends'],
        'extends.cycle',
        error.message,
        '制度互相叠加，形成循环，请删除其中一条 extends。',
      );
    return [document];
  }
}

function checkTime({ timezone, calendar }: PolicyDocument, report: Report): void {
  try {
    timeZoneOf(timezone);
  } catch {
    report(
      ['timezone'],
      'timezone.unknown',
      `There is no time zone ${timezone}. Use an IANA name such as Asia/Shanghai.`,
      `没有时区 ${timezone}，请使用 Asia/Shanghai 这样的名称。`,
    );
  }
  calendar.shifts?.forEach((shift, index) => {
    const previous = calendar.shifts?.[index - 1];
    if (shift.from < shift.to && (!previous || previous.to <= shift.from)) return;
    report(
      ['calendar', 'shifts', index],
      'calendar.shifts.order',
      'Shifts must end after they begin, in order and apart from each other.',
      '作息时间应先后有序、互不重叠。',
    );
  });
}

function idOf(json: unknown): string {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : undefined;
  return typeof id === 'string' && id !== '' ? id : '?';
}
