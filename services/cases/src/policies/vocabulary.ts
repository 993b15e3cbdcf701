import { CLOCK_KINDS, type LocalizedText, type PolicyVocabulary } from '@tingsu/contracts';
import { FACTS, MILESTONES, policyFields, type LadderAction } from '@tingsu/policy';

/** Roles that ladders name, as the organisation fills them; `owner` is the department that answers for the clock. */
const ROLES: Readonly<Record<string, LocalizedText>> = {
  owner: { zh: '责任部门', en: 'owner of the clock' },
  departmentHead: { zh: '科室负责人', en: 'head of the department' },
  centreHead: { zh: '投诉中心负责人', en: 'head of the complaint centre' },
  centre_officer: { zh: '投诉中心工作人员', en: 'officer of the complaint centre' },
  supervisor: { zh: '分管部门', en: 'supervising unit' },
  leader: { zh: '院领导', en: 'hospital leader' },
  tenant_admin: { zh: '系统管理员', en: 'administrator' },
};
const ACTIONS: Readonly<Record<LadderAction, LocalizedText>> = {
  remind: { zh: '提醒', en: 'remind' },
  warn: { zh: '预警', en: 'warn' },
  breach: { zh: '超时', en: 'breach' },
  escalate: { zh: '升级', en: 'escalate' },
  report: { zh: '上报', en: 'report' },
};
const KINDS: Readonly<Record<Exclude<(typeof CLOCK_KINDS)[number], 'followup'>, LocalizedText>> = {
  target: { zh: '内部目标', en: 'internal target' },
  limit: { zh: '规定时限', en: 'limit' },
  outer: { zh: '最长时限', en: 'outer limit' },
  window: { zh: '权利期间', en: 'window of a right' },
};

const FIELDS: PolicyVocabulary['fields'] = policyFields().map(({ choices, ...field }) => ({
  ...field,
  ...(choices ? { choices: [...choices] } : {}),
}));

/** What the forms of the editor offer, in both languages. */
export function vocabulary(calendars: readonly string[]): PolicyVocabulary {
  return {
    milestones: Object.entries(MILESTONES).map(([name, { zh, en }]) => ({
      name,
      label: { zh, en },
    })),
    facts: Object.entries(FACTS).map(([name, definition]) => ({ name, ...definition })),
    roles: named(ROLES),
    actions: named(ACTIONS),
    clockKinds: named(KINDS),
    calendars: [...calendars],
    fields: FIELDS,
  };
}

const named = (labels: Readonly<Record<string, LocalizedText>>): PolicyVocabulary['roles'] =>
  Object.entries(labels).map(([name, label]) => ({ name, label }));
