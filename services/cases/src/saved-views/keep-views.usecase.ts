import { Injectable } from '@nestjs/common';
import { ProblemError, type Identity, type SavedView, type SaveView } from '@tingsu/contracts';
import { UnitOfWork } from '@tingsu/database';
import {
  listSavedViews,
  lockSavedView,
  mayEdit,
  removeSavedView,
  standsAgainst,
  writeSavedView,
} from './saved-views.repository.js';
import { mayShare } from './who-shares.js';

/** The saved views of a person: one's own and those that were shared. */
@Injectable()
export class KeepViews {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(who: Identity): Promise<SavedView[]> {
    const personId = personOf(who);
    return this.unitOfWork.run(who.tenantId, (tx) => listSavedViews(tx, who, personId));
  }

  /** Makes it or changes it; the caller chose its id, so that it may be sent twice. */
  save(who: Identity, id: string, wanted: SaveView): Promise<SavedView> {
    const personId = personOf(who);
    if (wanted.shared && !mayShare(who, wanted.shared)) throw refused();
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const known = await lockSavedView(tx, id);
      if (known && !mayEdit(who, known)) throw refused();
      const against = await standsAgainst(tx, id, personId, wanted);
      if (against === 'name_taken')
        throw new ProblemError('saved_view.name_taken', 'Choose another name.');
      if (against === 'full')
        throw new ProblemError('saved_view.full', 'Delete one that nobody needs any more.');
      await writeSavedView(tx, id, personId, wanted);
      const { name, shared, query } = wanted;
      return { id, name, shared, query: query as SavedView['query'], mayEdit: true };
    });
  }

  /** What is gone already is no refusal. */
  remove(who: Identity, id: string): Promise<void> {
    personOf(who);
    return this.unitOfWork.run(who.tenantId, async (tx) => {
      const known = await lockSavedView(tx, id);
      if (!known) return;
      if (!mayEdit(who, known)) throw refused();
      await removeSavedView(tx, id);
    });
  }
}

function personOf({ personId }: Identity): string {
  if (personId === null) throw new ProblemError('access.denied', 'Saved views belong to staff.');
  return personId;
}

const refused = (): ProblemError =>
  new ProblemError(
    'access.denied',
    'Views are shared and changed by the complaint centre and leaders, on their campus or in the group.',
  );
