import type { LocalizedText, UnitMeaning } from '@tingsu/contracts';
import { bindingFor, routinesOn, type Policy, type RoutineItem } from '@tingsu/policy';
import { departmentFor, meaningsOf, type Directory } from '../lifecycle/units.js';
import type { PolicyBook } from '../policies/policy-book.js';

/** A routine as one campus, or one of its departments, owes it. */
export interface OwedRoutine {
  readonly routineId: string;
  readonly campus: string;
  readonly owner: string;
  readonly department: string | null;
  /** Tells apart what each department owes for itself; empty for what the campus owes once. */
  readonly debtor: string;
  readonly period: string;
  readonly label: LocalizedText;
  readonly means: Readonly<Record<string, UnitMeaning>>;
  readonly dueAt: string;
  readonly flagAt: string;
  readonly escalateAt: string | null;
  readonly escalateTo: readonly string[];
}

/**
 * What a campus owes for the periods that hold a day, by all policies that are bound there. A routine that several of them name is
 * done once: the box on the wall is one box.
 */
export function owedOn(
  date: string,
  campus: string,
  book: PolicyBook,
  directory: Directory,
): readonly OwedRoutine[] {
  const found = policiesAt(campus, book).flatMap((policy) =>
    routinesOn(policy, book.calendarFor(policy, campus), date, directory.timeZone).map((item) => ({
      item,
      policy,
    })),
  );
  const once = new Map(found.reverse().map((one) => [one.item.id, one]));
  return [...once.values()]
    .reverse()
    .flatMap(({ item, policy }) => owedOf(item, policy, campus, directory));
}

/** The policies of every kind of case on the campus, and those that hold for a department or channel of it only. */
function policiesAt(campus: string, book: PolicyBook): Policy[] {
  const here = book.bindings.filter((one) => one.campus === null || one.campus === campus);
  const general = here.filter(({ department, channel }) => !department && !channel);
  const kinds = [...new Set(general.map(({ caseKind }) => caseKind))];
  const ofKinds = kinds.flatMap(
    (caseKind) => bindingFor(general, { campus, department: null, caseKind, channel: '' }) ?? [],
  );
  const special = here.filter((one) => !general.includes(one));
  return [...ofKinds, ...special].map((binding) => book.policyOn(binding));
}

function owedOf(
  item: RoutineItem,
  policy: Policy,
  campus: string,
  directory: Directory,
): OwedRoutine[] {
  const { id, owner, period, label, dueAt, flagAt, escalation } = item;
  const escalateTo = escalation?.to ?? [];
  const common = {
    routineId: id,
    ...{ campus, owner, period, label, dueAt, flagAt, escalateTo },
    means: meaningsOf(policy, [owner, ...escalateTo]) ?? {},
    escalateAt: escalation?.at ?? null,
  };
  if (item.eachDepartment)
    return directory.departments
      .filter((one) => one.campus === campus && one.public)
      .map(({ code }) => ({ ...common, department: code, debtor: code }));
  const where = { policy, directory, campus, respondent: null, lead: null };
  return [{ ...common, department: departmentFor(owner, where), debtor: '' }];
}
