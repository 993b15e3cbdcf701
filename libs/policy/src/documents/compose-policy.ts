import { bothLanguages } from '@tingsu/contracts';
import { accountabilityOf } from './compose-accountability.js';
import { commonProblemOf, sameIssueWindow } from './compose-repeats.js';
import { factsRead } from './condition.js';
import { PolicyDocumentSchema, type ClockRule, type PolicyDocument } from './document-schema.js';
import type { FeedbackRules, IssueRules } from './issue-schema.js';
import { inEarlierShape } from './earlier-shape.js';
import { pointerOf } from './pointer.js';
import type { LayeredClock, Policy } from './policy.js';

/** A document that cannot be used. `code` is stable: `policy.malformed`, `policy.unknown`, `policy.cycle`. */
export class PolicyError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'PolicyError';
  }
}

/** Throws a PolicyError that names the first wrong place; `checkPolicy` lists all of them. */
export function parsePolicy(json: unknown): PolicyDocument {
  const parsed = PolicyDocumentSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const earlier = PolicyDocumentSchema.safeParse(inEarlierShape(json, parsed.error.issues));
  if (earlier.success) return earlier.data;
  const places = parsed.error.issues.map((issue) => `${pointerOf(issue.path)}: ${issue.message}`);
  throw new PolicyError(
    'policy.malformed',
    `The policy document is not in the expected shape. ${places.join('; ')}`,
  );
}

/**
 * Joins documents into the policy that binds a campus. The first id is the primary policy; the others and all parents add
 * clocks, reasons, pauses and follow-up plans. Where a thing can be there only once, the first layer that has it decides.
 */
export function composePolicy(
  documents: readonly PolicyDocument[],
  bindingIds: readonly string[],
): Policy {
  const layers = layersOf(documents, bindingIds);
  const primary = findPolicy(documents, bindingIds[0] ?? '');
  if (!primary) throw new PolicyError('policy.unknown', 'Name at least one policy to bind.');
  const first = <Key extends keyof PolicyDocument>(key: Key): PolicyDocument[Key] | undefined =>
    firstOf(layers, (layer) => layer[key]);
  const all = <Item extends { readonly id: string }>(
    itemsOf: (layer: PolicyDocument) => readonly Item[] | undefined,
  ): Item[] =>
    uniqueBy(
      layers.flatMap((layer) => itemsOf(layer) ?? []),
      (item) => item.id,
    );
  const acceptance = first('acceptance');
  const routing = first('routing');
  const declineReasons = layers.flatMap((layer) => [
    ...(layer.acceptance?.decline ?? []),
    ...(layer.acceptance?.notRequired ?? []),
    ...(layer.declineReasons ?? []),
  ]);
  return {
    primary,
    layers: layers.map(({ id, version }) => ({ id, version })),
    effectiveFrom: layers.map((layer) => layer.effectiveFrom).reduce((a, b) => (a > b ? a : b)),
    caseKind: first('caseKind') ?? 'external',
    ...daysOf(primary, layers),
    centre: firstOf(layers, (layer) => layer.roles?.centre) ?? routing?.fallback ?? 'centre',
    acceptance,
    nature: first('nature'),
    routing,
    ...wordsOf(layers),
    tracks: first('tracks') ?? [],
    reportable: first('reportable'),
    channels: first('channels') ?? [],
    taxonomy: first('taxonomy'),
    clocks: clocksOf(layers, primary),
    declines: [
      ...(acceptance?.decline ?? []),
      ...(acceptance?.notRequired ?? []),
      ...declineReasons.filter((reason) => reason.alwaysActive),
    ],
    declineReasons: uniqueBy(declineReasons, (reason) => reason.code),
    pauses: layers.flatMap((layer) => layer.pauses ?? []),
    ladder: first('ladder')?.steps ?? [],
    quietHours: first('ladder')?.quietHours ?? null,
    approvals: all((layer) => layer.approvals),
    evidence: all((layer) => layer.evidence),
    notices: all((layer) => layer.notices),
    degrees: firstOf(layers, (layer) => layer.accountability?.degrees) ?? null,
    accountability: accountabilityOf(layers),
    sameIssue: sameIssueWindow(layers),
    commonProblem: commonProblemOf(layers),
    routines: all((layer) => layer.routines),
    calendarReminder: first('calendarReminder') ?? null,
    units: Object.assign(
      {},
      ...layers.map((layer) => layer.units ?? {}).reverse(),
    ) as Policy['units'],
    priority: first('priority') ?? null,
    ...officeOf(layers),
    followUps: all((layer) => layer.followUp?.plans),
    ...remediesOf(layers),
    ...learningOf(layers),
    technicalReview: first('technicalReview'),
    meeting: meetingOf(layers),
    register: first('register'),
    archive: archiveOf(layers),
    ...papersOf(layers),
  };
}

/** Of the first layer that says it; classes of files also of a layer below. */
function archiveOf(layers: readonly PolicyDocument[]): PolicyDocument['archive'] {
  const archive = layers.find((layer) => layer.archive !== undefined)?.archive;
  const classes = layers.map((layer) => layer.archive?.retention?.classes).find(Boolean);
  return classes ? { ...archive, retention: { ...archive?.retention, classes } } : archive;
}

/** Each of them as the first layer says that says it; what is owed first, of all layers. */
function issuesOf(layers: readonly PolicyDocument[]): IssueRules {
  const said = Object.assign({}, ...layers.map(({ issues }) => issues).reverse()) as IssueRules;
  const owed = uniqueBy(
    layers.flatMap(({ issues }) => issues?.firstRemedies ?? []),
    ({ id }) => id,
  );
  return owed.length === 0 ? said : { ...said, firstRemedies: owed };
}

/** What is found and made good: issues, money, and the complainant's consent, which any layer may ask for. */
const remediesOf = (
  layers: readonly PolicyDocument[],
): Pick<
  Policy,
  | 'issues'
  | 'feedback'
  | 'money'
  | 'compensation'
  | 'confirmsPlan'
  | 'alternatives'
  | 'evidenceHold'
  | 'mediation'
  | 'expertOpinion'
  | 'inquiry'
> => ({
  issues: issuesOf(layers),
  feedback: Object.assign({}, ...layers.map(({ feedback }) => feedback).reverse()) as FeedbackRules,
  evidenceHold: firstOf(layers, ({ evidenceHold }) => evidenceHold),
  mediation: firstOf(layers, ({ mediation }) => mediation),
  // What one layer asks for the others do not let go.
  inquiry: {
    doneBeforeOpinion: layers.some(({ inquiry }) => inquiry?.doneBeforeOpinion === true),
    declaredFirst: layers.some(({ inquiry }) => inquiry?.declaredFirst === true),
  },
  expertOpinion: firstOf(layers, ({ expertOpinion }) => expertOpinion),
  money: firstOf(layers, ({ money }) => money) ?? null,
  compensation: firstOf(layers, ({ compensation }) => compensation),
  alternatives: firstOf(layers, ({ alternatives }) => alternatives),
  confirmsPlan: layers.some(({ confirmPlanWithComplainant }) => confirmPlanWithComplainant),
});

/** What is learned from complaints. */
const learningOf = (
  layers: readonly PolicyDocument[],
): Pick<Policy, 'causes' | 'improvement' | 'likeness' | 'reading'> => ({
  causes: uniqueBy(
    layers.flatMap(({ learning }) => learning?.causes ?? []),
    ({ code }) => code,
  ),
  improvement: firstOf(layers, ({ learning }) => learning?.improvement) ?? {},
  likeness: firstOf(layers, ({ learning }) => learning?.likeness) ?? null,
  reading: firstOf(layers, ({ learning }) => learning?.reading) ?? {},
});

/** A hospital may ask for fewer people than the law allows, and the law is the last of the layers that says a number. */
function meetingOf(layers: readonly PolicyDocument[]): Policy['meeting'] {
  const numbers = layers.flatMap(({ meeting }) => meeting?.maxRepresentativesPerSide ?? []);
  return {
    place: firstOf(layers, ({ meeting }) => meeting?.place) ?? null,
    most: numbers.length > 0 ? Math.min(...numbers) : null,
    legalMost: numbers.at(-1) ?? null,
    bring: firstOf(layers, ({ meeting }) => meeting?.bring) ?? null,
    minutesWithinHours: firstOf(layers, ({ meeting }) => meeting?.minutesWithinHours) ?? null,
    remindBeforeHours: firstOf(layers, ({ meeting }) => meeting?.remindBeforeHours) ?? null,
  };
}

/** What words in a complaint mean, of all layers, and what is done when people are in danger. */
const wordsOf = (
  layers: readonly PolicyDocument[],
): Pick<Policy, 'danger' | 'suggestions' | 'safety'> => ({
  safety: firstOf(layers, ({ safety }) => safety) ?? null,
  danger: uniqueBy(
    layers.flatMap(({ danger }) => danger ?? []),
    ({ code }) => code,
  ),
  suggestions: uniqueBy(
    layers.flatMap(({ suggestions }) => suggestions ?? []),
    ({ id }) => id,
  ),
});

/** What the house prints, of all layers; a campus has one letterhead. */
const papersOf = (layers: readonly PolicyDocument[]): Pick<Policy, 'papers' | 'letterheads'> => ({
  papers: uniqueBy(
    layers.flatMap(({ id, version, papers }) =>
      (papers?.templates ?? []).map((rule) => ({ rule, source: `${id}@${version}` })),
    ),
    ({ rule }) => rule.id,
  ),
  letterheads: uniqueBy(
    layers.flatMap(({ papers }) => papers?.letterheads ?? []),
    ({ campus = '' }) => campus,
  ),
});

/** One reopening, where no document says how many. */
const ROUNDS_UNLESS_STATED = 2;
/** How the office works: its rounds, its roster, and who receives what it cannot settle. */
const officeOf = (
  layers: readonly PolicyDocument[],
): Pick<Policy, 'maxRounds' | 'duty' | 'escalationPath'> => ({
  escalationPath: firstOf(layers, ({ escalationPath }) => escalationPath) ?? [],
  maxRounds: firstOf(layers, ({ rounds }) => rounds?.max) ?? ROUNDS_UNLESS_STATED,
  duty: firstOf(layers, ({ duty }) => duty) ?? [],
});

/** What the first layer says that says anything. */
function firstOf<Value>(
  layers: readonly PolicyDocument[],
  valueOf: (layer: PolicyDocument) => Value | undefined,
): Value | undefined {
  return layers.map(valueOf).find((value) => value !== undefined);
}

/** How the policy counts days. */
const daysOf = ({ timezone, calendar }: PolicyDocument, layers: readonly PolicyDocument[]) => ({
  timeZone: timezone,
  calendarId: calendar.base,
  cutoff: calendar.cutoff,
  dayCount: calendar.dayCount,
  roll: firstOf(layers, (layer) => layer.calendar.rollIfHoliday) ?? ('none' as const),
  shifts: firstOf(layers, (layer) => layer.calendar.shifts) ?? [{ from: '00:00', to: '24:00' }],
});

/**
 * The documents of a binding and all that they extend, each once, in the order in which they decide: as bound, and a parent after
 * everything that extends it, so that a law never speaks before the hospital that tightens it.
 */
export function layersOf(
  documents: readonly PolicyDocument[],
  bindingIds: readonly string[],
): PolicyDocument[] {
  const layers: PolicyDocument[] = [];
  const add = (reference: string, trail: readonly string[]): void => {
    if (trail.includes(reference))
      throw new PolicyError(
        'policy.cycle',
        `Policies extend each other in a circle: ${[...trail, reference].join(' → ')}.`,
      );
    const document = findPolicy(documents, reference);
    if (!document)
      throw new PolicyError(
        'policy.unknown',
        `There is no policy ${reference}. Load its document or correct the name.`,
      );
    if (layers.includes(document)) return;
    for (const parent of [...document.extends].reverse()) add(parent, [...trail, reference]);
    layers.unshift(document);
  };
  for (const id of [...bindingIds].reverse()) add(id, []);
  return layers;
}

/**
 * `id@version`, or `id` alone for the version that took effect last. A version that is not there means its newest correction: 1.0
 * means 1.0.2.
 */
export function findPolicy(
  documents: readonly PolicyDocument[],
  reference: string,
): PolicyDocument | undefined {
  const [id, version] = reference.split('@');
  const named = documents.filter((document) => document.id === id);
  const wanted =
    version === undefined || named.some((document) => document.version === version)
      ? version
      : correctionOf(
          version,
          named.map((document) => document.version),
        );
  return named
    .filter((document) => version === undefined || document.version === wanted)
    .reduce<PolicyDocument | undefined>(
      (latest, one) => (latest && latest.effectiveFrom > one.effectiveFrom ? latest : one),
      undefined,
    );
}

/** The newest of the versions that correct one: of 1.0.1 and 1.0.2 the last corrects 1.0. */
export function correctionOf(version: string, known: readonly string[]): string | undefined {
  const patchOf = (one: string): number =>
    one.startsWith(`${version}.`) ? Number(one.slice(version.length + 1)) : Number.NaN;
  return known
    .filter((one) => Number.isInteger(patchOf(one)))
    .sort((one, other) => patchOf(one) - patchOf(other))
    .at(-1);
}

function clocksOf(layers: readonly PolicyDocument[], primary: PolicyDocument): LayeredClock[] {
  const all = layers.flatMap((layer) =>
    layer.clocks.map((rule) =>
      layered(extendable(rule, layer, layers), layer, {
        own: layer === primary,
        pauses: (layer.law ? [layer] : layers).flatMap(({ pauses }) => pauses ?? []),
      }),
    ),
  );
  return uniqueBy(all, (clock) => clock.rule.id);
}

/** A clock that says nothing of extensions may get them from an overlay; one of another layer only if it is a target. */
function extendable(
  rule: ClockRule,
  of: PolicyDocument,
  layers: readonly PolicyDocument[],
): ClockRule {
  if (rule.extend) return rule;
  const overlay = layers
    .filter((layer) => layer === of || rule.kind === 'target')
    .flatMap((layer) => layer.extensions ?? [])
    .find((one) => one.clocks.some((pattern) => matches(pattern, rule.id)));
  return overlay ? { ...rule, extend: overlay } : rule;
}

/** `feedback*` means every clock whose id begins so; `*` means all. */
export function matches(pattern: string, clockId: string): boolean {
  return pattern.endsWith('*') ? clockId.startsWith(pattern.slice(0, -1)) : pattern === clockId;
}

function layered(
  rule: ClockRule,
  { id }: PolicyDocument,
  among: Pick<LayeredClock, 'own' | 'pauses'>,
): LayeredClock {
  return {
    rule,
    label: bothLanguages(rule, rule.id),
    stops: listOf(rule.stop),
    refs: listOf(rule.ref ?? []),
    reads: rule.when ? factsRead(rule.when) : [],
    policy: id,
    ...among,
  };
}

export function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function uniqueBy<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  const seen = new Map<string, Item>();
  for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
  return [...seen.values()];
}
