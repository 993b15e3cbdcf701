import type { PolicyProblemView } from '@tingsu/contracts';
import { Alert, Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { sectionLabel, type SectionId } from '../i18n/administration';
import { inLanguage } from '../i18n/language';
import type { Translate } from '../i18n/texts';
import { ConflictNote } from './conflict-note';
import { EditorProvider, type EditorScope } from './editor-context';
import { pointerOf } from './json';
import { PartForm } from './part-form';
import { located, placeWords, type Located } from './places';
import { SECTIONS } from './sections';
import type { Editing } from './use-draft';
import { useDocumentView } from './use-policies';

type Problem = Located<PolicyProblemView>;
interface SummaryProps {
  readonly problems: readonly Problem[];
  readonly scope: EditorScope;
  onGo(problem: Problem): void;
}

const ProblemList = ({ problems, scope, onGo }: SummaryProps) => {
  const { names, document } = scope;
  return (
    <ul>
      {problems.map((one, index) => (
        <li key={index}>
          <button type="button" className="plain" onClick={() => onGo(one)}>
            {names.t('problemAt', {
              section: sectionLabel(names.language, one.place.section),
              place: placeWords(one.place, document, names),
            })}
            {names.language === 'en' ? ': ' : '：'}
            {inLanguage(one.problem.message, names.language)}
          </button>
        </li>
      ))}
    </ul>
  );
};

/** What is probably not meant; the draft may be submitted all the same. */
const Advice = (props: SummaryProps) => {
  const { problems, scope } = props;
  if (problems.length === 0) return null;
  return (
    <details className="summary" data-testid="advice">
      <summary>{scope.names.t('adviceSome', { count: problems.length })}</summary>
      <ProblemList {...props} />
    </details>
  );
};

/** What the check found; each line leads to its field. */
const ProblemSummary = (props: SummaryProps) => {
  const { problems, scope } = props;
  const { names } = scope;
  if (problems.length === 0)
    return (
      <Alert
        type="success"
        showIcon
        title={names.t('problemsNone')}
        className="no-problems"
        style={{ marginBottom: 12 }}
      />
    );
  return (
    <div className="summary" role="alert" data-testid="problem-summary">
      <strong>{names.t('problemsSome', { count: problems.length })}</strong>
      <ProblemList {...props} />
    </div>
  );
};

interface TabsProps {
  readonly current: SectionId;
  readonly problems: readonly Problem[];
  readonly scope: EditorScope;
  onChoose(section: SectionId): void;
}
const Tabs = ({ current, problems, scope, onChoose }: TabsProps) => {
  const ids = SECTIONS.map(({ id }) => id);
  const step = (by: number): void => {
    const next = ids[(ids.indexOf(current) + by + ids.length) % ids.length];
    if (next) {
      onChoose(next);
      document.getElementById(`tab-${next}`)?.focus();
    }
  };
  return (
    <div className="draft-tabs" role="tablist" aria-label={scope.names.t('sections')}>
      {ids.map((id) => {
        const count = problems.filter(({ place }) => place.section === id).length;
        return (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            data-section={id}
            aria-selected={id === current}
            aria-controls="section-panel"
            tabIndex={id === current ? 0 : -1}
            onClick={() => onChoose(id)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') step(1);
              if (event.key === 'ArrowLeft') step(-1);
            }}
          >
            {sectionLabel(scope.names.language, id)}
            {count > 0 && <span className="count bad">{count}</span>}
          </button>
        );
      })}
    </div>
  );
};

const FOCUSABLE = 'input:not([type=hidden]), textarea, button, [tabindex="0"]';
/** Puts the keyboard at a field, once it is on the page. */
export const focusOn = (pointer: string): void => {
  const place = document.querySelector(`[data-pointer="${CSS.escape(pointer)}"]`);
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>(FOCUSABLE)?.focus({ preventScroll: true });
};

/** The forms of a draft, with everything that the check says beside its field. */
export const PolicyEditor = ({ editing }: { readonly editing: Editing }) => {
  const { content, change } = editing;
  const { names } = useDocumentView(content);
  const [section, setSection] = useState<SectionId>('clocks');
  const [opened, setOpened] = useState<Readonly<Record<string, number | null>>>({});
  const target = useRef<string | null>(null);
  const problems = useMemo(() => located(editing.problems), [editing.problems]);
  const advice = useMemo(() => located(editing.advice), [editing.advice]);
  const open = (list: string, rule: number | null): void =>
    setOpened((old) => ({ ...old, [list]: rule }));
  const scope: EditorScope = { document: content, names, problems, advice, opened, change, open };
  useEffect(() => {
    if (target.current === null) return;
    focusOn(target.current);
    target.current = null;
  });
  const go = ({ place }: Problem): void => {
    setSection(place.section === 'other' ? 'head' : place.section);
    if (place.part && place.rule !== null) open(pointerOf(place.part.path), place.rule);
    target.current = place.pointer;
  };
  const parts = SECTIONS.find(({ id }) => id === section)?.parts ?? [];
  return (
    <EditorProvider value={scope}>
      {editing.conflict && <ConflictNote editing={editing} names={names} />}
      <ProblemSummary problems={problems} scope={scope} onGo={go} />
      <Advice problems={advice} scope={scope} onGo={go} />
      <Tabs current={section} problems={problems} scope={scope} onChoose={setSection} />
      <div id="section-panel" role="tabpanel" aria-labelledby={`tab-${section}`}>
        {parts.map((part) => (
          <PartForm key={part.key} part={part} titled={parts.length > 1} />
        ))}
      </div>
    </EditorProvider>
  );
};

/** Whether everything is saved; what went wrong; and the button to save at once. */
export const SaveLine = ({ editing, t }: { readonly editing: Editing; readonly t: Translate }) => {
  const { state } = editing;
  const text = {
    saved: t('saved'),
    unsaved: t('unsaved'),
    saving: t('saving'),
    failed: t('saveFailed'),
  }[state];
  return (
    <span className="row" role="status" data-testid="save-state" data-state={state}>
      <span className={state === 'failed' ? 'late' : 'soft'}>{text}</span>
      {(state === 'unsaved' || state === 'failed') && (
        <Button size="small" onClick={() => void editing.save()}>
          {t('saveNow')}
        </Button>
      )}
    </span>
  );
};
