export interface FactDefinition {
  readonly type: 'boolean' | 'number' | 'code' | 'codes' | 'date';
  /** Who establishes it; `derived` facts are decided by the engine and may be used in clocks, ladders and follow-up plans only. */
  readonly owner: 'adapter' | 'triage' | 'investigation' | 'derived';
  readonly zh: string;
  readonly en: string;
}

const fact = (type: FactDefinition['type'], owner: FactDefinition['owner'], zh: string, en: string): FactDefinition => ({
  type,
  owner,
  zh,
  en,
});

/** The published catalogue: policy documents may use these facts and no others, so that a document can be checked. */
export const FACTS: Readonly<Record<string, FactDefinition>> = {
  channel: fact('code', 'adapter', '投诉渠道', 'channel'),
  channelMarks: fact('codes', 'adapter', '渠道标记', 'marks of the channel'),
  caseKind: fact('code', 'adapter', '内部或外部投诉', 'external or internal'),
  relation: fact('code', 'adapter', '与患者关系', 'relation to the patient'),
  anonymous: fact('boolean', 'adapter', '匿名', 'anonymous'),
  madeOrally: fact('boolean', 'adapter', '口头投诉', 'made orally'),
  category: fact('code', 'triage', '内容分类', 'category'),
  topics: fact('codes', 'triage', '主题', 'topics'),
  topic: fact('code', 'derived', '主要主题', 'main topic'),
  mainParty: fact('code', 'triage', '主要当事人', 'main party'),
  place: fact('code', 'triage', '地点', 'place'),
  box: fact('code', 'adapter', '意见箱', 'suggestion box'),
  multiDepartment: fact('boolean', 'triage', '涉及多个科室', 'several departments'),
  complexDispute: fact('boolean', 'triage', '较复杂医患纠纷', 'complex dispute'),
  complex: fact('boolean', 'triage', '情节复杂', 'complex'),
  harm: fact('boolean', 'triage', '造成损害', 'harm'),
  death: fact('boolean', 'triage', '死亡', 'death'),
  personsHarmed: fact('number', 'triage', '受损害人数', 'persons harmed'),
  possibleAccidentGrade: fact('number', 'triage', '可能的医疗事故等级', 'possible accident grade, 1 is the gravest'),
  safetyEventGrade: fact('code', 'triage', '医疗质量安全事件级别', 'safety event grade'),
  regionalRule: fact('boolean', 'triage', '属地规定须上报', 'reportable under a regional rule'),
  nonMedicalHarm: fact('boolean', 'triage', '非医疗损害', 'harm outside treatment'),
  abusiveAttitude: fact('boolean', 'triage', '态度恶劣', 'abusive attitude'),
  seriousEthicsBreach: fact('boolean', 'triage', '严重违反医德', 'serious ethics breach'),
  extremeDissatisfaction: fact('boolean', 'triage', '极其不满', 'extreme dissatisfaction'),
  compensationByStaffFault: fact('boolean', 'investigation', '因工作人员过失赔偿', 'compensation caused by staff'),
  patientSafety: fact('boolean', 'triage', '涉及患者安全', 'patient safety'),
  personalSafety: fact('boolean', 'triage', '涉及人身安全', 'personal safety'),
  majorImpact: fact('boolean', 'triage', '重大影响', 'major impact'),
  media: fact('boolean', 'triage', '媒体关注', 'media attention'),
  personalInfoBreach: fact('boolean', 'triage', '个人信息泄露', 'privacy breach'),
  securityThreat: fact('boolean', 'triage', '安全威胁', 'threat of violence'),
  minor: fact('boolean', 'triage', '未成年人', 'a minor is concerned'),
  repeatCount: fact('number', 'triage', '同一问题投诉次数', 'number of complaints about the same issue'),
  externalParty: fact('boolean', 'triage', '涉及外单位', 'an outside party is concerned'),
  courtFiled: fact('boolean', 'triage', '已向法院起诉', 'filed in court'),
  reportedToSuperior: fact('boolean', 'triage', '已向上级反映', 'reported to a superior authority'),
  superiorDecided: fact('boolean', 'triage', '上级已作出处理', 'decided by a superior authority'),
  policeCase: fact('boolean', 'triage', '治安或刑事案件', 'police case'),
  outOfScope: fact('boolean', 'triage', '不属于职权范围', 'out of scope'),
  stage: fact('number', 'triage', '办理阶段', 'stage at which the complaint is made'),
  notOurs: fact('boolean', 'triage', '转办事项不属本单位', 'transferred to the wrong body'),
  subjectAndFactsClear: fact('boolean', 'triage', '对象明确事实具体', 'subject and facts are clear'),
  supplementTried: fact('boolean', 'triage', '已要求补正', 'a supplement was asked for'),
  confirmedMalicious: fact('boolean', 'investigation', '查实恶意', 'confirmed malicious'),
  confirmedUntrue: fact('boolean', 'investigation', '查实不实', 'confirmed untrue'),
  confidentialFromRespondent: fact('boolean', 'triage', '对被投诉部门保密', 'hidden from the respondent'),
  resolvedOnSpot: fact('boolean', 'triage', '当场解决', 'resolved on the spot'),
  duplicateOf: fact('code', 'triage', '重复于', 'duplicate of'),
  fault: fact('code', 'investigation', '责任方', 'party at fault'),
  resolvedToSatisfactionByNextWorkingDay: fact(
    'boolean',
    'triage',
    '次工作日前满意解决',
    'resolved to satisfaction by the next working day',
  ),
  agreedDate: fact('date', 'triage', '与投诉人约定的日期', 'date agreed with the complainant'),
  track: fact('code', 'derived', '办理轨道', 'track'),
  nature: fact('code', 'derived', '性质', 'nature'),
  priority: fact('code', 'derived', '优先级', 'priority'),
  reportable: fact('boolean', 'derived', '需上报', 'reportable'),
};
