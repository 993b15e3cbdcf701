import type { HoldKind, InquiryTaskKind } from '@tingsu/contracts';
import type { LabelTable } from '../i18n/labels';
import type { TextKey } from '../i18n/texts';

/** How one field of a command is asked for. `max` is in characters and equals the limit of the API. */
export type CommandField = {
  readonly name: string;
  readonly text: TextKey;
  readonly optional?: boolean;
  /** Not optional where the policy wants the complainant to get a notice of the extension of the chosen clock. */
  readonly noticeOfExtension?: boolean;
  /** Asked for only where the complaint does not state all that the policy asks for. */
  readonly whereMissing?: true;
  /** Asked for only where a committee or a team sits. */
  readonly ofPanel?: true;
  /** Asked for only with a milestone that wants it. */
  readonly part?: 'place' | 'findings';
  /** Asked for only while another field has one of these values. */
  readonly when?: { readonly name: string; readonly is: readonly string[] };
  /** Asked for only where the policy gives something to choose from. */
  readonly whereOffered?: true;
  /** Asked for only where the policy asks for it of who tells the outcome, by any medium. */
  readonly asked?: 'signatureFor' | 'noteFor' | 'apologies';
  /** Asked for only where a case has several issues. */
  readonly whereSeveral?: true;
  /** Asked for only where it does not follow from what was found about the issues. */
  readonly whereUnfound?: true;
  /** Asked for only with a remedy that may be owed in money, or once it is said that somebody outside set the amount. */
  readonly ofMoney?: 'owed' | 'set';
  /** Asked for only of a meeting with the complainant, or only of one without. */
  readonly ofMeeting?: 'complainant' | 'staff';
  /** Asked for only about tasks of these kinds. */
  readonly ofTask?: readonly InquiryTaskKind[];
  /** Asked for only about evidence of this kind: records, or one kind of objects. */
  readonly ofHold?: HoldKind;
} & (
  | { readonly kind: 'line' | 'text'; readonly max: number }
  | { readonly kind: 'choice' | 'choices'; readonly table: LabelTable }
  /** A question with two answers, of which neither goes without saying; `yes` and `no` are the codes of the table. */
  | { readonly kind: 'yesOrNo'; readonly table: LabelTable }
  /** `past`: what has happened already, perhaps just now. */
  | { readonly kind: 'instant'; readonly past?: true }
  /** The codes of the table are numbers. */
  | { readonly kind: 'number'; readonly table: LabelTable }
  | {
      readonly kind:
        | 'decline'
        | 'department'
        | 'departments'
        /** A department that owes something in this case. */
        | 'owing'
        /** Something that the complainant has to be told and is not known to know. */
        | 'untold'
        /** Respondents may work on any campus, so these lists have all departments and all colleagues. */
        | 'allDepartments'
        | 'people'
        /** One of those who may own a case. */
        | 'owner'
        | 'yesNo'
        | 'rating'
        | 'followUp'
        /** Words to the questions of the chosen call-back. */
        | 'answers'
        | 'facts'
        | 'amount'
        | 'date'
        /** Somebody of the leading department. */
        | 'colleague'
        /** One of all colleagues. */
        | 'person'
        /** A committee of the register. */
        | 'committee'
        /** Who of it sat, and who did not agree. */
        | 'panelists'
        | 'dissent'
        /** A meeting of which something is to be recorded. */
        | 'meeting'
        /** What is done, by whom and until when. */
        | 'steps'
        /** An amount of money, for remedies that have one. */
        | 'money'
        /** The parts in which it is paid. */
        | 'instalments'
        /** Ways to make the matter good, the best first; one of those that were offered. */
        /** One of those complained of; a result that was served; a request to look at it again. */
        | 'party'
        /** What the four parts of the file are, or why one is not. */
        | 'archiveParts'
        | 'result'
        | 'alternatives'
        | 'alternative'
        | 'milestone'
        /** What is still to be found out. */
        | 'task'
        /** A list, one item a line. */
        | 'lines'
        /** A step that a reportable event starts. */
        | 'reportStep';
    }
  /** An issue of the case, or a code by which issues are sorted. */
  | {
      readonly kind:
        | 'issue'
        | 'issues'
        | 'category'
        | 'topics'
        | 'causes'
        | 'problem'
        | 'issueSeverity'
        | 'harm';
    }
  /** A seal of the case, or a report to an authority, that the command can be about. */
  | {
      readonly kind: 'hold';
      readonly of: 'asked' | 'sealed' | 'unfinished' | 'uninspected' | 'examined';
    }
  | { readonly kind: 'report'; readonly of: 'unsent' | 'open' }
  /** A request to look at a result again: one that is open, or one whose conclusion nobody has read yet. */
  | { readonly kind: 'reconsideration'; readonly of: 'open' | 'unread' }
  /** An expert opinion of the case that the command can be about, or a degree of responsibility that the policy knows. */
  | {
      readonly kind: 'expertOpinion';
      readonly of: 'open' | 'untaken' | 'received' | 'untold';
    }
  | { readonly kind: 'expertDegree' }
  /** A file that a step asks for and that is missing. */
  | { readonly kind: 'missingSlot' }
  | {
      readonly kind: 'mediation';
      readonly of: 'open' | 'unanswered' | 'running' | 'agreed' | 'signed';
    }
  /** A remedy of the case: one that waits for this person, one that can be carried out, or any that is open. */
  | { readonly kind: 'remedy'; readonly of: 'decide' | 'carryOut' | 'open' }
  /** A clock of the case: one that may be extended, one with a date to agree on, one for which more time was asked. */
  | { readonly kind: 'clock'; readonly of: 'extend' | 'agree' | 'complain' | 'requested' }
);
