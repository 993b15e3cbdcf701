import {
  CaseCausesRecorded,
  CaseComplaintVerified,
  CaseCopiesGiven,
  CaseEvidenceAdded,
  CaseIncidentRecorded,
  CaseInterestDeclared,
  CaseInterestRuled,
  CaseInvalidated,
  CaseInvalidityProposed,
  CaseMarkEnded,
  CaseNoted,
  CasePaperMade,
  CasePeopleExcluded,
  CaseTaskDone,
  CaseTaskDropped,
  CaseTaskPlanned,
  CaseTaskReassigned,
} from '../case-events/index.js';
import type { FieldClass } from './field-classes.js';

/** Facts of a case that are themselves of a class: who may not see it does not learn that it happened. */
const CLASS_OF_FACT: Readonly<Record<string, FieldClass>> = {
  [CaseInvalidityProposed.type]: 'judgement',
  [CaseInvalidated.type]: 'judgement',
  [CaseMarkEnded.type]: 'judgement',
  [CaseIncidentRecorded.type]: 'notes',
  [CasePeopleExcluded.type]: 'notes',
  [CaseNoted.type]: 'notes',
  [CaseComplaintVerified.type]: 'judgement',
  [CaseTaskPlanned.type]: 'inquiry',
  [CaseTaskReassigned.type]: 'inquiry',
  [CaseTaskDone.type]: 'inquiry',
  [CaseTaskDropped.type]: 'inquiry',
  [CaseInterestDeclared.type]: 'inquiry',
  [CaseInterestRuled.type]: 'inquiry',
  [CaseEvidenceAdded.type]: 'opinion',
  [CaseCopiesGiven.type]: 'opinion',
  [CaseCausesRecorded.type]: 'opinion',
  [CasePaperMade.type]: 'opinion',
};

/** Whether a reader who sees these classes learns that this happened. */
export function seesFact(type: string, fields: readonly FieldClass[]): boolean {
  const own = CLASS_OF_FACT[type];
  return own === undefined || fields.includes(own);
}
