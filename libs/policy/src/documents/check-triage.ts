import type { PolicyDocument } from './document-schema.js';
import { hint, reportRepeats, type Report } from './problems.js';

/** Nature, priority, routing, tracks, channels and taxonomy: everything named exists and is named once. */
export function checkTriage(
  document: PolicyDocument,
  clockIds: readonly string[],
  report: Report,
): void {
  checkNature(document, report);
  checkPriority(document, report);
  checkRouting(document, report);
  checkTracks(document, report);
  checkCodes(document, clockIds, report);
}

function checkNature({ nature }: PolicyDocument, report: Report): void {
  if (!nature) return;
  const known = nature.levels;
  const level = (name: string, path: readonly (string | number)[]): void => {
    if (known.includes(name)) return;
    const help = hint(name, known);
    report(
      path,
      'nature.level.unknown',
      `There is no level ${name} in nature.levels. ${help.en}`,
      `nature.levels 中没有 ${name}。${help.zh}`,
    );
  };
  level(nature.default, ['nature', 'default']);
  nature.rules.forEach((rule, index) => level(rule.level, ['nature', 'rules', index, 'level']));
  nature.precedence?.forEach((name, index) => level(name, ['nature', 'precedence', index]));
  const missing = nature.precedence
    ? known.filter((name) => !nature.precedence?.includes(name))
    : [];
  if (missing.length > 0)
    report(
      ['nature', 'precedence'],
      'nature.precedence.incomplete',
      `Say where ${missing.join(', ')} stands in precedence.`,
      `precedence 中缺少 ${missing.join('、')}。`,
    );
  const ids = nature.rules.map((rule) => rule.id);
  reportRepeats(report, ids, (index) => ['nature', 'rules', index, 'id'], 'nature.rule.repeated');
}

function checkPriority({ priority }: PolicyDocument, report: Report): void {
  if (!priority) return;
  const severities = [...priority.severity.map((rule) => rule.level), priority.severityDefault];
  const impacts = [...priority.impact.map((rule) => rule.level), priority.impactDefault];
  for (const severity of new Set(severities)) {
    for (const impact of new Set(impacts)) {
      if (priority.matrix[severity]?.[impact]) continue;
      report(
        ['priority', 'matrix'],
        'priority.matrix.incomplete',
        `The matrix has no cell for severity ${severity} and impact ${impact}. Add P1 to P4.`,
        `矩阵缺少严重度 ${severity}、影响 ${impact} 的优先级。`,
      );
    }
  }
}

function checkRouting({ routing }: PolicyDocument, report: Report): void {
  if (!routing) return;
  const ids = routing.rules.map((rule) => rule.id);
  reportRepeats(report, ids, (index) => ['routing', 'rules', index, 'id'], 'routing.rule.repeated');
  routing.rules.forEach((rule, index) => {
    if (rule.to.trim() === '')
      report(
        ['routing', 'rules', index, 'to'],
        'routing.target.missing',
        `Rule ${rule.id} names no unit to send the case to. Name the unit.`,
        `规则 ${rule.id} 没有承办部门。`,
      );
  });
  if (routing.fallback.trim() === '')
    report(
      ['routing', 'fallback'],
      'routing.target.missing',
      'Say who takes what no rule names.',
      '请写明无规则匹配时的承办部门。',
    );
}

function checkTracks({ tracks }: PolicyDocument, report: Report): void {
  if (!tracks) return;
  const ids = tracks.map((track) => track.id);
  reportRepeats(report, ids, (index) => ['tracks', index, 'id'], 'track.id.repeated');
  tracks.forEach((track, index) =>
    track.overrides?.forEach((id, place) => {
      if (ids.includes(id)) return;
      const help = hint(id, ids);
      report(
        ['tracks', index, 'overrides', place],
        'track.unknown',
        `There is no track ${id}. ${help.en}`,
        `没有轨道 ${id}。${help.zh}`,
      );
    }),
  );
  if (tracks.length > 0 && !tracks.some((track) => 'else' in track.when)) {
    report(
      ['tracks'],
      'track.else.missing',
      'A complaint may match no track. Give the last one the condition {"else": true}.',
      '有的投诉可能没有轨道，请为最后一个轨道设 {"else": true}。',
    );
  }
}

function checkCodes(
  { acceptance, channels, taxonomy }: PolicyDocument,
  clockIds: readonly string[],
  report: Report,
): void {
  reportRepeats(
    report,
    (channels ?? []).map((one) => one.code),
    (index) => ['channels', index, 'code'],
    'channel.repeated',
  );
  const categories = Array.isArray(taxonomy) ? taxonomy : [];
  reportRepeats(
    report,
    categories.map((one) => one.code),
    (index) => ['taxonomy', index, 'code'],
    'category.repeated',
  );
  reportRepeats(
    report,
    (acceptance?.decline ?? []).map((one) => one.code),
    (index) => ['acceptance', 'decline', index, 'code'],
    'decline.repeated',
  );
  acceptance?.anonymous?.dropClocks?.forEach((id, index) => {
    if (clockIds.includes(id)) return;
    const help = hint(id, clockIds);
    report(
      ['acceptance', 'anonymous', 'dropClocks', index],
      'clock.unknown',
      `No clock is called ${id}. ${help.en}`,
      `没有时限 ${id}。${help.zh}`,
    );
  });
}
