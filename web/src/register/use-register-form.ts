import { usePoliciesInForce } from '../kit/policies';
import { emptyDraft, type Draft } from './draft';
import { registerFormAt, type RegisterForm } from './register-columns';
import { useRegisterCampuses } from './use-campuses';

/** The form for a complaint that was taken; a blank one is for whoever comes to the first campus of the reader. */
export const useRegisterForm = (draft: Draft | undefined): RegisterForm => {
  const policies = usePoliciesInForce().data;
  const [campus = ''] = useRegisterCampuses();
  const blank = { ...emptyDraft, campus, channel: 'visit' } as const;
  return registerFormAt(policies, draft ?? blank);
};
