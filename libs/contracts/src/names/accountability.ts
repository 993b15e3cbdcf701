import type { Bearer, Degree } from '../accountability.js';

/** What codes of accountability are called, on screens, on the paper of a decision and in the files for personnel. */
export const ACCOUNTABILITY_NAMES = {
  zh: {
    /** Of what may be decided besides money, and of misconduct in the handling itself. */
    outcome: {
      adviceToLeave: '劝退',
      performancePoints: '绩效扣分',
      faceToFaceApology: '当面赔礼道歉',
      handledByRules: '按规定处理',
      talk: '谈话提醒',
      criticismAndEducation: '批评教育',
      partyOrAdministrativeDiscipline: '党纪政纪处分',
      monthlyDeduction: '扣当月考核工资',
      namedCriticism: '点名批评',
      warning: '警告',
      training: '培训',
      circular: '通报',
      correctNow: '立即纠正',
      rectifyByDate: '限期整改',
      transferOfPost: '调岗',
      shirking: '推诿',
      perfunctory: '敷衍',
      dereliction: '失职',
    },
    kind: {
      fine: '罚款',
      joint: '主管连带',
      points: '绩效分',
      overdue: '逾期扣款',
      compensation: '承担损失',
      clawBack: '追回提成',
      outcome: '处理',
    },
    bearer: {
      person: '责任人',
      supervisor: '主管',
      firstResponder: '首诉责任人',
      undertaker: '经办人',
      head: '科室负责人',
      department: '科室',
    } satisfies Record<Bearer, string>,
    degree: { minor: '轻度', moderate: '中度', severe: '重度' } satisfies Record<Degree, string>,
    /** Parts of the id of a rule, e.g. `matrix.external.moderate`; degrees are called as above. */
    rule: {
      outcome: '制度规定的处理方式',
      misconduct: '处理投诉中的不当行为',
      joint: '主管连带',
      lateness: '逾期答复',
      overdue: '逾期扣款',
      loss: '造成损失',
      band: '每次罚款的范围',
      compensation: '过失损失分担',
      cancelCommission: '追回提成',
      matrix: '罚款对照表',
      internal: '内部投诉',
      external: '外部投诉',
      performance: '绩效分',
    },
    state: {
      proposed: '待决定',
      decided: '已决定',
      appealed: '申诉中',
      executed: '已执行',
      closed: '已了结',
    },
  },
  en: {
    outcome: {
      adviceToLeave: 'Advice to leave',
      performancePoints: 'Points of performance',
      faceToFaceApology: 'Apology face to face',
      handledByRules: 'Handled by the rules of the house',
      talk: 'Talk',
      criticismAndEducation: 'Criticism and instruction',
      partyOrAdministrativeDiscipline: 'Party or administrative discipline',
      monthlyDeduction: 'Deduction of the month’s appraisal pay',
      namedCriticism: 'Criticism by name',
      warning: 'Warning',
      training: 'Training',
      circular: 'Circular',
      correctNow: 'Corrected at once',
      rectifyByDate: 'Put right by a date',
      transferOfPost: 'Transfer of post',
      shirking: 'Shirking',
      perfunctory: 'Perfunctory handling',
      dereliction: 'Dereliction of duty',
    },
    kind: {
      fine: 'Fine',
      joint: 'Supervisor’s part',
      points: 'Points of performance',
      overdue: 'Overdue',
      compensation: 'Share of the loss',
      clawBack: 'Commission taken back',
      outcome: 'Measure',
    },
    bearer: {
      person: 'person responsible',
      supervisor: 'supervisor',
      firstResponder: 'first responder',
      undertaker: 'handler',
      head: 'head of department',
      department: 'department',
    } satisfies Record<Bearer, string>,
    degree: { minor: 'minor', moderate: 'moderate', severe: 'severe' } satisfies Record<
      Degree,
      string
    >,
    rule: {
      outcome: 'measures of the rules',
      misconduct: 'misconduct in the handling',
      joint: 'supervisor’s part',
      lateness: 'late answer',
      overdue: 'time limit passed',
      loss: 'loss',
      band: 'range of a fine',
      compensation: 'share of a loss by own fault',
      cancelCommission: 'commission taken back',
      matrix: 'table of fines',
      internal: 'inside complaint',
      external: 'complaint from outside',
      performance: 'points of performance',
    },
    state: {
      proposed: 'to be decided',
      decided: 'decided',
      appealed: 'under appeal',
      executed: 'carried out',
      closed: 'closed',
    },
  },
};

/** What a rule is called, e.g. `罚款对照表 · 外部投诉 · 中度`; a part that a later version brings stays as it is. */
export const ruleNameOf = (rule: string, language: 'zh' | 'en'): string => {
  const { rule: names, degree } = ACCOUNTABILITY_NAMES[language];
  const known: Readonly<Record<string, string>> = { ...degree, ...names };
  return rule
    .split('.')
    .map((part) => known[part] ?? part)
    .join(' · ');
};
