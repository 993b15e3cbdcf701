/** Names of what a policy lays down beside its forms; a name that is missing here is shown as it is. */
export const policyOther: Readonly<Record<string, string>> = {
  composition: '与上级制度的关系',
  clocksNote: '关于时限的说明',
  note: '说明',
  localMayLengthen: '本级可延长',
  localMayShorten: '本级可缩短',
  sameMilestone: '同一事件有多个时限时',
  'earliest-of-targets-and-limits': '取最早的目标或法定时限',
};
