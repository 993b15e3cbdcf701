import { useState } from 'react';
import { Checkbox } from 'antd';
import { otherLabel, partLabel, sectionLabel } from '../i18n/administration';
import { inLanguage } from '../i18n/language';
import { treeWords } from './differences';
import type { Part, Section } from './fields';
import { getAt, isObject, objectsOf, textOf, type JsonObject } from './json';
import { LadderTimeline } from './ladder-timeline';
import type { Names } from './names';
import { PriorityGrid } from './priority-grid';
import { RuleTable, type Row } from './rule-table';
import { otherRules, SECTIONS } from './sections';
import { conditionWords } from './condition-words';
import { valueWords } from './value-words';

interface Props {
  readonly document: JsonObject;
  readonly layers: readonly JsonObject[];
  readonly names: Names;
}
interface PartProps extends Props {
  readonly part: Part;
  readonly withLayers: boolean;
}

export const titleOf = (document: JsonObject, names: Names): string => {
  const { title } = document;
  const found = isObject(title)
    ? inLanguage({ zh: textOf(title.zh), en: textOf(title.en) }, names.language)
    : '';
  return found || textOf(document.id);
};

/** Own rules first, then those of the layers above that this document does not replace. */
const rowsOf = ({ document, layers, names, part, withLayers }: PartProps): readonly Row[] => {
  const own = objectsOf(getAt(document, part.path)).map((rule) => ({
    rule,
    from: null as string | null,
  }));
  // The ladder of the first layer that has one holds as a whole.
  if (!withLayers || (part.kind === 'timeline' && own.length > 0)) return own;
  const seen = new Set(own.map(({ rule }) => textOf(rule.id) || textOf(rule.code)));
  return layers.reduce<readonly Row[]>((rows, layer) => {
    if (part.kind === 'timeline' && rows.length > 0) return rows;
    const more = objectsOf(getAt(layer, part.path)).filter(
      (rule) => !seen.has(textOf(rule.id) || textOf(rule.code)),
    );
    return [...rows, ...more.map((rule) => ({ rule, from: titleOf(layer, names) }))];
  }, own);
};

const Pairs = ({
  part,
  document,
  names,
}: {
  readonly part: Part;
  readonly document: JsonObject;
  readonly names: Names;
}) => {
  // The name of the policy stands above everything.
  const said = part.fields
    .filter((field) => field.path[0] !== 'title')
    .map((field) => ({
      field,
      text: valueWords(field, getAt(document, [...part.path, ...field.path]), names),
    }))
    .filter(({ text }) => text !== '');
  return (
    <dl className="pairs">
      {said.map(({ field, text }) => (
        <div key={field.path.join('.')}>
          <dt>{names.key(field.key)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
};

const QuietHours = ({
  document,
  names,
}: {
  readonly document: JsonObject;
  readonly names: Names;
}) => {
  const [from, to] = ['from', 'to'].map((end) =>
    textOf(getAt(document, ['ladder', 'quietHours', end])),
  );
  return <p>{from && to ? names.t('quietHours', { from, to }) : names.t('quietNone')}</p>;
};

const Content = (props: PartProps) => {
  const { part, document, layers, names, withLayers } = props;
  const holder =
    [document, ...(withLayers ? layers : [])].find((one) => getAt(one, part.path) !== undefined) ??
    document;
  if (part.key === 'quietHours') return <QuietHours document={holder} names={names} />;
  if (part.kind === 'matrix')
    return <PriorityGrid matrix={getAt(holder, part.path)} names={names} />;
  if (part.kind === 'fields') return <Pairs part={part} document={holder} names={names} />;
  const rows = rowsOf(props);
  if (part.kind === 'timeline') return <LadderTimeline rows={rows} names={names} />;
  return (
    <RuleTable
      part={part}
      caption={partLabel(names.language, part.key)}
      rows={rows}
      names={names}
    />
  );
};

const hasContent = (props: PartProps): boolean => {
  const { part, document, layers, withLayers } = props;
  const all = [document, ...(withLayers ? layers : [])];
  if (part.key === 'quietHours') return all.some((one) => isObject(one.ladder));
  if (part.kind === 'rules' || part.kind === 'timeline') return rowsOf(props).length > 0;
  if (part.kind === 'matrix') return all.some((one) => getAt(one, part.path) !== undefined);
  return all.some((one) =>
    part.fields.some((field) => getAt(one, [...part.path, ...field.path]) !== undefined),
  );
};

const SectionView = ({
  section,
  ...props
}: Props & { readonly section: Section; readonly withLayers: boolean }) => {
  const parts = section.parts.filter((part) => hasContent({ ...props, part }));
  const { language } = props.names;
  return (
    <section
      className="card policy-section"
      id={`section-${section.id}`}
      aria-labelledby={`title-${section.id}`}
    >
      <h2 id={`title-${section.id}`}>{sectionLabel(language, section.id)}</h2>
      {parts.map((part) => (
        <div key={part.key} className="policy-part" data-part={part.key}>
          {parts.length > 1 && <h3>{partLabel(language, part.key)}</h3>}
          <Content {...props} part={part} />
        </div>
      ))}
    </section>
  );
};

const OtherRules = ({ document, names }: Props) => {
  const others = Object.entries(otherRules(document));
  if (others.length === 0) return null;
  return (
    <section className="card policy-section" id="section-other" aria-labelledby="title-other">
      <h2 id="title-other">{sectionLabel(names.language, 'other')}</h2>
      <dl className="pairs">
        {others.map(([name, value]) => (
          <div key={name}>
            <dt>{otherLabel(names.language, name)}</dt>
            <dd>
              {isObject(value) && 'fact' in value
                ? conditionWords(value, names)
                : treeWords(value, names)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
};

/** A policy as tables, part by part. */
export const PolicyTables = (props: Props) => {
  const [withLayers, setWithLayers] = useState(false);
  const { names, layers, document } = props;
  const sections = SECTIONS.filter((section) =>
    section.parts.some((part) => hasContent({ ...props, part, withLayers })),
  );
  return (
    <>
      {layers.length > 0 && (
        <p>
          <Checkbox checked={withLayers} onChange={(event) => setWithLayers(event.target.checked)}>
            {names.t('showInherited')}
          </Checkbox>
        </p>
      )}
      <nav className="views section-links" aria-label={names.t('sections')}>
        {sections.map(({ id }) => (
          <a key={id} href={`#section-${id}`}>
            {sectionLabel(names.language, id)}
          </a>
        ))}
      </nav>
      {sections.map((section) => (
        <SectionView key={section.id} {...props} section={section} withLayers={withLayers} />
      ))}
      <OtherRules {...props} document={document} />
    </>
  );
};
