import type { CaseDetail, Evidence } from '@tingsu/contracts';
import { Segmented } from 'antd';
import { useState } from 'react';
import type { TimelineEntry } from '../api/types';
import type { TextKey } from '../i18n/texts';
import { EvidenceFile } from '../evidence/evidence-file';
import { filesByEntry } from '../evidence/step-files';
import { useEvidence } from '../evidence/use-evidence';
import { shown } from '../kit/plain-text';
import { useWords } from '../kit/words';
import { foldMachine, type TimelinePart } from './timeline-fold';
import { eventName, groupOf, linesOf, type EntryGroup } from './timeline-lines';
import type { Speech } from './speech';
import { useSpeech } from './use-speech';
import { textCode } from './text-code';

const GROUPS = {
  all: 'timelineAll',
  people: 'timelinePeople',
  clocks: 'timelineClocks',
  system: 'timelineBySystem',
} as const satisfies Record<EntryGroup | 'all', TextKey>;

type Group = keyof typeof GROUPS;

const REMEMBERED = 'tingsu.timeline';
const loadGroup = (): Group => {
  const kept = localStorage.getItem(REMEMBERED);
  return kept !== null && kept in GROUPS ? (kept as Group) : 'all';
};

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly speech: Speech;
  readonly complaintNo: string;
  readonly files: readonly Evidence[];
}

const Entry = ({ entry, speech, complaintNo, files }: EntryProps) => {
  const { t, label, long } = useWords();
  const by =
    entry.actor.id && groupOf(entry) === 'people'
      ? speech.person(entry.actor.id)
      : t('timelineBySystem');
  return (
    <li className={`entry ${groupOf(entry)}`} data-event={eventName(entry.type)}>
      <p className="entry-head">
        <strong>{label('timeline', eventName(entry.type))}</strong>
        <span className="soft">
          {by}
          {entry.actor.role && ` · ${label('role', entry.actor.role)}`} ·{' '}
          <time dateTime={entry.at}>{long(entry.at)}</time>
        </span>
      </p>
      {linesOf(entry, speech).map((line, index) => (
        <p key={index} className="entry-line">
          {shown(line)}
        </p>
      ))}
      {Object.entries(entry.text).map(([name, text]) => (
        <blockquote key={name}>
          <span className="soft">{label('text', textCode(eventName(entry.type), name))}</span>
          <p className="said" dir="auto">
            {shown(text)}
          </p>
        </blockquote>
      ))}
      {files.length > 0 && (
        <ul className="plain-list entry-files">
          {files.map((file) => (
            <EvidenceFile
              key={file.uploadId}
              file={file}
              complaintNo={complaintNo}
              withSlot
              folded
            />
          ))}
        </ul>
      )}
    </li>
  );
};

const keyOf = (entry: TimelineEntry, index: number): string =>
  `${entry.version}-${entry.type}-${index}`;

/** What the machine wrote between two things that people did; drawn when it is opened. */
const Folded = ({
  entries,
  speech,
  complaintNo,
}: Pick<EntryProps, 'speech' | 'complaintNo'> & { readonly entries: readonly TimelineEntry[] }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <li className="entry machine">
      <button type="button" className="plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('machineLines', { count: entries.length })}
      </button>
      {open && (
        <ol className="timeline">
          {entries.map((entry, index) => (
            <Entry key={keyOf(entry, index)} {...{ entry, speech, complaintNo }} files={[]} />
          ))}
        </ol>
      )}
    </li>
  );
};

/** Everything that happened, newest first: what people did, and between it, folded, what the machine wrote. */
export const Timeline = ({ detail }: { readonly detail: CaseDetail }) => {
  const { t } = useWords();
  const speech = useSpeech(detail.clocks);
  const [group, setGroup] = useState(loadGroup);
  const show = (next: Group): void => {
    localStorage.setItem(REMEMBERED, next);
    setGroup(next);
  };
  const { complaintNo, version, timeline, fields } = detail;
  const evidence = useEvidence(complaintNo, version, fields.includes('attachments'));
  const byEntry = filesByEntry(evidence.data?.files ?? [], timeline);
  const underText = new Set([...byEntry.values()].flat().map(({ uploadId }) => uploadId));
  const filesUnder = (entry: TimelineEntry): readonly Evidence[] =>
    byEntry.get(entry) ??
    (evidence.data?.files ?? []).filter(({ uploadId }) => uploadId === entry.data['uploadId']);
  const entries = timeline
    .filter((entry) => group === 'all' || groupOf(entry) === group)
    .filter(({ data }) => !underText.has(String(data['uploadId'])))
    .toReversed();
  const parts: readonly TimelinePart[] =
    group === 'all'
      ? foldMachine(entries)
      : entries.map((entry) => ({ kind: 'entry' as const, entry }));
  return (
    <section className="card" aria-labelledby="timeline-title">
      <div className="card-head">
        <h2 id="timeline-title">{t('timelineTitle')}</h2>
        <Segmented
          size="small"
          aria-label={t('timelineTitle')}
          value={group}
          onChange={show}
          options={(Object.keys(GROUPS) as Group[]).map((value) => ({
            value,
            label: t(GROUPS[value]),
          }))}
        />
      </div>
      {entries.length === 0 && <p className="soft">{t('timelineEmpty')}</p>}
      <ol className="timeline">
        {parts.map((part, index) =>
          part.kind === 'entry' ? (
            <Entry
              key={keyOf(part.entry, index)}
              {...{ entry: part.entry, speech, complaintNo }}
              files={filesUnder(part.entry)}
            />
          ) : (
            <Folded key={`folded-${index}`} {...{ entries: part.entries, speech, complaintNo }} />
          ),
        )}
      </ol>
    </section>
  );
};
