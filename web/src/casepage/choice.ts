import type { CaseDetail, CaseLoad, Committee } from '@tingsu/contracts';
import type { useDirectory } from '../kit/directory';
import type { Offered } from '../kit/offered';
import type { Words } from '../kit/words';
import type { CommandField } from './command-field';

export interface Choice {
  value: string;
  label: string;
}
/** Where the choices of a field come from. */
export interface ChoiceSources {
  readonly field: CommandField;
  readonly detail: CaseDetail;
  readonly words: Words;
  readonly directory: ReturnType<typeof useDirectory>;
  readonly offered: Offered;
  readonly load: CaseLoad | undefined;
  /** Only for a field that asks for one. */
  readonly committees: readonly Committee[];
}
