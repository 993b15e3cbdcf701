import { Tag } from 'antd';
import { isObject, stringsOf, textOf, type JsonObject } from './json';
import type { Names } from './names';
import type { Row } from './rule-table';
import { conditionWords } from './condition-words';
import { offsetOf, offsetWords, spanWords } from './value-words';

const HOURS = { m: 1 / 60, h: 1, d: 24 } as const;
/** Steps in the order in which they come: shares of the clock, then hours before and after the due time. */
const orderOf = (step: JsonObject): number => {
  if (typeof step.fraction === 'number') return step.fraction - 10_000;
  const found = offsetOf(textOf(step.after));
  return found ? (found.before ? -1 : 1) * found.count * HOURS[found.unit] : 0;
};
const isBefore = (step: JsonObject): boolean => orderOf(step) < 0;

const whenWords = (step: JsonObject, names: Names): string =>
  typeof step.fraction === 'number'
    ? names.t('ladderFraction', { percent: Math.round(step.fraction * 100) })
    : offsetWords(textOf(step.after), names);

/** A step in one sentence. */
export const stepWords = (step: JsonObject, names: Names): string => {
  const whom = names.list(stringsOf(step.notify).map((role) => names.choice('notify', role)));
  const within = textOf(step.acknowledgeWithin);
  const parts = [
    `${names.offer('ladder.steps.*.action', textOf(step.action))} ${whenWords(step, names)}`,
    names.t('ladderTell', { whom }),
    within && names.t('ladderAcknowledge', { amount: spanWords(within, names) }),
    isObject(step.when) && conditionWords(step.when, names),
  ];
  return parts.filter(Boolean).join(names.language === 'en' ? '; ' : '；');
};

const TONE: Readonly<Record<string, string>> = {
  warn: 'tone-amber',
  breach: 'tone-red',
  escalate: 'tone-red',
  report: 'tone-red',
};

const Step = ({ row, names }: { readonly row: Row; readonly names: Names }) => {
  const { rule } = row;
  const { t } = names;
  const whom = names.list(stringsOf(rule.notify).map((role) => names.choice('notify', role)));
  const kinds = stringsOf(rule.kinds).map((kind) => names.offer('ladder.steps.*.kinds', kind));
  return (
    <li className="entry" data-step={textOf(rule.id)}>
      <p className="entry-head">
        <Tag className={TONE[textOf(rule.action)]}>
          {names.offer('ladder.steps.*.action', textOf(rule.action))}
        </Tag>
        <strong>{whenWords(rule, names)}</strong>
        {typeof rule.level === 'number' && (
          <span className="soft">{t('ladderLevel', { level: rule.level })}</span>
        )}
        {row.from && <Tag>{t('inherited', { name: row.from })}</Tag>}
      </p>
      <p>
        {t('ladderTell', { whom })}
        {textOf(rule.acknowledgeWithin) && (
          <>
            {' '}
            · {t('ladderAcknowledge', { amount: spanWords(textOf(rule.acknowledgeWithin), names) })}
          </>
        )}
      </p>
      <small>
        {isObject(rule.when) &&
          `${names.key('ladder.steps.*.when')}: ${conditionWords(rule.when, names)} · `}
        {kinds.length > 0 && t('ladderKinds', { kinds: names.list(kinds) })}
        {rule.always === true && ` · ${t('ladderAlways')}`}
      </small>
    </li>
  );
};

/** The ladder as it comes: what happens before a clock is due, at its due time and after it. */
export const LadderTimeline = ({
  rows,
  names,
}: {
  readonly rows: readonly Row[];
  readonly names: Names;
}) => {
  const ordered = rows.toSorted((one, other) => orderOf(one.rule) - orderOf(other.rule));
  const before = ordered.filter(({ rule }) => isBefore(rule));
  const after = ordered.filter(({ rule }) => !isBefore(rule));
  const steps = (list: readonly Row[], title: string) =>
    list.length > 0 && (
      <>
        <h4>{title}</h4>
        <ol className="timeline">
          {list.map((row, index) => (
            <Step key={index} row={row} names={names} />
          ))}
        </ol>
      </>
    );
  return (
    <div className="ladder-frame">
      {steps(before, names.t('ladderBefore'))}
      <p className="ladder-due">{names.t('ladderDue')}</p>
      {steps(after, names.t('ladderAfter'))}
    </div>
  );
};
