import type { CaseDraftCommand, DraftedForm } from '@tingsu/contracts';

/** Where a person has one draft: `at` is its address at the server. */
export interface DraftPlace {
  readonly person: string;
  readonly at: string;
}

export const onCase = (person: string, caseNo: string, command: CaseDraftCommand): DraftPlace => ({
  person,
  at: `/cases/${encodeURIComponent(caseNo)}/drafts/${command}`,
});

/** In a form outside cases. `subject`: what it is about, `new` where it makes something new. */
export const inForm = (person: string, form: DraftedForm, subject: string): DraftPlace => ({
  person,
  at: `/form-drafts/${form}/${subject}`,
});
