import '../i18n/after';
import { ARCHIVE_PARTS, type ArchivePart } from '@tingsu/contracts';
import { Input, Select, Space } from 'antd';
import { useWords } from '../kit/words';
import type { TypedPart, TypedParts } from './typed-parts';

/** The checklist of the file: what the log holds is ticked, and of each part one may say where its paper is, or why there is none. */
export const ArchiveParts = ({
  known,
  value = {},
  onChange,
}: {
  readonly known: readonly ArchivePart[];
  readonly value?: TypedParts;
  onChange?(typed: TypedParts): void;
}) => {
  const { t, label } = useWords();
  const set = (part: ArchivePart, change: Partial<TypedPart>): void =>
    onChange?.({ ...value, [part]: { how: 'place', words: '', ...value[part], ...change } });
  return (
    <ul className="plain-list archive-parts">
      {ARCHIVE_PARTS.map((part) => {
        const there = known.includes(part);
        const name = label('archivePart', part);
        const how = value[part]?.how ?? 'place';
        return (
          <li key={part} data-part={part} data-done={there}>
            <p>
              <span aria-hidden="true">{there ? '✓' : '○'}</span> {name}{' '}
              <span className="soft">{t(there ? 'archiveInSystem' : 'archiveNotInSystem')}</span>
            </p>
            <Space.Compact block>
              {!there && (
                <Select
                  aria-label={`${name}：${t('archiveHow')}`}
                  value={how}
                  onChange={(next: TypedPart['how']) => set(part, { how: next })}
                  options={(['place', 'absent'] as const).map((one) => ({
                    value: one,
                    label: t(`archiveHow_${one}`),
                  }))}
                  style={{ width: 140 }}
                />
              )}
              <Input
                aria-label={`${name}：${t(`archiveHow_${how}`)}`}
                placeholder={t(how === 'absent' ? 'archiveWhyNot' : 'archivePlace')}
                maxLength={how === 'absent' ? 500 : 200}
                value={value[part]?.words ?? ''}
                onChange={(event) => set(part, { words: event.target.value })}
              />
            </Space.Compact>
          </li>
        );
      })}
    </ul>
  );
};
