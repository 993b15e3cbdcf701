import type { LabelTable } from '../i18n/labels';

/** What turning an entry into words needs. */
export interface Speech {
  label(table: LabelTable, code: string): string;
  name(text: { zh: string; en: string }): string;
  instant(at: string): string;
  list(items: readonly string[]): string;
  campus(code: string): string;
  department(code: string): string;
  /** A unit as the policy names it. */
  unit(name: string): string;
  person(id: string): string;
  category(code: string): string;
  danger(code: string): string;
  cause(code: string): string;
  /** The name of a clock of this case. */
  clock(clockId: string): string;
}
