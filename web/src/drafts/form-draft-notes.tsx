import type { FormDraft } from './use-form-draft';
import { DraftLine, OtherWords } from './draft-line';
import { RestoredNote } from './restored-note';
import { WrittenWords } from './written-words';

interface Props<Values extends object> {
  readonly draft: FormDraft<Values>;
  /** The fields with words, by name, as the form calls them. */
  readonly names: Readonly<Partial<Record<keyof Values & string, string>>>;
}

/** What a form outside a case says of its draft: that it is back, that another device has another one, and where it is kept. */
export const FormDraftNotes = <Values extends object>({ draft, names }: Props<Values>) => (
  <>
    {draft.restored && <RestoredNote onClear={draft.startAgain} />}
    <OtherWords place={draft.place} onTake={draft.show}>
      {(values) => (
        <WrittenWords
          words={Object.entries<string | undefined>(names).flatMap(([name, title]) => {
            const value = values[name];
            return title && typeof value === 'string' && value.trim() !== ''
              ? [{ name, title, value }]
              : [];
          })}
        />
      )}
    </OtherWords>
    <DraftLine place={draft.place} />
  </>
);
