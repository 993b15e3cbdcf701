import {
  CASE_KINDS,
  CHANNELS,
  type CaseKind,
  type Channel,
  type LocalizedText,
  type PolicyActivated,
} from '@tingsu/contracts';
import { bindingFor, type parsePolicy } from '@tingsu/policy';

/** Whose register is asked for: campuses, and what it is narrowed to. */
export interface RegisterScope {
  readonly campuses: readonly string[];
  readonly department?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly kind?: CaseKind | undefined;
}

/** How the policies of the scope want the register kept. */
export interface RegisterForm {
  /** What they call it; null where they do not say, or not the same. */
  readonly title: LocalizedText | null;
  /** What they name as columns, by code. */
  readonly columns: readonly string[];
}

type Document = ReturnType<typeof parsePolicy>;

/** The title is that of the one form there is; columns are those of all. */
export function registerFormOf(
  documents: readonly Document[],
  bindings: PolicyActivated['data']['bindings'],
  scope: RegisterScope,
): RegisterForm {
  const bound = new Set(
    placesOf(scope).flatMap((place) => bindingFor(bindings, place)?.policies ?? []),
  );
  const forms = documents
    .filter(({ id }) => bound.has(id))
    .flatMap(({ register }) => (register ? [register] : []));
  const [title, ...others] = forms.flatMap(({ zh, en }) =>
    zh === undefined && en === undefined ? [] : [{ zh: zh ?? en ?? '', en: en ?? zh ?? '' }],
  );
  return {
    title: title && others.every(({ zh }) => zh === title.zh) ? title : null,
    columns: [...new Set(forms.flatMap(({ columns }) => columns ?? []))],
  };
}

const placesOf = ({ campuses, department, channel, kind }: RegisterScope) =>
  campuses.flatMap((campus) =>
    (kind ? [kind] : CASE_KINDS).flatMap((caseKind) =>
      (channel ? [channel] : CHANNELS).map((one) => ({
        ...{ campus, caseKind, department: department ?? null },
        channel: one,
      })),
    ),
  );
