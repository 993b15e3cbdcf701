import type { Amount } from '@tingsu/contracts';
import type { AccountabilityParameters } from './accountability-schema.js';
import type { PolicyDocument } from './document-schema.js';

type Accountability = NonNullable<PolicyDocument['accountability']>;

/** How a house holds people responsible: of several documents the first that says a thing decides, for each thing on its own. */
export interface AccountabilityRules {
  /** Off unless a document turns it on. */
  readonly enabled: boolean;
  readonly proposer: string | null;
  readonly decisionBody: string | null;
  readonly personnel: string | null;
  readonly circularIssuer: string | null;
  readonly appealTo: string | null;
  /** From the day of service; null where there is no end. */
  readonly appealWithin: Amount | null;
  /** In which decisions are numbered; null where they have no number. */
  readonly series: string | null;
  readonly outcomes: readonly string[];
  readonly misconduct: readonly string[];
  readonly lateness: readonly string[];
  readonly parameters: AccountabilityParameters;
  /** Document and version that brings a parameter. */
  readonly sources: Readonly<Record<string, string>>;
  /** In which all amounts are; null where no document says, and then there are none. */
  readonly currency: string | null;
}

const PARAMETERS = [
  'loss',
  'joint',
  'overdue',
  'secondComplaint',
  'compensation',
  'band',
  'rounding',
  'guards',
] as const;
/** Outcomes that stand as lines of their own, with an amount or points. */
const WITH_AMOUNTS = ['fine', 'performancePoints', 'compensation'];
const SIDES = ['internal', 'external'] as const;

export function accountabilityOf(layers: readonly PolicyDocument[]): AccountabilityRules {
  const first = <Value>(
    valueOf: (rules: Accountability) => Value | undefined,
  ): readonly [value: Value, source: string] | undefined => {
    for (const { id, version, accountability } of layers) {
      const value = accountability && valueOf(accountability);
      if (value !== undefined) return [value, `${id}@${version}`];
    }
    return undefined;
  };
  const unit = (
    key: 'proposer' | 'decisionBody' | 'personnel' | 'circularIssuer' | 'appealTo',
  ): string | null => first((rules) => rules[key])?.[0] ?? null;
  const codes = (key: 'outcomes' | 'misconduct' | 'lateness'): readonly string[] => [
    ...new Set(layers.flatMap(({ accountability }) => accountability?.[key] ?? [])),
  ];
  const single = PARAMETERS.flatMap((key) => {
    const found = first(({ parameters }) => parameters?.[key]);
    return found ? [[key, ...found] as const] : [];
  });
  const sides = SIDES.flatMap((side) => {
    const found = first(({ parameters }) => parameters?.matrix?.[side]);
    return found ? [[side, ...found] as const] : [];
  });
  return {
    enabled: first(({ enabled }) => enabled)?.[0] ?? false,
    ...{ proposer: unit('proposer'), decisionBody: unit('decisionBody') },
    ...{ personnel: unit('personnel'), circularIssuer: unit('circularIssuer') },
    appealTo: unit('appealTo'),
    appealWithin: first((rules) => rules.appealWithin)?.[0] ?? null,
    series: first((rules) => rules.series)?.[0] ?? null,
    outcomes: codes('outcomes').filter((code) => !WITH_AMOUNTS.includes(code)),
    misconduct: codes('misconduct'),
    lateness: codes('lateness'),
    parameters: {
      ...(Object.fromEntries(
        single.map(([key, value]) => [key, value]),
      ) as AccountabilityParameters),
      matrix: Object.fromEntries(sides.map(([side, value]) => [side, value])),
    },
    sources: Object.fromEntries([
      ...single.map(([key, , source]) => [key, source]),
      ...sides.map(([side, , source]) => [`matrix.${side}`, source]),
    ]) as Record<string, string>,
    currency: layers.find(({ money }) => money)?.money?.currency ?? null,
  };
}
