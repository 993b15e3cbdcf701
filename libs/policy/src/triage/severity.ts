import { bothLanguages, PRIORITIES, type Facts, type LocalizedText } from '@tingsu/contracts';
import { holds } from '../documents/condition.js';
import type { PriorityRules } from '../documents/document-schema.js';

/** How grave a matter is, and who says so. */
export interface Severity {
  readonly level: string;
  /** Id of the rule that holds; null when a person said it, or nobody yet. */
  readonly rule: string | null;
  /** Neither a rule nor a person: the level is the default of the policy. */
  readonly assumed: boolean;
}

/** Levels that a person may choose, gravest first, by the names that the policy gives them; the matrix has a row for each. */
export const severityLevelsOf = ({
  matrix,
  severityLevels = [],
}: PriorityRules): readonly { readonly code: string; readonly label: LocalizedText }[] =>
  Object.keys(matrix)
    .sort((one, other) => urgency(matrix[one]) - urgency(matrix[other]))
    .map((code) => ({
      code,
      label: bothLanguages(severityLevels.find(({ level }) => level === code) ?? {}, code),
    }));

/** What the facts say, unless a person says that it is graver: nobody makes a matter less grave than its facts. */
export function severityOf(rules: PriorityRules, facts: Facts): Severity {
  const found = rules.severity.find((one) => holds(one.when, facts));
  const said = facts['severity'];
  const stated = typeof said === 'string' && Object.hasOwn(rules.matrix, said) ? said : null;
  if (found && (stated === null || !isGraver(stated, found.level, rules)))
    return { level: found.level, rule: found.id, assumed: false };
  return { level: stated ?? rules.severityDefault, rule: null, assumed: stated === null };
}

const isGraver = (one: string, other: string, { matrix }: PriorityRules): boolean =>
  urgency(matrix[one]) < urgency(matrix[other]);

/** The place of a row of the matrix among the others: the sum of the places of its priorities. */
const urgency = (row: PriorityRules['matrix'][string] | undefined): number =>
  Object.values(row ?? {}).reduce((sum, priority) => sum + PRIORITIES.indexOf(priority), 0);
