import type { AccountabilityLine, Degree } from '@tingsu/contracts';
import { centsIn, shareOf } from '../cents.js';
import type { AccountabilityRules } from '../documents/compose-accountability.js';
import { amountOf, lineOf, percent, units, type Responsible } from './lines.js';

interface Limits {
  readonly rule: string;
  readonly source: string | null;
  readonly min: number;
  readonly max: number | null;
}

/** The fine, the supervisor's part of it and the points of performance. `fine` in cents where somebody changed it. */
export function fineLines(
  rules: AccountabilityRules,
  of: Responsible,
  fine?: number,
): AccountabilityLine[] {
  const limits = fineLimits(rules, of);
  if (!limits || rules.currency === null) return [];
  const multiplier = of.second ? (rules.parameters.secondComplaint?.multiplier ?? 1) : 1;
  const computed = shareOf(limits.min, multiplier);
  const whole = fine ?? computed;
  const least = computed;
  const most = mostOf(rules, limits, multiplier);
  const { joint } = rules.parameters;
  const shared = of.personId !== null && of.supervisorId !== null && joint?.rate !== undefined;
  const part = shared ? shareOf(whole, joint.rate ?? 0) : 0;
  const own = joint?.mode === 'split' ? whole - part : whole;
  const product = `${units(limits.min)} × ${String(multiplier)} = ${units(computed)}`;
  const steps = [
    product,
    ...(fine === undefined ? [] : [units(whole)]),
    ...(own === whole ? [] : [`${units(whole)} − ${units(part)} = ${units(own)}`]),
  ];
  return [
    lineOf({
      ...{ key: 'fine', kind: 'fine', rule: limits.rule, source: limits.source, multiplier },
      ...{ bearer: of.personId === null ? 'department' : 'person', personId: of.personId },
      ...{ degree: of.degree, basis: [...of.degreeRules] },
      ...amountOf(rules, {
        ...{ base: limits.min, cents: own, formula: steps.join('; '), min: least, max: most },
      }),
      ...(fine === undefined || fine === computed ? {} : { computed }),
    }),
    ...(shared ? [jointLine(rules, of, whole, part)] : []),
  ];
}

/** Only of fines: what a person pays back of a loss is his alone. */
function jointLine(
  rules: AccountabilityRules,
  { supervisorId, degree, degreeRules }: Responsible,
  whole: number,
  part: number,
): AccountabilityLine {
  const rate = rules.parameters.joint?.rate ?? 0;
  return lineOf({
    ...{ key: 'joint', kind: 'joint', rule: 'joint', source: rules.sources['joint'] ?? null },
    ...{ bearer: 'supervisor', personId: supervisorId, degree, basis: [...degreeRules] },
    ...amountOf(rules, {
      ...{ base: whole, cents: part, min: 0, max: part },
      formula: `${units(whole)} × ${percent(rate)} = ${units(part)}`,
    }),
  });
}

/** By the matrix of the degree; where a house has a band for each event, within that too. */
function fineLimits(
  { parameters: { matrix, band }, sources }: AccountabilityRules,
  { side, degree }: Pick<Responsible, 'side' | 'degree'>,
): Limits | null {
  const found = matrixRule(matrix, side, degree);
  const event = band?.enabled === true ? band : undefined;
  if (!found && !event) return null;
  const mins = [found?.min ?? 0, event?.min ?? 0].map(centsIn);
  const maxs = [found?.max, event?.max].flatMap((one) => (one === undefined ? [] : [centsIn(one)]));
  return {
    rule: found ? `matrix.${side}.${String(degree)}` : 'band',
    source: sources[found ? `matrix.${side}` : 'band'] ?? null,
    min: Math.max(...mins),
    max: maxs.length > 0 ? Math.min(...maxs) : null,
  };
}

function matrixRule(
  matrix: AccountabilityRules['parameters']['matrix'],
  side: Responsible['side'],
  degree: Degree | null,
): { min?: number | undefined; max?: number | undefined } | null {
  const rule = degree === null ? undefined : matrix?.[side]?.[degree];
  if (rule === undefined) return null;
  return typeof rule === 'number' ? { min: rule, max: rule } : rule;
}

/** A doubled fine may be double the most of the matrix, and never more than what one event may cost. */
function mostOf(
  { parameters: { band } }: AccountabilityRules,
  { max }: Limits,
  multiplier: number,
): number | null {
  if (max === null) return null;
  const doubled = shareOf(max, multiplier);
  return band?.enabled === true && band.max !== undefined
    ? Math.min(doubled, centsIn(band.max))
    : doubled;
}

/** Points of performance: by the loss, by a lost customer, or within the band of the degree. */
export function pointsLine(
  { parameters: { matrix, loss }, sources }: AccountabilityRules,
  of: Responsible,
  caused: { readonly lossCents: number; readonly customerLost: boolean },
): AccountabilityLine[] {
  const rule = of.degree === null ? undefined : matrix?.[of.side]?.[of.degree];
  const band = typeof rule === 'object' ? rule.performance : undefined;
  if (!band) return [];
  const byLoss = caused.lossCents > 0 ? pointsOfLoss(loss, caused.lossCents) : undefined;
  const byCustomer = caused.customerLost ? loss?.lostCustomer : undefined;
  const found = [byLoss, byCustomer].filter((one) => one !== undefined);
  const points = found.length > 0 ? Math.min(...found) : band.max;
  if (points === undefined) return [];
  return [
    lineOf({
      ...{ key: 'points', kind: 'points', points, degree: of.degree, basis: [...of.degreeRules] },
      ...{ bearer: of.personId === null ? 'department' : 'person', personId: of.personId },
      rule: found.length > 0 ? 'loss' : `matrix.${of.side}.${String(of.degree)}.performance`,
      source: sources[found.length > 0 ? 'loss' : `matrix.${of.side}`] ?? null,
      limits: { min: band.min ?? null, max: band.max ?? null },
    }),
  ];
}

/** A loss of exactly the threshold belongs below it, unless the policy says above. */
function pointsOfLoss(
  loss: AccountabilityRules['parameters']['loss'],
  cents: number,
): number | undefined {
  const threshold = centsIn(loss?.threshold ?? 0);
  const isAbove = loss?.boundary === 'upper' ? cents >= threshold : cents > threshold;
  return isAbove ? loss?.above : loss?.below;
}
