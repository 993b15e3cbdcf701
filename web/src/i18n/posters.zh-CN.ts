/** 海报页面的句子。`{name}` 是一个值。 */
export const posters = {
  postersIntro:
    '把海报贴在墙上、把小标牌放在窗口。病人扫码就打开投诉页面，院区和科室已经填好，也可以改。电话取自制度中的文头；文头没有电话时留空手写。',
  postersNowhere: '没有您可以打印海报的院区，或者这些院区没有开放网上表单。',
  postersCampusLabel: '院区',
  postersFor: '贴在哪里',
  postersAll: '全选',
  postersNone: '全不选',
  postersCampus: '{name}（全院区）',
  postersBox: '意见箱：{place}（{code}）',
  postersSize: '大小',
  postersSize_a4: '海报（A4）',
  postersSize_sign: '小标牌（A6，打印时可选每张4页）',
  postersLanguage: '语言',
  postersLanguage_both: '中文和英文',
  'postersLanguage_zh-CN': '中文',
  postersLanguage_en: '英文',
  postersTooMany: '一次最多打印{most}张，请少选一些，分几次打印。',
  postersMissing: '字库中没有这些字：{characters}，海报上显示为〓。',
  postersPrint: '生成 {count} 张（PDF）',
} as const;
