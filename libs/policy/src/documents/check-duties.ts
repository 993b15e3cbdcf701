import { dayOf } from '../calendars/day.js';
import { checkMilestone } from './check-clocks.js';
import { checkNotify, namesIn } from './check-ladder.js';
import type { PolicyDocument } from './document-schema.js';
import { hint, reportRepeats, type Path, type Report } from './problems.js';

/** Approvals, notices, degrees, call-backs, routines and reminders: everything named exists and is named once. */
export function checkDuties(
  document: PolicyDocument,
  layers: readonly PolicyDocument[],
  report: Report,
): void {
  const clockIds = layers.flatMap((layer) => layer.clocks.map((clock) => clock.id));
  const planIds = layers.flatMap((layer) => layer.followUp?.plans.map((plan) => plan.id) ?? []);
  checkIds(document, report);
  document.followUp?.plans.forEach((plan, index) =>
    checkMilestone(
      plan.trigger,
      ['followUp', 'plans', index, 'trigger'],
      'plan.trigger.unknown',
      report,
    ),
  );
  document.notices?.forEach((notice, index) => {
    if (notice.at !== undefined)
      checkMilestone(notice.at, ['notices', index, 'at'], 'notice.at.unknown', report);
    if (notice.startsClock !== undefined)
      checkClock(notice.startsClock, clockIds, ['notices', index, 'startsClock'], report);
  });
  document.timeNodes?.forEach((node, index) =>
    checkClock(node.clock, [...clockIds, ...planIds], ['timeNodes', index, 'clock'], report),
  );
  checkAnswers(document, report);
  checkChain(document, namesIn(layers), report);
  checkApprovers(document, namesIn(layers), report);
  checkRoutines(document, namesIn(layers), report);
  checkReminder(document, report);
  const { safety } = document;
  checkNotify(safety?.tell ?? [], ['safety', 'tell'], namesIn(layers), report);
  checkNotify(safety?.escalateTo ?? [], ['safety', 'escalateTo'], namesIn(layers), report);
  const { emergency, restriction, mark } = safety ?? {};
  checkNotify(emergency?.tell ?? [], ['safety', 'emergency', 'tell'], namesIn(layers), report);
  checkNotify(
    restriction?.decide ?? [],
    ['safety', 'restriction', 'decide'],
    namesIn(layers),
    report,
  );
  checkNotify(mark?.decide ?? [], ['safety', 'mark', 'decide'], namesIn(layers), report);
  document.money?.levels?.forEach(({ by }, index) =>
    checkNotify(by, ['money', 'levels', index, 'by'], namesIn(layers), report),
  );
}

function checkIds(
  {
    archive,
    followUp,
    notices,
    approvals,
    evidence,
    routines,
    accountability,
    issues,
    money,
    safety,
  }: PolicyDocument,
  report: Report,
): void {
  const repeats = (
    items: readonly { readonly id: string }[] | undefined,
    path: Path,
    code: string,
  ): void =>
    reportRepeats(
      report,
      (items ?? []).map((one) => one.id),
      (index) => [...path, index, 'id'],
      code,
    );
  repeats(followUp?.plans, ['followUp', 'plans'], 'plan.id.repeated');
  repeats(notices, ['notices'], 'notice.id.repeated');
  repeats(approvals, ['approvals'], 'approval.id.repeated');
  repeats(evidence, ['evidence'], 'evidence.id.repeated');
  repeats(routines, ['routines'], 'routine.id.repeated');
  repeats(safety?.numbers, ['safety', 'numbers'], 'safety.repeated');
  repeats(safety?.steps, ['safety', 'steps'], 'safety.repeated');
  repeats(
    archive?.retention?.classes,
    ['archive', 'retention', 'classes'],
    'archive.class.repeated',
  );
  repeats(issues?.firstRemedies, ['issues', 'firstRemedies'], 'issues.rule.repeated');
  repeats(money?.limits, ['money', 'limits'], 'money.rule.repeated');
  repeats(money?.levels, ['money', 'levels'], 'money.rule.repeated');
  repeats(
    accountability?.degrees?.rules,
    ['accountability', 'degrees', 'rules'],
    'degree.rule.repeated',
  );
}

/** An answer that is never asked for could never be given. */
function checkAnswers({ followUp }: PolicyDocument, report: Report): void {
  followUp?.plans.forEach(({ form = [], mustAnswer = [] }, index) =>
    mustAnswer.forEach((question, at) => {
      if (form.includes(question)) return;
      report(
        ['followUp', 'plans', index, 'mustAnswer', at],
        'plan.answer.not_asked',
        `${question} must be answered but is not asked. Add it to what is asked.`,
        `${question} 必须问到，但回访内容中没有。请把它加入回访内容。`,
      );
    }),
  );
}

/** Opinions are approved by leaders, the head of the centre, or the head of a unit that is named. */
function checkChain({ approvals }: PolicyDocument, names: readonly string[], report: Report): void {
  approvals?.forEach(({ step, by, unit }, index) => {
    const path = ['approvals', index];
    if (unit !== undefined) checkOne(unit, [...path, 'unit'], names, report);
    const known = by === 'leader' || by === 'centre_head';
    if (step !== 'opinion' || (known ? unit === undefined : by === 'department_head' && unit))
      return;
    report(
      [...path, 'by'],
      'approval.by.cannot',
      'An opinion is approved by a leader, the head of the centre, or department_head with the unit that is named.',
      '处理意见由 leader（院领导）、centre_head（投诉中心负责人）审批，或写 department_head 并填写部门。',
    );
  });
}

function checkRoutines(
  { routines }: PolicyDocument,
  names: readonly string[],
  report: Report,
): void {
  routines?.forEach(({ escalateAfter, escalateTo }, index) => {
    const path = ['routines', index];
    checkNotify(escalateTo ?? [], [...path, 'escalateTo'], names, report);
    if (escalateAfter !== undefined && escalateTo === undefined)
      report(
        [...path, 'escalateTo'],
        'routine.escalation.nobody',
        'The routine says when it is escalated, but not to whom. Name who hears of it.',
        '写明了何时升级，但没有写明升级给谁。请填写升级对象。',
      );
  });
}

function checkClock(id: string, known: readonly string[], path: Path, report: Report): void {
  if (known.includes(id)) return;
  const help = hint(id, known);
  report(
    path,
    'clock.unknown',
    `No clock is called ${id}. ${help.en}`,
    `没有时限 ${id}。${help.zh}`,
  );
}

/** An extension needs an approver. */
function checkApprovers(
  { clocks, extensions }: PolicyDocument,
  names: readonly string[],
  report: Report,
): void {
  const check = (rule: PolicyDocument['clocks'][number]['extend'], path: Path): void => {
    if (rule?.approver !== undefined && !names.includes(rule.approver))
      checkOne(rule.approver, [...path, 'approver'], names, report);
    rule?.approvers?.forEach(({ role }, index) => {
      if (!names.includes(role))
        checkOne(role, [...path, 'approvers', index, 'role'], names, report);
    });
  };
  clocks.forEach((clock, index) => check(clock.extend, ['clocks', index, 'extend']));
  extensions?.forEach((rule, index) => check(rule, ['extensions', index]));
}

function checkOne(name: string, path: Path, names: readonly string[], report: Report): void {
  checkNotify([name], path, names, (place, ...rest) => report(place.slice(0, -1), ...rest));
}

function checkReminder({ calendarReminder }: PolicyDocument, report: Report): void {
  if (!calendarReminder) return;
  const { weeklyFrom, dailyFrom } = calendarReminder;
  for (const [key, day] of Object.entries({ weeklyFrom, dailyFrom })) {
    if (existsEveryYear(day)) continue;
    report(
      ['calendarReminder', key],
      'reminder.day',
      `${day} is not a day of every year. Write it as 10-01.`,
      `${day} 不是每年都有的日期，请写成 10-01。`,
    );
  }
  if (dailyFrom <= weeklyFrom)
    report(
      ['calendarReminder', 'dailyFrom'],
      'reminder.order',
      'Daily reminders must begin after the weekly ones.',
      '每日提醒应晚于每周提醒开始。',
    );
}

function existsEveryYear(monthDay: string): boolean {
  try {
    dayOf(`2001-${monthDay}`);
    return true;
  } catch {
    return false;
  }
}
