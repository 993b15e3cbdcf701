import { App, Button, Select } from 'antd';
import { partLabel } from '../i18n/administration';
import { inLanguage } from '../i18n/language';
import { useEditor, useProblemsAt } from './editor-context';
import { FieldInput } from './field-input';
import type { Part } from './fields';
import {
  getAt,
  moved,
  objectsOf,
  pointerOf,
  stringsOf,
  textOf,
  type Json,
  type JsonObject,
  type Path,
} from './json';
import { stepWords } from './ladder-timeline';
import { cellOf, columnsOf, rowsOf } from './priority-grid';
import { durationWords, entryWords, ruleName } from './value-words';

/** A rule in one sentence, so that a folded one can be read. */
const useSentence = (part: Part, rule: JsonObject): string => {
  const { names } = useEditor();
  if (part.key === 'clocks') {
    const start = names.milestone(textOf(rule.start));
    const stop = names.list(stringsOf(rule.stop).map(names.milestone));
    return names.t('clockSentence', {
      start,
      stop,
      duration: durationWords(rule.duration, names),
    });
  }
  if (part.kind === 'timeline') return stepWords(rule, names);
  return entryWords(
    part.fields.filter((field) => field.column !== 'name' && field.path[0] !== 'ref'),
    rule,
    names,
  );
};

interface RuleProps {
  readonly part: Part;
  readonly rule: JsonObject;
  readonly index: number;
  readonly count: number;
  put(rules: readonly Json[], opened: number | null): void;
}

/** Takes a rule away, and offers for ten seconds to bring it back. */
const useRemove = ({ part, index, put }: RuleProps, name: string): (() => void) => {
  const { document, names, change } = useEditor();
  const { message } = App.useApp();
  const rules = objectsOf(getAt(document, part.path));
  const key = `${pointerOf([...part.path, index])}-removed`;
  const undo = (): void => {
    change(part.path, rules);
    message.destroy(key);
  };
  return () => {
    put(
      rules.filter((_, place) => place !== index),
      null,
    );
    const content = (
      <>
        {names.t('undoRemove', { what: name })}{' '}
        <Button size="small" onClick={undo}>
          {names.t('undo')}
        </Button>
      </>
    );
    void message.info({ key, content, duration: 10 });
  };
};

/** Moves, removes and unfolds a rule. */
const RuleButtons = (props: RuleProps & { readonly name: string; readonly isOpen: boolean }) => {
  const { part, index, count, put, name, isOpen } = props;
  const { document, names, open } = useEditor();
  const remove = useRemove(props, name);
  const move = (to: number): void =>
    put(moved(objectsOf(getAt(document, part.path)), index, to), isOpen ? to : null);
  return (
    <div className="row">
      <Button
        size="small"
        disabled={index === 0}
        aria-label={names.t('moveUpItem', { what: name })}
        onClick={() => move(index - 1)}
      >
        ↑
      </Button>
      <Button
        size="small"
        disabled={index === count - 1}
        aria-label={names.t('moveDownItem', { what: name })}
        onClick={() => move(index + 1)}
      >
        ↓
      </Button>
      <Button
        size="small"
        danger
        aria-label={names.t('removeItem', { what: name })}
        onClick={remove}
      >
        {names.t('remove')}
      </Button>
      <Button
        size="small"
        type={isOpen ? 'default' : 'primary'}
        aria-expanded={isOpen}
        aria-label={names.t(isOpen ? 'foldItem' : 'editItem', { what: name })}
        onClick={() => open(pointerOf(part.path), isOpen ? null : index)}
      >
        {names.t(isOpen ? 'fold' : 'edit')}
      </Button>
    </div>
  );
};

/** What a folded rule says, what the check says about it, and what is probably not meant. */
const RuleSummary = ({ part, rule, index, name }: RuleProps & { readonly name: string }) => {
  const { names, problems, advice } = useEditor();
  const sentence = useSentence(part, rule);
  const own = useProblemsAt([...part.path, index]);
  const code = textOf(rule.id) || textOf(rule.code);
  const inside = problemsInside(problems, part, index);
  return (
    <div>
      <strong>{name}</strong> {code !== name && <small className="inline">{code}</small>}
      {inside > 0 && <span className="count bad">{inside}</span>}
      <small>{sentence}</small>
      {advice
        .filter(({ place }) => place.rule === index && place.part?.key === part.key)
        .map(({ problem }) => (
          <p key={problem.path} className="soft">
            {inLanguage(problem.message, names.language)}
          </p>
        ))}
      {own.map((text) => (
        <p key={text} className="field-problem">
          {text}
        </p>
      ))}
    </div>
  );
};

const problemsInside = (
  problems: ReturnType<typeof useEditor>['problems'],
  part: Part,
  index: number,
): number =>
  problems.filter(({ place }) => place.rule === index && place.part?.key === part.key).length;

const RuleForm = (props: RuleProps) => {
  const { part, rule, index } = props;
  const { names, opened, problems } = useEditor();
  const path: Path = [...part.path, index];
  const isOpen = opened[pointerOf(part.path)] === index;
  const name = ruleName(rule, names);
  const hasProblem = problemsInside(problems, part, index) > 0;
  return (
    <div
      className={`rule-form${hasProblem ? ' has-problem' : ''}`}
      data-pointer={pointerOf(path)}
      data-rule={textOf(rule.id) || textOf(rule.code)}
    >
      <div className="rule-head">
        <RuleSummary {...props} name={name} />
        <RuleButtons {...props} name={name} isOpen={isOpen} />
      </div>
      {isOpen && (
        <div className="form-grid">
          {part.fields.map((field) => (
            <FieldInput key={field.path.join('.')} field={field} within={path} />
          ))}
        </div>
      )}
    </div>
  );
};

const RulesForm = ({ part }: { readonly part: Part }) => {
  const { document, names, change, open } = useEditor();
  const rules = objectsOf(getAt(document, part.path));
  const list = pointerOf(part.path);
  const put = (next: readonly Json[], opened: number | null): void => {
    change(
      part.path,
      next.length === 0 && part.path[0] !== 'clocks' && rules.length > 0 ? emptyOf(part) : next,
    );
    open(list, opened);
  };
  return (
    <>
      {rules.map((rule, index) => (
        <RuleForm
          key={index}
          part={part}
          rule={rule}
          index={index}
          count={rules.length}
          put={put}
        />
      ))}
      {rules.length === 0 && <p className="soft">{names.t('sectionEmpty')}</p>}
      <Button onClick={() => put([...rules, part.blank ?? {}], rules.length)}>
        {names.t('addItem', { what: partLabel(names.language, part.key) })}
      </Button>
    </>
  );
};

/** Lists that the document must have stay as empty ones; others go. */
const emptyOf = (part: Part): Json | undefined =>
  ['routingRules', 'natureRules', 'severity', 'impact', 'reportable', 'plans'].includes(part.key)
    ? []
    : undefined;

const MatrixForm = ({ part }: { readonly part: Part }) => {
  const { document, names, change } = useEditor();
  const matrix = getAt(document, part.path);
  // A cell for every level that the rules name, also where the grid has none yet.
  const levels = (rules: string, otherwise: string): readonly string[] =>
    [
      ...objectsOf(getAt(document, ['priority', rules])).map((rule) => textOf(rule.level)),
      textOf(getAt(document, ['priority', otherwise])),
    ].filter(Boolean);
  const rows = [...new Set([...rowsOf(matrix), ...levels('severity', 'severityDefault')])];
  const columns = [...new Set([...columnsOf(matrix), ...levels('impact', 'impactDefault')])];
  if (rows.length === 0 || columns.length === 0)
    return <p className="soft">{names.t('sectionEmpty')}</p>;
  return (
    <table className="grid">
      <caption>{names.t('matrixCaption')}</caption>
      <thead>
        <tr>
          <td />
          {columns.map((column) => (
            <th key={column} scope="col">
              {names.t('matrixImpact', { level: column })}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row}>
            <th scope="row">{names.t('matrixSeverity', { level: row })}</th>
            {columns.map((column) => (
              <td key={column}>
                <Select
                  aria-label={`${names.t('matrixSeverity', { level: row })}, ${names.t('matrixImpact', { level: column })}`}
                  value={cellOf(matrix, row, column) || undefined}
                  options={['P1', 'P2', 'P3', 'P4'].map((value) => ({ value, label: value }))}
                  onChange={(next: string) => change([...part.path, row, column], next)}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The form of one part of a policy. */
export const PartForm = ({ part, titled }: { readonly part: Part; readonly titled: boolean }) => {
  const { names } = useEditor();
  const own = useProblemsAt(part.path);
  const isRoot = part.path.length === 0;
  return (
    <section
      className="card policy-part"
      data-pointer={isRoot ? undefined : pointerOf(part.path)}
      data-part={part.key}
    >
      {titled && <h3>{partLabel(names.language, part.key)}</h3>}
      {!isRoot &&
        own.map((text) => (
          <p key={text} className="field-problem">
            {text}
          </p>
        ))}
      {part.kind === 'matrix' && <MatrixForm part={part} />}
      {part.kind === 'fields' && (
        <div className="form-grid">
          {part.fields.map((field) => (
            <FieldInput key={field.path.join('.')} field={field} within={part.path} />
          ))}
        </div>
      )}
      {(part.kind === 'rules' || part.kind === 'timeline') && <RulesForm part={part} />}
    </section>
  );
};
