/** Names of what a policy lays down beside its forms; a name that is missing here is shown as it is. */
export const policyOther: Readonly<Record<string, string>> = {
  composition: 'Relation to the layers above',
  clocksNote: 'Note on the deadlines',
  note: 'Note',
  localMayLengthen: 'This layer may lengthen',
  localMayShorten: 'This layer may shorten',
  sameMilestone: 'Several deadlines for one event',
  'earliest-of-targets-and-limits': 'the earliest target or statutory deadline',
};
